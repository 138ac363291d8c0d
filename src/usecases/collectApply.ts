import type { FundBook } from "../domain/book";
import { failure, success, type Bilingual, type Fault, type Result } from "../domain/fault";
import type { Exchange, ReceivedFile } from "../domain/returns";
import { planStepsFrom, withPlanState } from "../review/plans";
import { mergedRows, type MergedRow, type PlacedStep } from "../tracking/returnMerge";
import { changeUnknown, notConvertible, previewOutdated, refusalReason } from "./collectFaults";
import { tellCollection, type DecidedStep } from "./collectLog";
import { cellCount, fingerprintOf, type CollectPlan } from "./collectPreview";
import { withSessions, type SessionLeft } from "./collectSessions";
import type { Diary } from "./diary";
import type { CollectDecision, CollectOutcome } from "./exchange";

/** What a collection comes to: the book, the exchange, and how it went. */
export interface Collected {
  readonly book: FundBook;
  readonly exchange: Exchange;
  readonly outcome: CollectOutcome;
}

/** Merges a preview into the exchange it was made from. */
export function applyCollection(
  { book, exchange }: { readonly book: FundBook; readonly exchange: Exchange },
  plan: CollectPlan,
  decisions: readonly CollectDecision[],
  diary: Diary,
): Result<Collected> {
  if (fingerprintOf(exchange) !== plan.fingerprint) return failure(previewOutdated());
  const decided = decide(plan, decisions);
  if (!decided.ok) return decided;
  const verdicts = new Map(decided.value.map((step) => [step.placed, step]));
  const { rows, taken } = mergedRows(exchange.rows, plan.steps, (placed) => {
    const verdict = verdicts.get(placed);
    return { take: verdict?.verdict === "taken", converted: verdict?.converted === true };
  });
  const withPlans = reportedPlans(book, taken, diary.now().slice(0, 10));
  const sessions = withSessions(withPlans, taken);
  const received = receiptsOf(plan, decided.value, sessions.left);
  const told = tellCollection(sessions.book, { plan, decided: decided.value, taken, left: sessions.left }, diary);
  const count = (verdict: DecidedStep["verdict"]): number =>
    decided.value.filter((step) => step.verdict === verdict).length;
  return success({
    book: told,
    exchange: { ...exchange, rows, received: [...exchange.received, ...received] },
    outcome: { merged: count("taken"), refused: count("refused"), left: count("open") },
  });
}

function decide(plan: CollectPlan, decisions: readonly CollectDecision[]): Result<readonly DecidedStep[]> {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const ids = new Set(plan.steps.map(({ id }) => id));
  const unknown = decisions.find(({ id }) => !ids.has(id));
  if (unknown) return failure(changeUnknown(unknown.id));
  const decided: DecidedStep[] = [];
  for (const placed of plan.steps) {
    const decision = byId.get(placed.id);
    const fault = decision ? decisionFault(placed, decision, plan.what.get(placed.id) ?? placed.id) : null;
    if (fault) return failure(fault);
    const preset = placed.step.conflict ? "open" : "taken";
    const verdict = decision ? (decision.keep === "theirs" ? "taken" : "refused") : preset;
    const converted = decision?.converted === true;
    decided.push({ placed, verdict, converted, reason: decision?.reason.trim() ?? "" });
  }
  return success(decided);
}

function decisionFault({ suspicion }: PlacedStep, decision: CollectDecision, what: string): Fault | null {
  if (decision.keep === "ours" && decision.reason.trim() === "") return refusalReason(what);
  return decision.converted === true && (!suspicion || decision.keep !== "theirs") ? notConvertible(what) : null;
}

/** 落实方案 came in: 未报 and 退回修改 become 已报 (R16). */
function reportedPlans(book: FundBook, taken: readonly MergedRow[], on: string): FundBook {
  const units = new Set(
    taken.flatMap(({ after }) => (after.table === "plan" && after.state !== "已撤回" ? [after.unit] : [])),
  );
  let next = book;
  for (const unit of units) {
    const state = next.unitRecords.find((record) => record.unit === unit)?.planState ?? "未报";
    if (!planStepsFrom(state).includes("已报")) continue;
    const moved = withPlanState(next, { unit, state: "已报", opinion: "" }, on);
    if (moved.ok) next = moved.value;
  }
  return next;
}

/** 说明 in 收发 names what has no place of its own, so that nothing typed is known to the screen alone. */
const LONGEST_REASON = 4_000;

function receiptsOf(
  plan: CollectPlan,
  decided: readonly DecidedStep[],
  left: readonly SessionLeft[],
): readonly ReceivedFile[] {
  const byFile = grouped(decided, ({ placed }) => plan.fileOf.get(placed) ?? -1);
  const leftBehind = grouped(left, ({ row }) => row.file);
  return plan.files.map(({ receipt, remarks, unplaced }, index) => {
    const own = byFile.get(index) ?? [];
    const open = own.filter(({ verdict }) => verdict === "open");
    const refused = own.filter(({ verdict }) => verdict === "refused");
    const merged = own.filter(({ verdict }) => verdict === "taken").map(({ placed }) => placed);
    const merging = receipt.outcome === "已并入" || receipt.outcome === "待决定";
    const outcome = merging ? (open.length > 0 ? "待决定" : "已并入") : receipt.outcome;
    const what = ({ placed }: DecidedStep): string => plan.what.get(placed.id) ?? "";
    const lines = [
      ...remarks.map(({ place, text }) => placed(place, text)),
      ...unplaced.map(({ place, typed, text }) => `${placed(place, text)}：${typed}`),
      ...open.map((step) => `待决定：${what(step)}`),
      ...refused.map((step) => `未采用：${what(step)}（${step.reason}）`),
      ...(leftBehind.get(receipt.fileName) ?? []).map(({ row, why }) => `${row.place}：${why.zh}`),
    ];
    const text = lines.join("\n");
    const reason = text.length <= LONGEST_REASON ? text : `${text.slice(0, LONGEST_REASON)}…（共${lines.length}条）`;
    return { ...receipt, outcome, merged: cellCount(merged), listed: open.length + unplaced.length, reason };
  });
}

function placed(place: string, { zh }: Bilingual): string {
  return place === "" ? zh : `${place} ${zh}`;
}

/** In their order, by key: looked up once per file, of which there may be thousands. */
function grouped<Key, T>(all: readonly T[], keyOf: (one: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
