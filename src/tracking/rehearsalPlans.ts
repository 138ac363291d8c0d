import { amountAt, linesOf, unitTotal } from "../domain/lines";
import { formatWan } from "../domain/money";
import { spendingByUnit } from "./spending";
import { textOf } from "./recordContent";
import { rowsOf, type HeadResult, type RehearsalFinding, type RehearsalGround } from "./rehearsalFinding";

/** 未按方案分配: a decided amount that is not the computed one needs a reason and a name; money sent needs an approval. */
export function planHead({ book, places, names }: RehearsalGround): HeadResult {
  const findings: RehearsalFinding[] = [];
  for (const line of linesOf(book.projects)) {
    for (const { code, name } of book.units) {
      const [computed, decided] = [amountAt(book.computed, line.id, code), amountAt(book.decided, line.id, code)];
      if (computed === null || decided === null || computed === decided) continue;
      const told = book.terms.adjustments.find((one) => one.line === line.id && one.unit === code);
      if (told && told.reason.trim() !== "" && told.by.trim() !== "") continue;
      const label = names.line(line.id);
      const [had, has] = [formatWan(computed), formatWan(decided)];
      findings.push({
        id: `plan.unexplained:${line.id}:${code}`,
        head: "plan",
        severity: "grave",
        unit: code,
        cells: [places.amount(line.id, code)],
        sentence: {
          zh: `${name}“${label}”分配${has}万元，测算数为${had}万元，没有写明理由和审定人。`,
          en: `${name}, ${label}: ${has} (10,000 yuan) decided, ${had} computed, without reason and person.`,
        },
        remedy: { zh: "在测算表写调整说明和谁定。", en: "Write the reason and who decided on the sheet 测算." },
      });
    }
  }
  const approved = book.approvals.some(({ gate, on }) => gate === "partyGroup" && on !== null);
  const sent = book.ledger.flatMap(({ direction }, index) => (direction === "out" ? [index] : []));
  if (!approved && sent.length > 0) {
    findings.push({
      id: "plan.unapproved",
      head: "plan",
      severity: "grave",
      unit: null,
      cells: [places.approval, ...sent.map((index) => places.document(index))],
      sentence: {
        zh: `已有${sent.length}份下达文件，首页没有局党组审定的日期。`,
        en: `${sent.length} documents were sent out; no approval of the party group is recorded.`,
      },
      remedy: { zh: "补记审定日期和会议纪要号。", en: "Record the day and the minutes of the approval." },
    });
  }
  const lacks = Object.keys(book.computed).length === 0 ? [{ zh: "没有测算数", en: "nothing was computed" }] : [];
  return { head: "plan", findings, lacks };
}

/** 落实方案: every unit that holds money files one and has it decided. */
export function subPlanHead({ book, places }: RehearsalGround): HeadResult {
  const findings = book.units.flatMap(({ code, name }): RehearsalFinding[] => {
    if (unitTotal(book.decided, code) <= 0) return [];
    const state = book.unitRecords.find(({ unit }) => unit === code)?.planState ?? "未报";
    if (state === "已审定") return [];
    return [
      {
        id: `subPlan.${state === "未报" ? "missing" : "open"}:${code}`,
        head: "subPlan",
        severity: state === "未报" ? "grave" : "question",
        unit: code,
        cells: [places.planState(code), places.unitTotal(code)],
        sentence: {
          zh: `${name}已安排${formatWan(unitTotal(book.decided, code))}万元，落实方案状态为“${state}”。`,
          en: `${name} holds money; its plan is "${state}".`,
        },
        remedy: { zh: "催报并审定落实方案。", en: "Ask for the plan and decide it." },
      },
    ];
  });
  const lacks = Object.keys(book.decided).length === 0 ? [{ zh: "还没有分配", en: "nothing was divided" }] : [];
  return { head: "subPlan", findings, lacks };
}

/** 钱付了任务没做, and the reverse. */
export function performanceHead(ground: RehearsalGround): HeadResult {
  const { book, places } = ground;
  const spending = spendingByUnit(rowsOf(ground, "spend").map(({ row }) => row));
  const findings: RehearsalFinding[] = [];
  const unknown: string[] = [];
  for (const { code, name } of book.units) {
    const granted = unitTotal(book.decided, code);
    if (granted <= 0) continue;
    const [spent, tasks] = [spending.get(code)?.spent ?? null, ground.taskRate(code)];
    if (spent === null || tasks === null) {
      unknown.push(name);
      continue;
    }
    // Whole-number comparison: 95 % and 50 % of the grant, never of a rounded rate.
    const paidFirst = spent * 100 >= granted * 95 && tasks < 5_000;
    const doneFirst = tasks >= 9_500 && spent * 100 < granted * 50;
    if (!paidFirst && !doneFirst) continue;
    const rate = `${(tasks / 100).toFixed(2)}%`;
    findings.push({
      id: `performance.${paidFirst ? "paid" : "done"}:${code}`,
      head: "performance",
      severity: "question",
      unit: code,
      cells: [
        places.unitTotal(code),
        ...rowsOf(ground, "spend")
          .filter(({ row }) => row.unit === code)
          .map(({ at }) => at("amount")),
      ],
      sentence: {
        zh: `${name}支出${formatWan(spent)}万元（分配${formatWan(granted)}万元），任务完成率${rate}：${paidFirst ? "钱已付、任务未过半" : "任务已完成、资金未过半"}。`,
        en: `${name} spent ${formatWan(spent)} of ${formatWan(granted)} (10,000 yuan) with ${rate} of its tasks done.`,
      },
      remedy: { zh: "请单位说明，并核对凭证和佐证。", en: "Ask the unit; compare vouchers and evidence." },
    });
  }
  const lacks =
    unknown.length === 0
      ? []
      : [
          {
            zh: `${unknown.join("、")}没有报支出或任务完成数`,
            en: `no spending or task figures of ${unknown.join(", ")}`,
          },
        ];
  return { head: "performance", findings, lacks };
}

/** 完成有佐证: a figure that counts and a session that was held each name their evidence. */
export function evidenceHead(ground: RehearsalGround): HeadResult {
  const returned = ["indicator", "session"] as const;
  const findings = returned.flatMap((table) =>
    rowsOf(ground, table).flatMap(({ row, at }): RehearsalFinding[] => {
      const claims =
        table === "session" ? textOf(row, "on") !== "" : Object.keys(row.cells).some((key) => key.startsWith("month"));
      if (!claims || textOf(row, "evidence") !== "") return [];
      const what = table === "session" ? textOf(row, "name") : ground.names.row(row);
      return [
        {
          id: `evidence.${table}:${at("evidence")}`,
          head: "evidence",
          severity: "question",
          unit: row.unit,
          cells: [at("evidence")],
          sentence: {
            zh: `${ground.names.unit(row.unit)}“${what}”报了完成，没有写佐证。`,
            en: `${ground.names.unit(row.unit)}: "${what}" is reported without evidence.`,
          },
          remedy: { zh: "补佐证材料的名称和存放处。", en: "Name the evidence and where it is kept." },
        },
      ];
    }),
  );
  const none = returned.every((table) => rowsOf(ground, table).length === 0);
  return { head: "evidence", findings, lacks: none ? [{ zh: "没有报来的任务数", en: "no task was reported" }] : [] };
}
