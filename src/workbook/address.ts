/** 0-based column → letters: 0 → `A`, 26 → `AA`. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 0-based row and column → `E9`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** 0-based row and column → `$E$9`. */
export function fixedAddress(row: number, column: number): string {
  return `$${columnLetters(column)}$${row + 1}`;
}

/**
 * 0-based row and column → `$E9`: a formula that speaks of its own row so is the same in every row, and a port may
 * write it once and have it copied down.
 */
export function ownRowAddress(row: number, column: number): string {
  return `$${columnLetters(column)}${row + 1}`;
}

/** `分配表` and a cell → `分配表!E9`, quoting the sheet name where Excel needs it. */
export function onSheet(sheet: string, address: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) ? `${sheet}!${address}` : `'${sheet.replace(/'/g, "''")}'!${address}`;
}

/** A fixed block, both ends included, on a sheet: `分配表!$D$9:$D$26`. */
export function fixedBlock(
  sheet: string,
  first: { readonly row: number; readonly column: number },
  last: { readonly row: number; readonly column: number },
): string {
  return onSheet(sheet, `${fixedAddress(first.row, first.column)}:${fixedAddress(last.row, last.column)}`);
}

/** `E9` or `$E$9` → 0-based row and column; null for anything else. */
export function parseCell(address: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d*)$/.exec(address);
  if (!match?.[1] || !match[2]) return null;
  let column = 0;
  for (const letter of match[1]) column = column * 26 + (letter.charCodeAt(0) - 64);
  return { row: Number(match[2]) - 1, column: column - 1 };
}
