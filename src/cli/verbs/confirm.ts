import { success, type Result } from "../../domain/fault";
import type { UnitReporting } from "../../usecases/exchange";
import { readArguments } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk, type ReviewDesk } from "../reviewDesk";
import type { Answer, Verb } from "../verb";

const USAGE =
  "confirm book.xlsx --period YYYY-MM [--units CODE,CODE] --out book.xlsx [--by NAME] [--today YYYY-MM-DD] [--json]";

/**
 * `confirm`: 已报 becomes 已确认 for the units named, or for all that reported for the period; rows that are asked
 * about wait until somebody filled in 处理, and are listed. Fault: a unit named, or all of them, has no row to confirm;
 * nothing is written then.
 */
export const confirmVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = { period: { type: "string" }, units: { type: "string" }, out: { type: "string" } } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, files, clock } = read.value;
    const period = requiredOption("period", text["period"], USAGE);
    if (!period.ok) return period;
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const desk = await openDesk(files[0] ?? "", clock, text["by"]);
    if (!desk.ok) return desk;
    const named = text["units"]?.split(",").map((code) => code.trim());
    const units = named ? success(named) : await reportedUnits(desk.value, period.value);
    if (!units.ok) return units;
    for (const unit of units.value) {
      const done = await desk.value.fund.confirmRows(unit, period.value);
      if (!done.ok) return done;
    }
    const written = await writeBytes(out.value, await desk.value.port.save());
    return written.ok ? answerOf(desk.value, period.value, named ?? null, out.value) : written;
  },
};

/** Units with anything to confirm; all of them where there are none, so that the fault says it of one. */
async function reportedUnits({ fund }: ReviewDesk, period: string): Promise<Result<readonly string[]>> {
  const exchange = await fund.exchange();
  if (!exchange.ok) return exchange;
  const own = exchange.value.units.filter((unit) => unit.period === period);
  const answered = new Set(
    exchange.value.open.filter((row) => row.period === period && row.treatment !== "").map(({ unit }) => unit),
  );
  const ready = own.filter(({ unit, reported }) => reported > 0 || answered.has(unit));
  return success((ready.length > 0 ? ready : exchange.value.units.slice(0, 1)).map(({ unit }) => unit));
}

async function answerOf(
  { fund }: ReviewDesk,
  period: string,
  named: readonly string[] | null,
  out: string,
): Promise<Result<Answer>> {
  const exchange = await fund.exchange();
  if (!exchange.ok) return exchange;
  const asked = (row: { readonly unit: string; readonly period: string }): boolean =>
    row.period === period && (named === null || named.includes(row.unit));
  const own = exchange.value.units.filter((unit) => asked(unit) && unit.confirmed > 0);
  const waiting = exchange.value.open.filter(asked);
  const line = ({ name, confirmed, doubtful }: UnitReporting): string =>
    `已确认  ${name} ${period}：${confirmed}行${doubtful > 0 ? `，${doubtful}行存疑` : ""}`;
  return success({
    json: {
      period,
      units: own.map(({ unit, name, confirmed, doubtful }) => ({ unit, name, confirmed, doubtful })),
      waiting: waiting.map(({ unit, what, question, treatment }) => ({ unit, what, question, treatment })),
    },
    lines: [
      ...own.map(line),
      ...waiting.map(({ what, question }) => `存疑  ${what}  ${question}；请在台账“处理”栏写明再确认`),
      `已写入 ${out}`,
    ],
    exitCode: 0,
  });
}
