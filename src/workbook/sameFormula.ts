/** Sheet names Excel writes without quotes. */
const PLAIN_SHEET = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const LOOKS_LIKE_CELL = /^[A-Za-z]{1,3}\d+$/;
/** LibreOffice saves the constants as calls. */
const CONSTANT_CALL = /(?<![\p{L}\d._$])(TRUE|FALSE)\(\)/gu;

function bareSheet(name: string): string {
  return PLAIN_SHEET.test(name) && !LOOKS_LIKE_CELL.test(name) ? name : `'${name}'`;
}

function canonicalCode(code: string): string {
  return code
    .replace(/\s+/g, "")
    .replace(/(?<![\p{L}\d.$_])(\d+)\.(\d*?)0*(?![\d.])/gu, (_all, whole: string, fraction: string) =>
      fraction === "" ? whole : `${whole}.${fraction}`,
    )
    .toUpperCase()
    .replace(CONSTANT_CALL, "$1");
}

/**
 * A formula as Excel would hand it back: case, spaces, needless quotes of sheet names, trailing zeros and
 * TRUE written as a call are no difference, texts are. Without this every render would rewrite what stands there already.
 */
export function canonicalFormula(formula: string): string {
  const parts = formula.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+|["']/g) ?? [];
  return parts
    .map((part) => {
      if (part.length > 1 && part.startsWith('"')) return part;
      if (part.length > 1 && part.startsWith("'")) return bareSheet(part.slice(1, -1)).toUpperCase();
      return canonicalCode(part);
    })
    .join("");
}

/** Whether two formulas say the same; `undefined` is no formula. */
export function sameFormula(left: string | undefined, right: string | undefined): boolean {
  if (left === right) return true;
  return left !== undefined && right !== undefined && canonicalFormula(left) === canonicalFormula(right);
}
