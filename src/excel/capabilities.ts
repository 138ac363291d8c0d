/** Members beyond the manifest's floor (ExcelApi 1.14), read once and handed on. */
export interface Capabilities {
  /** `worksheets.onNameChanged` (1.17). */
  readonly sheetNameEvents: boolean;
  /** `mergeUndoGroup`: one step back for a whole run (1.20). */
  readonly undoGroups: boolean;
}

/** Versions are texts: as numbers 1.1 and 1.10 would be the same. */
export function readCapabilities(): Capabilities {
  const { requirements } = Office.context;
  return {
    sheetNameEvents: requirements.isSetSupported("ExcelApi", "1.17"),
    undoGroups: requirements.isSetSupported("ExcelApi", "1.20"),
  };
}
