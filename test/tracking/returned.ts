import fc from "fast-check";
import type { RegisterRow, ReturnCell, ReturnRecord, ReturnTableId } from "../../src/domain/returns";
import { RETURN_TABLE } from "../../src/domain/returnTables";
import { cellContent, type RowNames } from "../../src/tracking/recordContent";

/** A cell as it was understood without a word. */
export function cell(value: string | number, typed = String(value)): ReturnCell {
  return { typed, value, note: "" };
}

export function record(table: ReturnTableId, values: Record<string, string | number>, row = ""): ReturnRecord {
  const cells = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cell(value)]));
  return { table, row, cells, place: `${RETURN_TABLE[table].sheet}!A7` };
}

/** 示例数据. */
export function payment(differences: Record<string, string | number> = {}): ReturnRecord {
  return record("spend", {
    line: "P1",
    paidOn: "2020-05-12",
    voucher: "记0012",
    purpose: "设备",
    payee: "示例公司",
    amount: 392_000,
    ...differences,
  });
}

export function held(row: ReturnRecord, differences: Partial<RegisterRow> = {}): RegisterRow {
  return {
    ...row,
    unit: "532301",
    period: "2020-05",
    state: "已报",
    question: "",
    treatment: "",
    file: "甲.xlsx",
    ...differences,
  };
}

export const NAMES: RowNames = {
  unit: (code) => code,
  line: (id) => id,
  row: ({ row }) => row,
};

/** Rows a unit could hold: few values, so that versions meet, clash and repeat. */
export function anyRows(): fc.Arbitrary<readonly ReturnRecord[]> {
  const maybe = (...values: (string | number)[]): fc.Arbitrary<ReturnCell | undefined> =>
    fc.option(fc.constantFrom(...values.map((value) => cell(value)), { typed: "约4", value: null, note: "" }), {
      nil: undefined,
    });
  const spend = fc.record({
    line: maybe("P1", "P2"),
    paidOn: maybe("2020-05-12", "2020-05-13"),
    voucher: maybe("记01", "记02", "记03"),
    amount: maybe(100, 200, 392_000),
    payee: maybe("示例甲", "示例乙"),
  });
  const arrival = fc.record({
    arrived: maybe(100, 200),
    arrivedOn: maybe("2020-05-01"),
    unspentReason: maybe("未到货"),
  });
  const contract = fc.record({ line: maybe("P1", "P2"), contract: maybe("HT1", "HT2"), amount: maybe(5, 6) });
  const session = fc.record({
    on: maybe("2020-05-20", "2020-05-21"),
    kind: maybe("从业人员培训"),
    name: maybe("示例培训", "示例活动"),
    people: maybe(40, 41),
  });
  const plan = fc.record({ subPlan: maybe("示例方案"), startsOn: maybe("2020-06-01"), target: maybe("示例目标") });
  const indicator = fc.record({ month05: maybe(1, 2), month06: maybe(3), evidence: maybe("示例佐证") });
  const coordination = fc.record({ value: maybe(1, 2), note: maybe("示例说明") });
  const free = (table: ReturnTableId, cells: fc.Arbitrary<Record<string, ReturnCell | undefined>>) =>
    fc.array(cells, { maxLength: 6 }).map((list) => list.flatMap((own) => recordOf(table, "", own)));
  const fixed = (table: ReturnTableId, cells: fc.Arbitrary<Record<string, ReturnCell | undefined>>) =>
    fc
      .array(fc.tuple(fc.constantFrom("P1", "P2", "P3"), cells), { maxLength: 4 })
      .map((list) => list.flatMap(([row, own]) => recordOf(table, row, own)));
  return fc
    .tuple(
      free("spend", spend),
      free("contract", contract),
      free("session", session),
      fixed("arrival", arrival),
      fixed("indicator", indicator),
      fixed("coordination", coordination),
      fixed("plan", plan),
    )
    .map((parts) => parts.flat());
}

function recordOf(table: ReturnTableId, row: string, own: Record<string, ReturnCell | undefined>): ReturnRecord[] {
  const cells = Object.fromEntries(
    Object.entries(own).flatMap(([key, value]): [string, ReturnCell][] => (value ? [[key, value]] : [])),
  );
  return Object.keys(cells).length === 0 ? [] : [{ table, row, cells, place: `${table}!1` }];
}

/** Every typed cell of rows, as a multiset: how often each content stands in each field. */
export function inputs(rows: readonly Pick<ReturnRecord, "table" | "row" | "cells">[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { table, row, cells } of rows) {
    for (const [key, value] of Object.entries(cells)) {
      const content = cellContent(value);
      if (content === "") continue;
      const place = `${table} ${row} ${key} ${content}`;
      // A printed row that came back twice alike says one thing.
      counts.set(place, row === "" ? (counts.get(place) ?? 0) + 1 : 1);
    }
  }
  return counts;
}
