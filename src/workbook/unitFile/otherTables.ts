import { RETURN_TABLE } from "../../domain/returnTables";
import type { ReturnField, ReturnTable, UnitFileContent } from "../../domain/returns";
import { STYLES } from "../styles";
import {
  beyond,
  dateAsText,
  finerThanFen,
  missing,
  negative,
  notPrintedLine,
  outsidePeriod,
  typedInWan,
  writtenAsText,
} from "./checks";
import { fixedRow, freeRows, inputColumns } from "./freeTable";
import { NOT_REPORTED, PRINTED_LABEL, ROW_ID_LABEL } from "./layout";
import { isFilled, type RowCheck, type TableColumn, type TableSpec } from "./tableSpec";

const { session, contract, coordination, plan } = RETURN_TABLE;
const READY = { fewest: 60, spare: 20 } as const;
const FEWER = { fewest: 40, spare: 15 } as const;

function fieldOf({ fields }: ReturnTable, key: string): ReturnField {
  const found = fields.find((field) => field.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
}

const asked = ({ fields }: ReturnTable): readonly RowCheck[] => fields.filter(({ required }) => required).map(missing);
const numbersAsText = ({ fields }: ReturnTable): readonly RowCheck[] =>
  fields.filter(({ kind }) => kind === "number" || kind === "money").map(writtenAsText);
const datesAsText = ({ fields }: ReturnTable): readonly RowCheck[] =>
  fields.filter(({ kind }) => kind === "date").map(dateAsText);

/** 活动培训: what was held. 人数 and 人次 are different measures (C20). */
export function sessionTable(content: UnitFileContent): TableSpec {
  const kind = fieldOf(session, "kind");
  const choices = kind.choices ?? [];
  return {
    table: session,
    sheet: session.sheet,
    prefix: "活动",
    title: "活动培训",
    note: "每场一行，办过才填。人数是几个人，人次是来了几回，两样分开填。没有办活动的空着。",
    columns: inputColumns(session.fields, {
      on: 11,
      kind: 13,
      name: 28,
      organiser: 14,
      audience: 16,
      days: 7,
      people: 7,
      visits: 7,
      evidence: 20,
      doubt: 9,
    }),
    rows: freeRows(session, content, READY),
    checks: [
      ...asked(session),
      ...datesAsText(session),
      ...outsidePeriod(fieldOf(session, "on"), content),
      {
        words: "类别不在清单",
        formula: (at) =>
          `IF(LEN(${at("kind")})=0,FALSE,NOT(OR(${choices.map((word) => `${at("kind")}="${word}"`).join(",")})))`,
        holds: (of) => isFilled(of("kind")) && !choices.includes(String(of("kind"))),
      },
      ...numbersAsText(session),
      ...["days", "people", "visits"].map((key) => negative(fieldOf(session, key))),
    ],
    named: {},
  };
}

/** 采购合同: contracts and tenders, also failed ones. */
export function contractTable(content: UnitFileContent): TableSpec {
  const money = contract.fields.filter(({ kind }) => kind === "money");
  return {
    table: contract,
    sheet: contract.sheet,
    prefix: "合同",
    title: "采购合同（元）",
    note: "一份合同涉及几个项目的，每个项目一行。流标的也填一行，便于说明支出进度。没有合同的空着。",
    columns: inputColumns(contract.fields, {
      line: 20,
      contract: 14,
      name: 22,
      supplier: 18,
      signedOn: 11,
      amount: 13,
      paid: 13,
      retention: 12,
      acceptedOn: 11,
      failed: 9,
      note: 14,
      doubt: 9,
    }),
    rows: freeRows(contract, content, FEWER),
    checks: [
      ...asked(contract),
      notPrintedLine(fieldOf(contract, "line"), content),
      ...datesAsText(contract),
      ...numbersAsText(contract),
      ...money.map(finerThanFen),
      ...money.map(negative),
      typedInWan(fieldOf(contract, "amount"), fieldOf(contract, "line"), content),
      beyond("已付大于合同额", "paid", "amount"),
      beyond("质保金大于合同额", "retention", "amount"),
      beyond("验收早于签订", "signedOn", "acceptedOn"),
    ],
    named: {},
  };
}

const MIDDLE = { ...STYLES.wrapped, vertical: "middle" } as const;
const ROW_ID: TableColumn = {
  kind: "printed",
  key: "id",
  header: ROW_ID_LABEL,
  width: 8,
  style: STYLES.code,
  hidden: true,
};

/** 统筹填报: what the county reported beside what the coordinator knows; a blank of the county is the county's. */
export function coordinationTable(content: UnitFileContent): TableSpec | null {
  if (content.coordination.length === 0) return null;
  const typed = inputColumns(coordination.fields, { value: 11, note: 26, doubt: 9 });
  return {
    table: coordination,
    sheet: coordination.sheet,
    prefix: "统筹",
    problemWidth: 18,
    title: "统筹填报",
    note: `统筹项目逐县列出。“${PRINTED_LABEL.reported}”是各县上次报的数，“${NOT_REPORTED}”是县里还没有报，不算本馆漏填；本馆掌握的数与县报不同时请写说明。`,
    columns: [
      { kind: "printed", key: "unit", header: PRINTED_LABEL.unit, width: 11, style: MIDDLE },
      { kind: "printed", key: "project", header: PRINTED_LABEL.line, width: 22, style: MIDDLE },
      { kind: "printed", key: "name", header: PRINTED_LABEL.indicator, width: 24, style: MIDDLE },
      { kind: "printed", key: "target", header: PRINTED_LABEL.target, width: 18, style: MIDDLE },
      {
        kind: "printed",
        key: "reported",
        header: PRINTED_LABEL.reported,
        width: 9,
        style: { ...STYLES.text, horizontal: "right" },
      },
      ...typed.slice(0, 1),
      {
        kind: "computed",
        key: "difference",
        header: PRINTED_LABEL.difference,
        width: 8,
        style: { ...STYLES.text, horizontal: "right" },
        formula: (at) =>
          `IF(AND(ISNUMBER(${at("reported")}),ISNUMBER(${at("value")})),ROUND(${at("value")}-${at("reported")},6),"")`,
        value: (of) => {
          const [value, reported] = [of("value"), of("reported")];
          const both = typeof value === "number" && typeof reported === "number";
          return both ? Math.round((value - reported) * 1e6) / 1e6 : "";
        },
      },
      ...typed.slice(1),
      ROW_ID,
    ],
    rows: content.coordination.map(({ id, unitName, project, indicator, target, reported }) =>
      fixedRow(coordination, content, {
        id,
        values: { id, unit: unitName, project, name: indicator, target, reported: reported ?? NOT_REPORTED },
      }),
    ),
    checks: [
      {
        words: "缺说明（与县报数不同）",
        formula: (at) => `IF(ISNUMBER(${at("difference")}),AND(${at("difference")}<>0,LEN(${at("note")})=0),FALSE)`,
        holds: (of) => typeof of("difference") === "number" && of("difference") !== 0 && !isFilled(of("note")),
      },
      ...numbersAsText(coordination),
      negative(fieldOf(coordination, "value")),
    ],
    named: {},
  };
}

/** 落实方案 (R16): the sub-plan of every line the unit holds. */
export function planTable(content: UnitFileContent): TableSpec | null {
  if (content.lines.length === 0) return null;
  return {
    table: plan,
    sheet: plan.sheet,
    prefix: "方案",
    problemWidth: 18,
    title: "落实方案",
    note: "每个项目写一个子方案：做什么、何时开始和完成、做到什么程度、哪个岗位负责（写岗位，不写姓名）。方案正文另附。",
    columns: [
      { kind: "printed", key: "line", header: PRINTED_LABEL.line, width: 22, style: MIDDLE },
      ...inputColumns(plan.fields, { subPlan: 34, startsOn: 11, finishesOn: 11, target: 30, owner: 14, doubt: 9 }),
      ROW_ID,
    ],
    rows: content.lines.map(({ id, label }) => fixedRow(plan, content, { id, values: { id, line: label } })),
    checks: [
      ...["subPlan", "startsOn", "finishesOn", "target", "owner"].map((key) => onceBegun(missing(fieldOf(plan, key)))),
      ...datesAsText(plan),
      beyond("完成早于开始", "startsOn", "finishesOn"),
    ],
    named: {},
  };
}

/** Asked only of a row somebody has begun. */
function onceBegun(check: RowCheck): RowCheck {
  const keys = plan.fields.map(({ key }) => key).filter((key) => key !== "doubt");
  return {
    words: check.words,
    formula: (at, row) => `AND(${keys.map((key) => `LEN(${at(key)})`).join("+")}>0,${check.formula(at, row)})`,
    holds: (of, row) => keys.some((key) => isFilled(of(key))) && check.holds(of, row),
  };
}
