import type { Seal } from "../../domain/records";
import { readSealCode } from "../../review/seal";
import { MATRIX_ROW } from "../layout";
import { SEAL_CODE_WORD } from "../sheets/sealCells";
import { STORED_LABEL } from "../sheets/sealWeightCells";
import type { ContentReader } from "./contentReader";

/** The stored seal, from 标识; from the printed code on 分配表 alone where 标识 is lost. */
export function readSeal(allocation: ContentReader, keys: ContentReader): Seal | null {
  return storedSeal(keys) ?? printedSeal(allocation);
}

function storedSeal(keys: ContentReader): Seal | null {
  for (let row = 0; row < Math.min(keys.rowCount, MATRIX_ROW.first); row += 1) {
    if (keys.text(row, 0) !== STORED_LABEL) continue;
    const code = readSealCode(keys.text(row, 1));
    if (code === null) return null;
    return { code, number: keys.number(row, 2), at: keys.text(row, 3), version: keys.number(row, 4) ?? 1 };
  }
  return null;
}

function printedSeal(allocation: ContentReader): Seal | null {
  for (let column = 0; column < allocation.columnCount; column += 1) {
    const text = allocation.text(MATRIX_ROW.state, column);
    if (!text.startsWith(SEAL_CODE_WORD)) continue;
    const match = /^核对码 (\S{9})(?:（(\d{4}-\d{2}-\d{2})）)?$/.exec(text);
    const code = match?.[1] === undefined ? null : readSealCode(match[1]);
    return code === null ? null : { code, number: null, at: match?.[2] ?? "", version: 1 };
  }
  return null;
}
