/**
 * The engine's formulas cannot name a table with `_`, `.` or `\` in it, so such names are spelt there with letters that
 * look like them.
 */
const lookalikes: readonly (readonly [own: string, engine: string])[] = [
  ["_", "\u02CD"],
  [".", "\u2024"],
  ["\\", "\u29F5"],
];

/** `'#` in the name of a column, which the engine takes for a section such as `#Data`. */
const [ownHash, engineHash] = ["'#", "\u2317"] as const;

/** A name directly before a bracket, or a quoted text, which is left alone. */
const named = /"(?:[^"]|"")*"|'#|\u2317|[\p{L}_\\\u02CD\u29F5][\p{L}\p{N}_.\\\u02CD\u2024\u29F5]*(?=\[)/gu;

function respelt(text: string, from: 0 | 1): string {
  return lookalikes.reduce((result, pair) => result.replaceAll(pair[from], pair[1 - from] ?? ""), text);
}

/** A table's name as the engine can read it. */
export function engineTableName(name: string): string {
  return respelt(name, 0);
}

/** A formula as the engine can read it. */
export function toEngineFormula(formula: string): string {
  if (!formula.includes("[")) return formula;
  return formula.replace(named, (word) =>
    word.startsWith('"') ? word : word === ownHash ? engineHash : respelt(word, 0),
  );
}

/** The names a column goes by in the engine's formulas. */
export function engineColumnNames(name: string): readonly string[] {
  const escaped = name.replace(/[[\]#']/g, "'$&");
  return [name, escaped, escaped.replaceAll(ownHash, engineHash)];
}

/** A formula of the engine in its own spelling. */
export function fromEngineFormula(formula: string): string {
  if (!formula.includes("[") || !/[\u02CD\u2024\u29F5\u2317]/.test(formula)) return formula;
  return formula.replace(named, (word) =>
    word.startsWith('"') ? word : word === engineHash ? ownHash : respelt(word, 1),
  );
}
