import { success, type Result } from "../../domain/fault";
import { sealCodeText } from "../../review/seal";
import type { SealCheck } from "../../usecases/review";
import { readArguments } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk, type ReviewDesk } from "../reviewDesk";
import type { Answer, Verb } from "../verb";

const USAGE =
  "seal book.xlsx (--check CODE | [--by NAME] [--reason TEXT] --out book.xlsx) [--today YYYY-MM-DD] [--json]";

/** `seal`: stores 核对码 and 核对数, or compares a printed code with the figures (exit 1 when they differ). */
export const sealVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = {
      check: { type: "string" },
      reason: { type: "string" },
      out: { type: "string" },
    } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const desk = await openDesk(files[0] ?? "", clock, text["by"]);
    if (!desk.ok) return desk;
    if (text["check"] !== undefined) return compare(desk.value, text["check"]);
    const out = requiredOption("out", text["out"], USAGE);
    return out.ok ? keep(desk.value, text["reason"], out.value) : out;
  },
};

async function keep({ port, fund }: ReviewDesk, reason: string | undefined, out: string): Promise<Result<Answer>> {
  const view = await fund.sealNow(reason);
  if (!view.ok) return view;
  const { seal } = view.value.book;
  const written = await writeBytes(out, await port.save());
  if (!written.ok || seal === null) return written.ok ? success({ json: null, lines: [], exitCode: 1 }) : written;
  const { code, number, at } = seal;
  return success({
    json: { code, number, at },
    lines: [`核对码 ${sealCodeText(code)}，核对数 ${number ?? "—"}，已写入 ${out}`],
    exitCode: 0,
  });
}

async function compare({ fund }: ReviewDesk, typed: string): Promise<Result<Answer>> {
  const check = await fund.checkSeal(typed);
  if (!check.ok) return check;
  const { verdict, code, stored, since, changes } = check.value;
  return success({
    json: {
      verdict,
      code,
      stored: stored?.code ?? null,
      since: since.map(({ at, who, what, place }) => ({ at, who, what, place })),
      changes,
    },
    lines: compareLines(check.value, typed),
    exitCode: verdict === "match" ? 0 : 1,
  });
}

function compareLines({ verdict, code, since, changes }: SealCheck, typed: string): readonly string[] {
  if (verdict === "match") return [`${typed} 与现在的数字一致。`];
  const now = `现在的数字是 ${sealCodeText(code)}。`;
  if (verdict === "unknown") return [`${typed} 不是这个工作簿的核对码。${now}`];
  return [
    `${typed} 是这个工作簿以前的核对码，盖章以后数字有改动。${now}`,
    ...since.map(({ at, who, what, place }) => `  ${at.replace("T", " ")} ${who} ${what} ${place}`),
    ...changeLines(changes),
  ];
}

/** Figure by figure, as on the print and now. */
function changeLines(changes: SealCheck["changes"]): readonly string[] {
  if (changes === null) return ["没有留下盖章时的底稿，逐格的改动列不出来。"];
  return changes.map(
    ({ sheet, what, printed, now }) => `  ${sheet} ${what}：纸上 ${printed ?? "（无）"}，现在 ${now ?? "（无）"}`,
  );
}
