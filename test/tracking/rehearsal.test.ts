import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import type { RegisterRow } from "../../src/domain/returns";
import { rehearse } from "../../src/tracking/rehearsal";
import { USUAL_LIMITS, type RehearsalGround, type RehearsalLimits } from "../../src/tracking/rehearsalFinding";
import { dividedSample } from "../workbook/books";
import { registerRow, spendRow, typedCell } from "./unitFiles";

const UNIT = "532301";
const LINE = "P1";
const GRANTED = fen(10_000_000);

/** A book with nothing to be found: one unit holds money of one line, its plan is decided, all is told. */
function soundBook(): FundBook {
  const book = dividedSample();
  const amounts = { [LINE]: { [UNIT]: GRANTED } };
  const record = {
    unit: UNIT,
    funded: true,
    notFundedReason: "",
    lastYear: null,
    coefficient: null,
    cultureDigitalOn: null,
    libraryConnectedOn: null,
    owner: "",
    planState: "已审定" as const,
    planOpinion: "",
    planDecidedOn: "2020-04-01",
  };
  return {
    ...book,
    computed: amounts,
    decided: amounts,
    ledger: [document("in", "2020-03-01"), document("out", "2020-03-10")],
    approvals: [{ gate: "partyGroup", on: "2020-03-08", document: "会纪1号" }],
    unitRecords: [record],
    today: { date: "2020-06-01", typed: true },
  };
}

function document(direction: "in" | "out", on: string): FundBook["ledger"][number] {
  const everyDocument = { counterpart: "示例", documentTotal: null, note: "", source: "central" as const };
  return {
    ...everyDocument,
    direction,
    documentNumber: `示${direction}`,
    issuedOn: on,
    receivedOn: on,
    amount: GRANTED,
  };
}

const ARRIVED = registerRow(
  UNIT,
  "arrival",
  {
    receivedOn: typedCell("2020-03-12"),
    arrivedOn: typedCell("2020-03-20"),
    arrived: typedCell("100000", GRANTED),
  },
  { row: LINE },
);
const PAID = withCells(spendRow(UNIT, LINE, 60_000, { on: "2020-04-12" }), { contract: "合1", procurement: "询价" });
const CONTRACT = registerRow(UNIT, "contract", {
  line: typedCell(LINE),
  contract: typedCell("合1"),
  name: typedCell("设备"),
  amount: typedCell("80000", 8_000_000),
});
const SESSION = registerRow(UNIT, "session", {
  on: typedCell("2020-05-02"),
  name: typedCell("培训"),
  evidence: typedCell("签到表"),
});
const SOUND: readonly RegisterRow[] = [ARRIVED, PAID, CONTRACT, SESSION];

function withCells(row: RegisterRow, cells: Readonly<Record<string, string>>): RegisterRow {
  const typed = Object.fromEntries(Object.entries(cells).map(([key, text]) => [key, typedCell(text)]));
  return { ...row, cells: { ...row.cells, ...typed } };
}

function groundOf(
  rows: readonly RegisterRow[],
  book: FundBook = soundBook(),
  limits: Partial<RehearsalLimits> = {},
  tasks: number | null = 6_000,
): RehearsalGround {
  return {
    book,
    rows: rows.map((row, index) => ({ row, at: (field) => `${row.table}!${field}${index + 1}` })),
    names: { unit: (code) => code, line: (id) => id, row: ({ row }) => row },
    limits: { ...USUAL_LIMITS, procurementLimit: fen(5_000_000), ...limits },
    taskRate: () => tasks,
    places: {
      amount: (line, unit) => `分配表!${line}-${unit}`,
      unitTotal: (unit) => `分配表!${unit}`,
      document: (index) => `资金台账!${index}`,
      planState: (unit) => `单位!${unit}`,
      approval: "首页!B9",
    },
  };
}

/** What is found, without the place: `payment.early`. */
function kinds(ground: RehearsalGround): readonly string[] {
  return rehearse(ground).flatMap(({ findings }) => findings.map(({ id }) => id.split(":")[0] ?? ""));
}

test("a sound book has no finding and nothing that could not be looked at", () => {
  const heads = rehearse(groundOf(SOUND));
  expect(heads.flatMap(({ findings }) => findings)).toEqual([]);
  expect(heads.flatMap(({ head, lacks }) => (lacks.length > 0 ? [head] : []))).toEqual([]);
  expect(heads).toHaveLength(10);
});

const changedPayment = (cells: Readonly<Record<string, string>>): readonly RegisterRow[] => [
  ARRIVED,
  withCells(PAID, cells),
  CONTRACT,
  SESSION,
];
const withMore = (...rows: readonly RegisterRow[]): readonly RegisterRow[] => [...SOUND, ...rows];
const small = (payee: string, voucher: string): RegisterRow =>
  withCells(spendRow(UNIT, LINE, 15_000, { voucher, on: `2020-04-1${voucher}` }), { payee });

test.each<[string, readonly RegisterRow[], readonly string[]]>([
  ["payment.early", changedPayment({ paidOn: "2020-03-19" }), ["spend!paidOn2", "arrival!arrivedOn1"]],
  ["payment.own", changedPayment({ payee: "楚雄市文化和旅游局" }), ["spend!payee2"]],
  ["payment.beneficiary", changedPayment({ beneficiary: "示例公司" }), ["spend!payee2", "spend!beneficiary2"]],
  ["ledger.incomplete", changedPayment({ voucher: "" }), ["spend!voucher2"]],
  ["scope.line", changedPayment({ line: "" }), ["spend!line2", "spend!amount2"]],
  ["scope.ungranted", changedPayment({ line: "P2" }), ["spend!line2", "spend!amount2"]],
  ["scope.purpose", changedPayment({ purpose: "职工津贴" }), ["spend!purpose2"]],
  ["procurement.missing", changedPayment({ procurement: "" }), ["spend!amount2", "spend!procurement2"]],
  ["procurement.split", withMore(small("甲店", "1"), small("甲店", "2")), []],
  ["contract.unknown", changedPayment({ contract: "合9" }), ["spend!contract2"]],
  ["ledger.duplicate", withMore(PAID), ["spend!voucher2", "spend!voucher5"]],
  ["evidence.session", [ARRIVED, PAID, CONTRACT, withCells(SESSION, { evidence: "" })], ["session!evidence4"]],
])("%s is found, with the cells that prove it", (kind, rows, cells) => {
  const limits = kind === "procurement.split" ? { procurementLimit: fen(3_000_000) } : {};
  const ground = groundOf(rows, soundBook(), limits);
  const found = rehearse(ground).flatMap(({ findings }) => findings);
  const own = found.filter(({ id }) => id.startsWith(`${kind}:`));
  expect(own).toHaveLength(1);
  for (const cell of cells) expect(own[0]?.cells).toContain(cell);
  expect(own[0]?.sentence.zh).toMatch(/。$/);
});

test("retention: one day within the limit is fine, one beyond is named", () => {
  const later = (day: string): readonly RegisterRow[] => [withCells(ARRIVED, { arrivedOn: day }), PAID, CONTRACT];
  expect(kinds(groundOf(later("2020-04-11")))).not.toContain("retention.late");
  expect(kinds(groundOf(later("2020-04-12")))).toContain("retention.late");
  expect(kinds(groundOf([withCells(ARRIVED, { arrivedOn: "" }), PAID, CONTRACT]))).toContain("retention.late");
});

test("idle money: arrived and never paid from", () => {
  const book = { ...soundBook(), today: { date: "2020-06-18", typed: true } };
  expect(kinds(groundOf([ARRIVED], book))).not.toContain("retention.idle");
  expect(kinds(groundOf([ARRIVED], { ...book, today: { date: "2020-06-19", typed: true } }))).toContain(
    "retention.idle",
  );
  expect(kinds(groundOf([ARRIVED, PAID], { ...book, today: { date: "2020-12-19", typed: true } }))).not.toContain(
    "retention.idle",
  );
});

test("money received and sent to nobody is held back by the prefecture", () => {
  const book = { ...soundBook(), ledger: [document("in", "2020-05-01")] };
  expect(kinds(groundOf(SOUND, book))).toContain("retention.prefecture");
  expect(kinds(groundOf(SOUND, { ...book, today: { date: "2020-05-31", typed: true } }))).not.toContain(
    "retention.prefecture",
  );
});

test("overspending by one fen is found, equality is not", () => {
  const paid = (cents: number): readonly RegisterRow[] => [
    ARRIVED,
    { ...PAID, cells: { ...PAID.cells, amount: typedCell("100000", cents) } },
    { ...CONTRACT, cells: { ...CONTRACT.cells, amount: typedCell("200000", 20_000_000) } },
  ];
  expect(kinds(groundOf(paid(GRANTED)))).not.toContain("payment.overspent");
  expect(kinds(groundOf(paid(GRANTED + 1)))).toContain("payment.overspent");
});

test("contracts: paid beyond, paid in full without acceptance, a failed tender left lying", () => {
  const contract = (cells: Readonly<Record<string, string>>, amount: number): readonly RegisterRow[] => {
    const changed = withCells(CONTRACT, cells);
    const priced = { ...changed, cells: { ...changed.cells, amount: typedCell("x", amount) } };
    return [ARRIVED, PAID, priced];
  };
  expect(kinds(groundOf(contract({}, 5_999_999)))).toContain("contract.overpaid");
  expect(kinds(groundOf(contract({}, 6_000_000)))).toContain("contract.unaccepted");
  expect(kinds(groundOf(contract({ acceptedOn: "2020-05-20" }, 6_000_000)))).not.toContain("contract.unaccepted");
  expect(kinds(groundOf(contract({ failed: "流标" }, 9_000_000)))).toContain("contract.failed");
  expect(kinds(groundOf(contract({ failed: "重新招标" }, 9_000_000)))).not.toContain("contract.failed");
});

test("a decided amount that is not the computed one needs reason and person", () => {
  const book = { ...soundBook(), computed: { [LINE]: { [UNIT]: fen(GRANTED - 10_000) } } };
  expect(kinds(groundOf(SOUND, book))).toContain("plan.unexplained");
  const told = (by: string): FundBook => ({
    ...book,
    terms: { ...book.terms, adjustments: [{ line: LINE, unit: UNIT, reason: "取整", by }] },
  });
  expect(kinds(groundOf(SOUND, told("")))).toContain("plan.unexplained");
  expect(kinds(groundOf(SOUND, told("示例")))).not.toContain("plan.unexplained");
});

test("money sent without an approval, and a plan nobody filed", () => {
  expect(kinds(groundOf(SOUND, { ...soundBook(), approvals: [] }))).toContain("plan.unapproved");
  expect(kinds(groundOf(SOUND, { ...soundBook(), unitRecords: [] }))).toContain("subPlan.missing");
});

test("spending and tasks far apart, either way; unknown tasks are said, never taken as 0", () => {
  const all = [{ ...PAID, cells: { ...PAID.cells, amount: typedCell("95000", 9_500_000) } }];
  expect(kinds(groundOf(all, soundBook(), {}, 4_999))).toContain("performance.paid");
  expect(kinds(groundOf(all, soundBook(), {}, 5_000))).not.toContain("performance.paid");
  const few = [{ ...PAID, cells: { ...PAID.cells, amount: typedCell("49999", 4_999_900) } }];
  expect(kinds(groundOf(few, soundBook(), {}, 9_500))).toContain("performance.done");
  const unknown = rehearse(groundOf(all, soundBook(), {}, null)).find(({ head }) => head === "performance");
  expect(unknown).toMatchObject({ findings: [], lacks: [{ zh: expect.stringContaining("楚雄市") as string }] });
});

test("withdrawn rows prove nothing, and no rows at all is not a clean book", () => {
  const withdrawn = withMore({ ...withCells(PAID, { voucher: "", payee: "楚雄市" }), state: "已撤回" });
  expect(kinds(groundOf(withdrawn))).toEqual([]);
  const empty = rehearse(groundOf([], soundBook(), { procurementLimit: null }));
  const lacking = empty.filter(({ lacks }) => lacks.length > 0).map(({ head }) => head);
  expect(lacking).toEqual(
    expect.arrayContaining([
      "retention",
      "scope",
      "ledger",
      "payment",
      "procurement",
      "contract",
      "performance",
      "evidence",
    ]),
  );
});
