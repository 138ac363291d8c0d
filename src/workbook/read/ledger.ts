import type { FundDocument, UnreadableAmount } from "../../domain/book";
import { fenFromWanNumber } from "../../domain/money";
import { cellAddress, onSheet } from "../address";
import { SHEET } from "../names";
import { isoDate } from "../sheet";
import { LEDGER_COLUMN, LEDGER_ROW } from "../sheets/ledger";
import type { ContentReader } from "./contentReader";

/** 资金台账 → documents. A row with an amount nobody can read is reported, never taken as 0. */
export function readLedger(sheet: ContentReader): {
  readonly ledger: readonly FundDocument[];
  readonly unreadable: readonly UnreadableAmount[];
} {
  const header = sheet.headerRow(["收/发", "文号"]) ?? LEDGER_ROW.header;
  const column = (label: string, usual: number): number => sheet.columnOf(header, label) ?? usual;
  const amount = column("其中本资金±(万元)", LEDGER_COLUMN.amount);
  const direction = column("收/发", LEDGER_COLUMN.direction);
  const ledger: FundDocument[] = [];
  const unreadable: UnreadableAmount[] = [];
  for (let row = header + 1; row < sheet.rowCount; row += 1) {
    const typed = sheet.value(row, amount);
    if (typed === null) continue;
    const read = typeof typed === "number" ? fenFromWanNumber(typed) : null;
    if (read === null) {
      unreadable.push({
        line: "",
        unit: "",
        text: String(typed),
        address: onSheet(SHEET.ledger, cellAddress(row, amount)),
      });
      continue;
    }
    const total = sheet.number(row, column("文件总额(万元)", LEDGER_COLUMN.documentTotal));
    ledger.push({
      direction: sheet.text(row, direction) === "发" ? "out" : "in",
      documentNumber: sheet.text(row, column("文号", LEDGER_COLUMN.documentNumber)),
      issuedOn: dateAt(sheet, row, column("文件日期", LEDGER_COLUMN.issuedOn)),
      receivedOn: dateAt(sheet, row, column("收文日期", LEDGER_COLUMN.receivedOn)),
      counterpart: sheet.text(row, column("对方单位", LEDGER_COLUMN.counterpart)),
      documentTotal: total === null ? null : fenFromWanNumber(total),
      amount: read,
      note: sheet.text(row, column("备注", LEDGER_COLUMN.note)),
    });
  }
  return { ledger, unreadable };
}

/** A date cell as ISO; a date typed as text (`2020-05-21`) is taken as it stands. */
function dateAt(sheet: ContentReader, row: number, column: number): string | null {
  const value = sheet.value(row, column);
  if (typeof value === "number") return isoDate(value);
  const text = sheet.text(row, column);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}
