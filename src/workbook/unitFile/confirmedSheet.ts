import { RETURN_TABLE } from "../../domain/returnTables";
import type { ReturnTable, UnitFileContent } from "../../domain/returns";
import { columnLetters, fixedBlock } from "../address";
import { SheetGrid } from "../grid";
import type { NamePlan, SheetPlan } from "../plan";
import { linkFormula, sheetPlan } from "../sheet";
import { STYLES } from "../styles";
import { periodWords, UNIT_FILE_SHEET } from "./layout";
import { recordValues } from "./reportedCells";
import { CONFIRMED_NAME, spentSums } from "./spentSums";
import { confirmedStyle, UNIT_FILE_STYLE } from "./styles";

const { spend, session, contract } = RETURN_TABLE;
const ROW = { title: 0, note: 1, sum: 2, header: 4, first: 5 } as const;

/** 已确认支出: rows the section confirmed, grey and locked; corrections are new rows with a minus. */
export function confirmedSheet(content: UnitFileContent): {
  readonly sheet: SheetPlan;
  readonly names: readonly NamePlan[];
} {
  const grid = new SheetGrid();
  const { cover, confirmed } = UNIT_FILE_SHEET;
  const title = `${content.unit.name} ${confirmed}（元）`;
  grid.compute(ROW.title, 0, linkFormula(cover, title), title, STYLES.sheetTitle);
  const note = `${periodWords(content.period)}以前报过并已确认，只看不改，已算进“资金与到位”。要更正的，在“支出填报”填一行负数冲回，再填一行正确的。`;
  grid.put(ROW.note, 0, note, STYLES.note);
  const last = putBlock(grid, spend, content, ROW.header);
  const column = (key: string): number => fieldsOf(spend).findIndex((field) => field.key === key);
  const sum = confirmedTotal(content);
  grid.put(ROW.sum, 0, "已确认合计", STYLES.label);
  grid.compute(ROW.sum, 1, `=ROUND(SUM(${CONFIRMED_NAME.amount}),2)`, sum, UNIT_FILE_STYLE.yuanSum);
  let next = last + 2;
  for (const table of [session, contract]) {
    if (!content.confirmed.some((record) => record.table === table.id)) continue;
    grid.put(next, 0, `已确认${table.sheet}`, STYLES.sumLabel);
    next = putBlock(grid, table, content, next + 1) + 2;
  }
  const named = (name: string, key: string): NamePlan => {
    const block = fixedBlock(confirmed, { row: ROW.first, column: column(key) }, { row: last, column: column(key) });
    return { name, reference: `=${block}` };
  };
  return {
    sheet: sheetPlan(confirmed, grid, {
      columnWidths: [22, 13, 12, 24, 24, 13, 10, 10, 11, 13, 13, 14, 16],
      freeze: { rows: ROW.first, columns: 0 },
      protected: true,
      showGridlines: false,
      print: {
        orientation: "landscape",
        paper: "A4",
        area: `A1:${columnLetters(fieldsOf(spend).length - 1)}${Math.max(next - 1, last + 1)}`,
        repeatRows: `${ROW.header + 1}:${ROW.header + 1}`,
        fitToWidth: 1,
        footer: `&L${content.unit.name} ${confirmed}&C第&P页 共&N页&R${content.fileId}`,
      },
    }),
    names: [named(CONFIRMED_NAME.line, "line"), named(CONFIRMED_NAME.amount, "amount")],
  };
}

function fieldsOf({ fields }: ReturnTable): ReturnTable["fields"] {
  return fields.filter(({ kind }) => kind !== "doubt");
}

/** A header and its rows, at least one so that sums have something to look at. @returns the last row used */
function putBlock(grid: SheetGrid, table: ReturnTable, content: UnitFileContent, header: number): number {
  const fields = fieldsOf(table);
  grid.putRow(
    header,
    0,
    fields.map(({ label }) => label),
    STYLES.header,
  );
  const records = content.confirmed.filter((record) => record.table === table.id);
  records.forEach((record, index) => {
    const values = recordValues(record, fields, content);
    fields.forEach(({ key, kind }, place) => {
      grid.put(header + 1 + index, place, values[key] ?? null, confirmedStyle(kind));
    });
  });
  if (records.length > 0) return header + records.length;
  fields.forEach(({ key, kind }, place) => {
    grid.put(header + 1, place, key === "purpose" ? "还没有确认过的支出" : null, confirmedStyle(kind));
  });
  return header + 1;
}

function confirmedTotal(content: UnitFileContent): number {
  return spentSums({ ...content, reported: [] }).total;
}
