import type { ImportComparison, ImportDecisions, ImportPreview } from "../../usecases/importCases";

/** A notice that was read and is being looked through; kept while the person looks at other views. */
export interface ImportDesk {
  readonly preview: ImportPreview;
  readonly decisions: ImportDecisions;
  /** What a corrected notice would change, and the decisions it was compared with; null for a first import. */
  readonly compared: { readonly comparison: ImportComparison; readonly decisions: ImportDecisions } | null;
  /** Differences the person does not take. */
  readonly kept: readonly string[];
}

export function freshDesk(preview: ImportPreview): ImportDesk {
  return { preview, decisions: { repairs: preview.remembered, unitNames: {} }, compared: null, kept: [] };
}
