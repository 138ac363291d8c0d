import { fixedBlock } from "../address";
import { SHEET } from "../names";
import { PROOF_COLUMN, PROOF_ROW, type ProofRow } from "../proofModel";

/** One column of 校验 over all its rows. */
export function proofColumn(key: keyof typeof PROOF_COLUMN, rows: number): string {
  const column = PROOF_COLUMN[key];
  const last = PROOF_ROW.first + Math.max(1, rows) - 1;
  return fixedBlock(SHEET.proof, { row: PROOF_ROW.first, column }, { row: last, column });
}

/** The rows of 校验 that 预警 lists, in its order: must before advice, broken before unknown. */
export function listedFindings(proof: readonly ProofRow[]): readonly ProofRow[] {
  return proof.filter((row) => row.order !== "").sort((a, b) => Number(a.order) - Number(b.order));
}

/** What 校验 says of the finding at a place (from 0) of 预警; empty where there are fewer. Without `=`. */
export function findingFormula(proof: readonly ProofRow[], place: number, key: keyof typeof PROOF_COLUMN): string {
  const orders = proofColumn("order", proof.length);
  return `IFERROR(INDEX(${proofColumn(key, proof.length)},MATCH(SMALL(${orders},${place + 1}),${orders},0)),"")`;
}

/** 另有3条，见“预警”。 after the first `shown`; empty when those are all. */
export function restFormula(
  proof: readonly ProofRow[],
  shown: number,
): { readonly formula: string; readonly value: string } {
  const count = `COUNT(${proofColumn("order", proof.length)})`;
  const rest = listedFindings(proof).length - shown;
  return {
    formula: `=IF(${count}>${shown},"另有"&(${count}-${shown})&"条，见“预警”。","")`,
    value: rest > 0 ? `另有${rest}条，见“预警”。` : "",
  };
}
