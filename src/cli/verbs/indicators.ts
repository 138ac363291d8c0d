import { success, type Result } from "../../domain/fault";
import type { MonthlyView } from "../../usecases/monthly";
import { WEIGHINGS } from "../../usecases/weighings";
import { readArguments, usageFault } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk, type ReviewDesk } from "../reviewDesk";
import type { Answer, Verb } from "../verb";

const USAGE =
  "indicators book.xlsx [--weights equal|money|required] [--record] [--sheet] [--out book.xlsx] [--today YYYY-MM-DD] [--json]";
const OPTIONS = {
  weights: { type: "string" },
  record: { type: "boolean" },
  sheet: { type: "boolean" },
  out: { type: "string" },
} as const;

/**
 * `indicators`: months, 月度达标, 累计 and 每月需补 of every indicator (M15). `--sheet` writes 绩效月报, `--record` takes what
 * the months add up to into 绩效指标, `--weights` sets 权重 (C09).
 */
export const indicatorsVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const read = readArguments(words, OPTIONS, 1, USAGE);
    if (!read.ok) return read;
    const { text, flags, files, clock } = read.value;
    const weighing = WEIGHINGS.find((one) => one === text["weights"]);
    if (text["weights"] !== undefined && weighing === undefined)
      return usageFault(USAGE, `--weights ${text["weights"]}`);
    const desk = await openDesk(files[0] ?? "", clock, undefined);
    if (!desk.ok) return desk;
    const { port, fund } = desk.value;
    const steps = [
      ...(weighing === undefined ? [] : [() => fund.weighIndicators(weighing)]),
      ...(flags["record"] === true ? [() => fund.recordMonthly()] : []),
      ...(flags["sheet"] === true ? [() => fund.writeTracking("monthly")] : []),
    ];
    if (steps.length === 0) return told(desk.value);
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    for (const step of steps) {
      const done = await step();
      if (!done.ok) return done;
    }
    const written = await writeBytes(out.value, await port.save());
    return written.ok ? told(desk.value) : written;
  },
};

async function told({ fund }: ReviewDesk): Promise<Result<Answer>> {
  const view = await fund.monthly();
  return view.ok ? success(answerOf(view.value)) : view;
}

function answerOf({ rows, until }: MonthlyView): Answer {
  const indicators = rows.map(({ indicator, months, returned, figures }) => ({
    id: indicator.id,
    project: indicator.project,
    unit: indicator.unit,
    name: indicator.name,
    period: indicator.period,
    target: indicator.current,
    weight: indicator.weight,
    months,
    reached: figures.reached,
    recorded: indicator.actual,
    periodsMet: figures.periods,
    annual: figures.annual,
    short: figures.short,
    catchUp: figures.catchUp,
    returnedOtherwise: returned.some((month) => month !== null),
  }));
  const known = indicators.filter(({ reached }) => reached !== null);
  return {
    exitCode: 0,
    json: { until, indicators },
    lines: [
      `${indicators.length}项指标，${known.length}项有月报数`,
      ...known.map(({ id, unit, name, reached, annual, periodsMet, catchUp }) => {
        const year = annual === null ? "" : `，全年${annual}`;
        const met = periodsMet === null ? "" : `，达标${periodsMet.met}/${periodsMet.told}`;
        const rest = catchUp === null || catchUp === 0 ? "" : `，到${until}月每月需补${catchUp}`;
        return `${id} ${unit} ${name}：累计${reached}${year}${met}${rest}`;
      }),
    ],
  };
}
