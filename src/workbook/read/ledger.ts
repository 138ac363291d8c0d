import type { FundDocument, FundingSource, UnreadableAmount } from "../../domain/book";
import type { UnreadableRecord } from "../../domain/records";
import { fenFromWanNumber } from "../../domain/money";
import { cellAddress, onSheet } from "../address";
import { SHEET } from "../names";
import { LEDGER_COLUMN, LEDGER_ROW, SOURCE_WORDS } from "../sheets/ledger";
import type { ContentReader } from "./contentReader";
import { typedDate } from "./typedValue";

/** 资金台账 → documents. A row with an amount nobody can read is reported, never taken as 0. */
export function readLedger(sheet: ContentReader): {
  readonly ledger: readonly FundDocument[];
  readonly unreadable: readonly UnreadableAmount[];
  readonly records: readonly UnreadableRecord[];
} {
  const { rows, unreadable, records } = ledgerRowsOf(sheet);
  return { ledger: rows.map(({ document }) => document), unreadable, records };
}

/** Documents with the rows they stand in, and the rows that hold something else: writing goes round those. */
export function ledgerRowsOf(sheet: ContentReader): {
  readonly rows: readonly { readonly row: number; readonly document: FundDocument }[];
  readonly taken: readonly number[];
  readonly unreadable: readonly UnreadableAmount[];
  readonly records: readonly UnreadableRecord[];
} {
  const header = sheet.headerRow(["收/发", "文号"]) ?? LEDGER_ROW.header;
  const column = (label: string, usual: number): number => sheet.columnOf(header, label) ?? usual;
  const amount = column("其中本资金±(万元)", LEDGER_COLUMN.amount);
  const direction = column("收/发", LEDGER_COLUMN.direction);
  const rows: { row: number; document: FundDocument }[] = [];
  const taken: number[] = [];
  const unreadable: UnreadableAmount[] = [];
  const records: UnreadableRecord[] = [];
  const dateAt = (row: number, field: "issuedOn" | "receivedOn", label: string): string | null => {
    const place = column(label, LEDGER_COLUMN[field]);
    const on = typedDate(sheet.value(row, place));
    if (on !== undefined) return on;
    const address = onSheet(SHEET.ledger, cellAddress(row, place));
    records.push({ about: "ledger", field, record: String(row), text: sheet.text(row, place), address });
    return null;
  };
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const typed = sheet.value(row, amount);
    if (typed === null) {
      if (holdsText(sheet, row)) taken.push(row);
      continue;
    }
    const read = typeof typed === "number" ? fenFromWanNumber(typed) : null;
    if (read === null) {
      unreadable.push({
        line: "",
        unit: "",
        text: String(typed),
        address: onSheet(SHEET.ledger, cellAddress(row, amount)),
      });
      taken.push(row);
      continue;
    }
    const total = sheet.number(row, column("文件总额(万元)", LEDGER_COLUMN.documentTotal));
    const document: FundDocument = {
      direction: sheet.text(row, direction) === "发" ? "out" : "in",
      documentNumber: sheet.text(row, column("文号", LEDGER_COLUMN.documentNumber)),
      issuedOn: dateAt(row, "issuedOn", "文件日期"),
      receivedOn: dateAt(row, "receivedOn", "收文日期"),
      counterpart: sheet.text(row, column("对方单位", LEDGER_COLUMN.counterpart)),
      documentTotal: total === null ? null : fenFromWanNumber(total),
      amount: read,
      note: sheet.text(row, column("备注", LEDGER_COLUMN.note)),
      source: sourceOf(sheet.text(row, column("资金级次", LEDGER_COLUMN.source))),
    };
    rows.push({ row, document });
  }
  return { rows, taken, unreadable, records };
}

/** An empty cell is central money; a text that names no level is reported by the caller. */
function sourceOf(text: string): FundingSource {
  const named = (Object.keys(SOURCE_WORDS) as FundingSource[]).find((source) => SOURCE_WORDS[source] === text);
  return named ?? "central";
}

/** Whether a person typed anything in the row; formulas are ours. */
function holdsText(sheet: ContentReader, row: number): boolean {
  const formulas = sheet.content.formulas[row] ?? [];
  return (sheet.content.values[row] ?? []).some(
    (value, column) => value !== null && value !== "" && (formulas[column] ?? null) === null,
  );
}
