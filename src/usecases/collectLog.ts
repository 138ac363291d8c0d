import type { FundBook } from "../domain/book";
import type { MergedRow, PlacedStep } from "../tracking/returnMerge";
import type { CollectPlan } from "./collectPreview";
import type { SessionLeft } from "./collectSessions";
import type { Act, Diary } from "./diary";

export const COLLECT_STEP = { zh: "收表汇总", en: "Collect unit files" } as const;
const REFUSED = "收表（未采用）";
/** Files and refusals told one by one; of more the rest is counted, and 收发 and 来源行 still say each. */
const MOST_ENTRIES = 40;
const MOST_PLACES = 8;

/** A step with what was decided of it; `open`: a conflict nobody decided. */
export interface DecidedStep {
  readonly placed: PlacedStep;
  readonly verdict: "taken" | "refused" | "open";
  readonly converted: boolean;
  readonly reason: string;
}

interface ToldCollection {
  readonly plan: CollectPlan;
  readonly decided: readonly DecidedStep[];
  readonly taken: readonly MergedRow[];
  readonly left: readonly SessionLeft[];
}

/** 日志: an entry per file that was merged, with 来源文件 and 来源行, and one per refusal with its reason. */
export function tellCollection(book: FundBook, told: ToldCollection, diary: Diary): FundBook {
  const acts = [...mergedActs(book, told), ...refusedActs(told), ...conversionActs(told)];
  const shown = acts.slice(0, MOST_ENTRIES);
  const rest = acts.length - shown.length;
  const more: readonly Act[] =
    rest > 0
      ? [
          {
            what: COLLECT_STEP.zh,
            place: "收发",
            before: "",
            after: `另有${rest}项，见“收发”和各台账的来源文件、来源行`,
          },
        ]
      : [];
  return [...shown, ...more].reduce((next, act) => diary.append(next, act), book);
}

function mergedActs(book: FundBook, { plan, taken }: ToldCollection): readonly Act[] {
  const byFile = new Map<number, MergedRow[]>();
  for (const row of taken) {
    const file = plan.fileOf.get(row.placed) ?? -1;
    const rows = byFile.get(file);
    if (rows) rows.push(row);
    else byFile.set(file, [row]);
  }
  return [...byFile.entries()].map(([file, rows]): Act => {
    const receipt = plan.files[file]?.receipt;
    const unit = book.units.find(({ code }) => code === receipt?.unit)?.name ?? receipt?.unit ?? "";
    const kinds = { added: 0, changed: 0, withdrawn: 0 };
    for (const { placed } of rows) kinds[placed.step.kind] += 1;
    const counts = [
      ...(kinds.added > 0 ? [`新增${kinds.added}行`] : []),
      ...(kinds.changed > 0 ? [`改${kinds.changed}行`] : []),
      ...(kinds.withdrawn > 0 ? [`撤回${kinds.withdrawn}行`] : []),
    ];
    const places = rows.map(({ placed }) => placed.step.record.place).filter((place) => place !== "");
    const more = places.length > MOST_PLACES ? `…等${places.length}行` : "";
    return {
      what: COLLECT_STEP.zh,
      place: "收发",
      before: "",
      after: `${unit} ${receipt?.period ?? ""}：${counts.join("，")}`,
      reason: `来源文件：${receipt?.fileName ?? ""}；来源行：${places.slice(0, MOST_PLACES).join("、")}${more}`,
    };
  });
}

function refusedActs({ plan, decided }: ToldCollection): readonly Act[] {
  return decided
    .filter(({ verdict }) => verdict === "refused")
    .map(({ placed, reason }): Act => {
      const { step, origin } = placed;
      const list = (side: "ours" | "theirs"): string =>
        step.fields.flatMap((field) => (field[side] ? [field[side].typed] : [])).join("；");
      return {
        what: REFUSED,
        place: plan.what.get(placed.id) ?? "",
        before: list("ours"),
        after: step.kind === "withdrawn" ? "对方：没有这一行" : `对方：${list("theirs")}`,
        reason: `${reason}（来源文件：${origin.file}；来源行：${step.record.place}）`,
      };
    });
}

function conversionActs({ plan, decided }: ToldCollection): readonly Act[] {
  return decided
    .filter(({ converted, verdict }) => converted && verdict === "taken")
    .map(({ placed, reason }): Act => {
      const typed = placed.suspicion ? (placed.step.record.cells[placed.suspicion.field]?.typed ?? "") : "";
      const amount = placed.suspicion ? (placed.suspicion.amount / 100).toFixed(2) : "";
      return {
        what: "换算金额单位",
        place: plan.what.get(placed.id) ?? "",
        before: typed,
        after: `${amount}元`,
        reason,
      };
    });
}
