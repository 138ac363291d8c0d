import type { WorkbookModel } from "../../../sheetfile";
import { emptyWorkbook } from "../../../sheetfile";
import type { ExcelHost } from "../host";
import { bookParts } from "./book-parts";
import { CellKeeper } from "./cells";
import { remembered } from "./loaded";
import { withChanges } from "./merge";
import { Styles, sheetModel, type LoadedSheet } from "./sheet-model";

function namesOf({ engine }: ExcelHost): WorkbookModel["names"] {
  const sheets = engine.sheets();
  return engine.names().map((name) => {
    const sheet = name.sheet === null ? undefined : sheets.find((info) => info.id === name.sheet)?.name;
    return {
      name: name.name,
      reference: name.formula,
      ...(sheet !== undefined && { sheet }),
      ...(!name.visible && { hidden: true as const }),
    };
  });
}

/**
 * The workbook as a file's data, calculated. `base` is the model it was opened from with `loadModel`: what did not
 * change since comes back as the file had it, and what the host does not know (carried conditional formats) stays.
 */
export async function toModel(host: ExcelHost, base?: WorkbookModel): Promise<WorkbookModel> {
  const { engine, book } = host;
  await engine.settle();
  const loaded = remembered(host, base);
  const styles = new Styles(base?.sheets ?? []);
  const sheets = engine.sheets();
  const known = (id: string): LoadedSheet | undefined => {
    const { fileId } = book.sheet(id);
    const sheet = fileId === null ? undefined : loaded?.base.sheets.find((one) => one.id === fileId);
    return sheet && loaded?.sheets.get(sheet);
  };
  const parts = bookParts(host);
  const keeper = new CellKeeper();
  const models = sheets.map((info) => sheetModel(host, info, known(info.id), styles, keeper));
  keeper.finish();
  return {
    ...(base ?? emptyWorkbook()),
    ...(loaded ? withChanges(partsOf(loaded.base), loaded.shown, parts) : parts),
    sheets: models,
    names: namesOf(host),
    activeSheet: sheets.find((info) => info.id === engine.activeSheet())?.name ?? "",
  };
}

function partsOf(model: WorkbookModel): ReturnType<typeof bookParts> {
  const { properties, customProperties, customXml, protection, calculation } = model;
  return { properties, customProperties, customXml, protection, calculation };
}
