/**
 * Whether two formulas say the same: programs rewrite case, blanks and needless quotes of sheet names when they
 * save, and that alone is no reason to write a cell again. Texts inside a formula are compared as they are.
 */
export function sameFormula(one: string | undefined, other: string | undefined): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && canonical(one) === canonical(other);
}

function canonical(formula: string): string {
  const pieces = formula.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+|["']/g) ?? [];
  return pieces.map(canonicalPiece).join("");
}

function canonicalPiece(piece: string): string {
  if (piece.length > 1 && piece.startsWith('"')) return piece;
  if (!piece.startsWith("'")) return piece.replace(/\s+/g, "").toUpperCase();
  const name = piece.slice(1, -1);
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name);
  return (plain ? name : piece).toUpperCase();
}
