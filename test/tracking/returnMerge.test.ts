import fc from "fast-check";
import type { Fen } from "../../src/domain/money";
import type { RegisterRow, ReturnRecord } from "../../src/domain/returns";
import { RETURN_TABLE } from "../../src/domain/returnTables";
import { isUnfilled } from "../../src/tracking/compareReturn";
import { cellContent } from "../../src/tracking/recordContent";
import { mergedRows, questionsOf, ReturnMerge, type PlacedStep } from "../../src/tracking/returnMerge";
import { runs, seed } from "../runs";
import { anyRows, cell, held, inputs, NAMES, payment, record } from "./returned";

const WAN = 1_000_000;
const ground = {
  year: 2020,
  granted: (_unit: string, line: string) => (line === "P1" || line === "P2" ? ((3.92 * WAN) as Fen) : null),
  names: NAMES,
};
const origin = { unit: "532301", period: "2020-05", file: "乙.xlsx" };

function merge(
  rows: readonly RegisterRow[],
  sent: readonly ReturnRecord[] | null,
  theirs: readonly ReturnRecord[],
): readonly PlacedStep[] {
  return new ReturnMerge(rows, ground).add(sent && { reported: sent, confirmed: [] }, theirs, origin);
}

const kinds = (steps: readonly PlacedStep[]): unknown[] => steps.map(({ step }) => [step.kind, step.conflict]);
const asked = (steps: readonly PlacedStep[]): string =>
  steps.flatMap((step) => questionsOf(step).map(({ zh }) => zh)).join("；");
const preset = ({ step }: PlacedStep) => ({ take: !step.conflict, converted: false });
const full = (row: ReturnRecord): RegisterRow => held(row);

describe("three versions of a unit's rows", () => {
  it("new rows are added, changed ones follow, removed ones are withdrawn; nobody is asked", () => {
    const sent = [payment(), payment({ voucher: "记0013", amount: 5000 })];
    const theirs = [payment({ purpose: "终端设备" }), payment({ voucher: "记0014", amount: 7000 })];
    const steps = merge(sent.map(full), sent, theirs);
    expect(kinds(steps)).toEqual([
      ["changed", false],
      ["added", false],
      ["withdrawn", false],
    ]);
    const { rows } = mergedRows(sent.map(full), steps, preset);
    expect(rows.map(({ state }) => state)).toEqual(["已报", "已撤回", "已报"]);
    expect(rows[0]?.cells["purpose"]?.value).toBe("终端设备");
  });

  it("sorted rows are the same rows", () => {
    const sent = [payment(), payment({ voucher: "记0013" }), payment({ voucher: "记0014" })];
    expect(merge(sent.map(full), sent, [...sent].reverse())).toEqual([]);
  });

  it("a field both sides changed is a conflict, fields only one changed are joined", () => {
    const sent = [payment()];
    const ours = [full(payment({ purpose: "设备一批", payee: "示例甲" }))];
    const steps = merge(ours, sent, [payment({ purpose: "设备两批", invoice: "0001" })]);
    expect(steps.map(({ step }) => step.fields.map(({ key }) => key))).toEqual([["purpose", "invoice"]]);
    expect(kinds(steps)).toEqual([["changed", true]]);
    const { rows } = mergedRows(ours, steps, () => ({ take: true, converted: false }));
    expect(rows[0]?.cells).toMatchObject({ payee: { value: "示例甲" }, purpose: { value: "设备两批" } });
  });

  it("two people's shares of the work are joined; a later version that lacks a row of the first asks (N5)", () => {
    const [a, b, c] = [payment(), payment({ voucher: "记0013", amount: 1 }), payment({ voucher: "记0014", amount: 2 })];
    expect(kinds(merge([full(a)], [], [b]))).toEqual([["added", false]]);
    const later = merge([full(a), full(b)], [], [a, c]);
    expect(kinds(later)).toEqual([
      ["added", false],
      ["withdrawn", true],
    ]);
  });

  it("a day and a project alone do not make two payments one", () => {
    const steps = merge([full(payment())], [], [payment({ voucher: "记0099", amount: 999, payee: "示例乙" })]);
    expect(kinds(steps)).toEqual([["added", false]]);
  });

  it("a confirmed row is changed by nobody silently, and a table that did not come back asks", () => {
    const sent = [payment()];
    const confirmed = [held(payment(), { state: "已确认" })];
    expect(kinds(merge(confirmed, sent, [payment({ purpose: "别的" })]))).toEqual([["changed", true]]);
    expect(kinds(merge(sent.map(full), sent, []))).toEqual([["withdrawn", true]]);
  });

  it("printed rows: field by field, one cell taken out is emptied, a row that came twice is asked about", () => {
    const sent = [record("arrival", { arrived: 100, unspentReason: "未到货" }, "P1")];
    const theirs = [record("arrival", { arrived: 200 }, "P1")];
    const steps = merge(sent.map(full), sent, theirs);
    expect(mergedRows(sent.map(full), steps, preset).rows[0]?.cells).toEqual({ arrived: cell(200) });
    const twice = [...theirs, record("arrival", { arrived: 300 }, "P1")];
    expect(kinds(merge([], [], twice))).toEqual([
      ["added", false],
      ["changed", true],
    ]);
  });

  it("the unfilled original is told from a filled one", () => {
    const sent = [payment(), record("arrival", { arrived: 1 }, "P1")];
    expect(isUnfilled({ reported: sent, confirmed: [] }, [...sent].reverse())).toBe(true);
    expect(isUnfilled({ reported: sent, confirmed: [] }, sent.slice(1))).toBe(false);
    expect(isUnfilled({ reported: [], confirmed: [record("arrival", { arrived: 1 }, "P1")] }, [])).toBe(true);
  });
});

describe("what is asked", () => {
  it("万元 for 元, with what it would be; converting keeps what was typed (E4)", () => {
    const typed = { ...payment(), cells: { ...payment().cells, amount: cell(392, "3.92") } };
    const steps = merge([], [], [typed]);
    expect(asked(steps)).toContain("是否误以万元填报？如是，应为39,200.00元");
    const { rows } = mergedRows([], steps, () => ({ take: true, converted: true }));
    expect(rows[0]).toMatchObject({ state: "已报", cells: { amount: { typed: "3.92", value: 3_920_000 } } });
    expect(asked(merge([], [], [payment({ amount: 3_920_000 })]))).toBe("");
  });

  it("duplicates by what tells payments apart, voucher numbers never across units (E7)", () => {
    const ours = [held(payment({ invoice: "0001" }), { unit: "532322" })];
    expect(asked(merge(ours, [], [payment({ payee: "示例乙" })]))).toBe("");
    expect(asked(merge(ours, [], [payment({ invoice: "0001", amount: 1000, payee: "示例乙" })]))).toContain("发票号");
    expect(asked(merge(ours, [], [payment({ voucher: "记09" })]))).toContain("收款方、日期、金额");
    expect(asked(merge([full(payment())], [payment()], [payment(), payment()]))).toContain("凭证号、日期、金额");
    const split = [
      payment({ invoice: "7", line: "P1" }),
      payment({ invoice: "7", line: "P2", amount: 5, voucher: "记2" }),
    ];
    expect(asked(merge([], [], split))).toBe("金额0.05元过小，是否误以万元填报？如是，应为500.00元");
  });

  it("over-spend, another project, days outside, what lacks and what was not understood", () => {
    expect(asked(merge([], [], [payment({ amount: 3_920_001 })]))).toContain("超0.01元");
    const arrived = (amount: number): string => asked(merge([], [], [record("arrival", { arrived: amount }, "P1")]));
    expect(arrived(3_920_001)).toBe("“P1”到位39,200.01元，超过分配数39,200.00元，超0.01元");
    expect(arrived(3_920_000)).toBe("");
    expect(asked(merge([], [], [payment({ line: "P9" })]))).toContain("没有给本单位安排资金");
    expect(asked(merge([], [], [payment({ paidOn: "2019-05-12" })]))).toContain("不在2020年");
    expect(asked(merge([], [], [payment({ paidOn: "2020-06-01" })]))).toContain("在填报期2020-05之后");
    const lacking: ReturnRecord = record("spend", { line: "P1", amount: 5000 });
    expect(asked(merge([], [], [lacking]))).toContain("缺支付日期、凭证号、用途、收款方");
    const unread = { ...payment(), cells: { ...payment().cells, amount: { typed: "约4", value: null, note: "" } } };
    const steps = merge([], [], [unread]);
    expect(asked(steps)).toContain("“约4”看不懂");
    expect(mergedRows([], steps, preset).rows[0]).toMatchObject({ state: "存疑", cells: { amount: { typed: "约4" } } });
  });
});

/** A register holds each printed row once. */
function unique(rows: readonly ReturnRecord[]): readonly ReturnRecord[] {
  return rows.filter(
    ({ table, row }, index) =>
      row === "" || rows.findIndex((other) => other.table === table && other.row === row) === index,
  );
}

describe("nothing typed is lost", () => {
  const covers = (whole: Map<string, number>, part: Map<string, number>): string[] =>
    [...part].filter(([place, count]) => (whole.get(place) ?? 0) < count).map(([place]) => place);

  it("inputs of two versions = merged + listed, whatever was sent and held", () => {
    fc.assert(
      fc.property(anyRows(), anyRows(), anyRows(), fc.boolean(), (sent, first, second, known) => {
        const base = unique(sent);
        const content = known ? { reported: base, confirmed: [] } : null;
        const merging = new ReturnMerge(base.map(full), ground);
        const a = merging.add(content, first, { ...origin, file: "a" });
        const b = merging.add(content, second, { ...origin, file: "b" });
        const { rows } = mergedRows(base.map(full), [...a, ...b], preset);
        const listed = [...a, ...b].filter(({ step }) => step.conflict).map(({ step }) => step.record);
        // What came back as it was sent was typed by nobody now.
        const before = inputs(base);
        for (const version of [first, second]) {
          const typed = new Map(
            [...inputs(version)].map(([place, count]) => [place, count - (before.get(place) ?? 0)] as const),
          );
          const held = rows.filter(({ state }) => state !== "已撤回" || version === first);
          expect(covers(inputs([...held, ...listed, ...changedFrom(a, b)]), typed)).toEqual([]);
        }
      }),
      { seed, numRuns: runs(300) },
    );
  });

  /** What the second version changed of the first without a conflict: listed with both sides. */
  function changedFrom(
    a: readonly PlacedStep[],
    b: readonly PlacedStep[],
  ): Pick<ReturnRecord, "table" | "row" | "cells">[] {
    return [...a, ...b].map(({ step }) => ({
      table: step.table,
      row: step.record.row,
      cells: Object.fromEntries(
        step.fields.flatMap(({ key, ours }) => (ours && cellContent(ours) !== "" ? [[key, ours]] : [])),
      ),
    }));
  }

  it("taking everything over and comparing again finds nothing more", () => {
    fc.assert(
      fc.property(anyRows(), anyRows(), (sent, theirs) => {
        const ours = unique(sent).map(full);
        const first = merge(ours, unique(sent), theirs);
        const { rows } = mergedRows(ours, first, () => ({ take: true, converted: false }));
        const again = merge(rows, unique(sent), theirs).filter(({ step }) => step.kind === "added");
        expect(again).toEqual([]);
      }),
      { seed, numRuns: runs(300) },
    );
  });

  it("the order of the rows does not matter", () => {
    fc.assert(
      fc.property(anyRows(), anyRows(), (sent, theirs) => {
        const isFree = ({ table }: ReturnRecord): boolean => RETURN_TABLE[table].rows === "free";
        const ours = sent.filter(isFree).map(full);
        const free = theirs.filter(isFree);
        const told = (rows: readonly ReturnRecord[]): string[] =>
          merge(ours, sent, rows)
            .map(({ step }) => JSON.stringify([step.kind, step.table, step.set, step.conflict]))
            .sort();
        expect(told([...free].reverse())).toEqual(told(free));
      }),
      { seed, numRuns: runs(200) },
    );
  });
});
