import { success, type Result } from "../domain/fault";
import type { SheetContent, WorkbookContent } from "../workbook/plan";
import { forwarding } from "./history";
import type { WorkbookPort } from "./port";

/**
 * Within one act: sheets read once stay known until something is written. Each reading is a request of its own in
 * Excel, and what is planned then rests on one state of the workbook, not on two.
 */
export function readingOnce(port: WorkbookPort): WorkbookPort {
  /** Asked for so far; null: no such sheet. */
  const known = new Map<string, SheetContent | null>();

  async function read(sheets: readonly string[]): Promise<Result<WorkbookContent>> {
    if (!sheets.every((name) => known.has(name))) {
      const content = await port.read(sheets);
      if (!content.ok) return content;
      const found = new Map(content.value.map((sheet) => [sheet.name, sheet]));
      for (const name of sheets) known.set(name, found.get(name) ?? null);
    }
    return success(sheets.flatMap((name) => known.get(name) ?? []));
  }

  const written = (): WorkbookPort => {
    known.clear();
    return port;
  };

  return {
    ...forwarding(port),
    read,
    render: (plan, note) => written().render(plan, note),
    write: (edits) => written().write(edits),
    restore: (edits) => written().restore(edits),
    renameSheet: (from, to) => written().renameSheet(from, to),
    removeSheets: (sheets) => written().removeSheets(sheets),
  };
}
