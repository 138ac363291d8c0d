import type { ChartModel, HyperlinkModel, SheetModel } from "../../../sheetfile";
import { formatArea, parseArea } from "../address";
import type { ExcelHost } from "../host";
import { loadSheetFilter, loadTable, sheetFilterModel, tableModels } from "../model/table-files";
import { uniqueName } from "../model/table-names";

export type OpenHost = Pick<ExcelHost, "engine" | "book">;

/** What stands on a sheet beside its cells, in the words of a file. */
export type SheetObjects = Pick<
  SheetModel,
  "tables" | "filter" | "comments" | "threads" | "hyperlinks" | "charts" | "rowBreaks" | "columnBreaks"
>;

/** Ids of a file's charts by the ids the host gave them. */
const fileIds = new WeakMap<object, Map<string, string>>();

function fileIdsOf({ book }: OpenHost): Map<string, string> {
  const known = fileIds.get(book) ?? new Map<string, string>();
  fileIds.set(book, known);
  return known;
}

/** Puts a file's objects on a sheet whose cells are there. */
export function loadObjects(host: OpenHost, id: string, sheet: SheetModel): void {
  const { book } = host;
  for (const { id: number, ...table } of sheet.tables) {
    const taken = book.tables.list().map((other) => other.name);
    const name = uniqueName(table.name, taken);
    // A number says something only in the file the sheet is saved to.
    loadTable(book.tables, id, {
      ...table,
      name,
      ...(sheet.id !== undefined && number !== undefined && { id: number }),
    });
  }
  if (sheet.filter !== null) loadSheetFilter(book.tables, id, sheet.filter);
  book.comments.load(id, sheet.threads, sheet.comments);
  for (const { id: fileId, ...chart } of sheet.charts) fileIdsOf(host).set(book.charts.add(id, chart), fileId);
  for (const { address, ...link } of sheet.hyperlinks) {
    const area = parseArea(address);
    if (area !== null) book.hyperlinks.set(id, { area, ...link });
  }
  for (const [row, { outlineLevel }] of sheet.rows) {
    if (outlineLevel !== undefined) book.outlines.setLevel(id, "rows", row, outlineLevel);
  }
  for (const { from, to, outlineLevel } of sheet.columns) {
    if (outlineLevel === undefined) continue;
    for (let column = from; column <= to; column += 1) book.outlines.setLevel(id, "columns", column, outlineLevel);
  }
  const extras = book.sheet(id);
  extras.rowBreaks = sheet.rowBreaks;
  extras.columnBreaks = sheet.columnBreaks;
}

/** The objects of a sheet as a file keeps them. */
export function objectsOf(host: OpenHost, id: string): SheetObjects {
  const { book } = host;
  const extras = book.sheet(id);
  return {
    tables: tableModels(book.tables, id),
    filter: sheetFilterModel(book.tables, id),
    comments: book.comments.noteModels(id),
    threads: book.comments.threadModels(id),
    hyperlinks: book.hyperlinks
      .of(id)
      .map(({ area, ...link }): HyperlinkModel => ({ address: formatArea(area), ...link })),
    charts: chartsOf(host, id),
    rowBreaks: extras.rowBreaks,
    columnBreaks: extras.columnBreaks,
  };
}

/** Charts under the ids of the file; new ones get an id the file does not use. */
function chartsOf(host: OpenHost, id: string): ChartModel[] {
  const known = fileIdsOf(host);
  const taken = new Set(known.values());
  return host.book.charts.of(id).map((chart) => {
    let fileId = known.get(chart.id) ?? chart.id;
    for (let copy = 1; !known.has(chart.id) && taken.has(fileId); copy += 1)
      fileId = `${chart.id.slice(0, -5)}${copy.toString(16).toUpperCase().padStart(4, "0")}}`;
    known.set(chart.id, fileId);
    taken.add(fileId);
    return { ...chart, id: fileId };
  });
}
