import { DOUBT_WORD } from "../domain/returnTables";
import { compactText, NOT_UNDERSTOOD, understoodAs, type Understood } from "./typedText";

const DENIAL = /[非不未无没除]/;

/** One of the given words; near spelling is noted, what fits two words or denies one is not understood. */
export function choiceOf(typed: string, choices: readonly string[]): Understood<string> {
  const text = compactText(typed);
  const same = choices.find((choice) => compactText(choice) === text);
  if (same !== undefined) return { value: same, note: same === typed ? "" : understoodAs(typed, same) };
  if (DENIAL.test(text)) return NOT_UNDERSTOOD;
  const near = choices.filter((choice) => text.includes(choice) || isMisspelt(text, choice));
  const [only] = near;
  if (only === undefined || near.length > 1) return NOT_UNDERSTOOD;
  return { value: only, note: understoodAs(typed, only) };
}

/** One character other, more or fewer, in a word long enough that this tells. */
function isMisspelt(text: string, word: string): boolean {
  if (word.length < 4 || Math.abs(text.length - word.length) > 1) return false;
  let head = 0;
  while (head < text.length && head < word.length && text[head] === word[head]) head += 1;
  let tail = 0;
  const most = Math.min(text.length, word.length) - head;
  while (tail < most && text[text.length - 1 - tail] === word[word.length - 1 - tail]) tail += 1;
  return Math.max(text.length, word.length) - head - tail <= 1;
}

/** Whatever stands in 拿不准 but a denial is a doubt; a reason typed there stays readable. */
export function doubtOf(typed: string): Understood<string> {
  const text = compactText(typed);
  if (text === DOUBT_WORD) return { value: DOUBT_WORD, note: "" };
  if (/^(否|无|没有|不是|确定|x|×|no|false|0)$/i.test(text)) return NOT_UNDERSTOOD;
  return { value: DOUBT_WORD, note: understoodAs(typed, DOUBT_WORD) };
}

export interface NamedLine {
  readonly id: string;
  /** `1 互联互通` */
  readonly label: string;
}

/** A line by its label, number (1, 项目1) or name; noted unless it stands as printed. Two that fit are asked. */
export function lineOf(typed: string, lines: readonly NamedLine[]): Understood<string> {
  const text = compactText(typed);
  const exact = lines.filter(({ label }) => label === typed.trim());
  if (exact.length === 1) return { value: exact[0]?.id ?? null, note: "" };
  const ways: readonly ((line: NamedLine) => boolean)[] = [
    ({ id, label }) => compactText(label) === text || id === text,
    ({ label }) => numberPart(label) === /^(?:项目|第)?(\d+)(?:号|项|\.|、)?$/.exec(text)?.[1],
    ({ label }) => namePart(label) !== "" && namePart(label) === text.replace(/^(?:项目)?\d+[.、:-]?/, ""),
    ({ label }) => namePart(label).length >= 2 && text.includes(namePart(label)),
    ({ label }) => text.length >= 2 && namePart(label).includes(text),
  ];
  for (const fits of ways) {
    const found = lines.filter((line) => fits(line));
    const [line] = found;
    if (!line) continue;
    // A number that says another line than the name beside it is a contradiction, not a spelling.
    const number = /^(?:项目)?(\d+)/.exec(text)?.[1];
    if (found.length > 1 || (number !== undefined && number !== numberPart(line.label))) return NOT_UNDERSTOOD;
    return { value: line.id, note: understoodAs(typed, line.label) };
  }
  return NOT_UNDERSTOOD;
}

function numberPart(label: string): string | null {
  return /^\d+(?:-\d+)?/.exec(compactText(label))?.[0] ?? null;
}

function namePart(label: string): string {
  return compactText(label.replace(/^\d+(?:-\d+)?\s+/, ""));
}
