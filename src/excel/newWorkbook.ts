import { success, failure, type Result } from "../domain/fault";
import { faultFrom } from "./faults";

/** `Excel.createWorkbook` (ExcelApi 1.8); mobile Excel has none even so, and says it when asked. */
export function canOpenWorkbooks(): boolean {
  return typeof Excel.createWorkbook === "function" && Office.context.requirements.isSetSupported("ExcelApi", "1.8");
}

/** Opens .xlsx bytes as a new workbook in a window of its own; the person saves it where they like. */
export async function openNewWorkbook(bytes: Uint8Array): Promise<Result<void>> {
  try {
    await Excel.createWorkbook(base64Of(bytes));
    return success(undefined);
  } catch (error) {
    return failure(faultFrom(error, {}));
  }
}

/** In pieces: a call takes only so many arguments. */
function base64Of(bytes: Uint8Array): string {
  const PIECE = 8_192;
  const letters: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE) {
    letters.push(String.fromCharCode(...bytes.subarray(from, from + PIECE)));
  }
  return btoa(letters.join(""));
}
