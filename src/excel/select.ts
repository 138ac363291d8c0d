import { failure, success, type Fault, type Result } from "../domain/fault";
import { excelFault } from "./faults";
import { parseArea, splitSheetAddress } from "./rectangles";
import { untracked } from "./ranges";

function unreadableAddress(address: string): Fault {
  return {
    code: "address-unreadable",
    sentence: { zh: `“${address}”不是单元格位置。`, en: `"${address}" is not a cell address.` },
    nextStep: { zh: "请重新检查后再试。", en: "Check again, then retry." },
    place: address,
  };
}

function hiddenSheet(sheet: string): Fault {
  return {
    code: "sheet-hidden",
    sentence: { zh: `工作表“${sheet}”是隐藏的，不能显示。`, en: `Sheet "${sheet}" is hidden and cannot be shown.` },
    nextStep: { zh: "请右击工作表标签，取消隐藏。", en: "Right-click a sheet tab and unhide it." },
    place: sheet,
  };
}

/** Shows a cell to the person: its sheet comes to the front, the cell is selected. */
export async function selectCell(context: Excel.RequestContext, address: string): Promise<Result<void>> {
  const place = splitSheetAddress(address);
  if (!place || parseArea(place.cell) === null) return failure(unreadableAddress(address));
  const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
  sheet.load("visibility");
  await context.sync();
  if (sheet.isNullObject) return failure(excelFault("sheet-missing", { sheets: [place.sheet] }));
  if (sheet.visibility !== "Visible") return failure(hiddenSheet(place.sheet));
  sheet.activate();
  untracked(sheet, place.cell).select();
  await context.sync();
  return success(undefined);
}
