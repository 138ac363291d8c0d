import { saveWorkbook } from "../../../sheetfile";
import type { ExcelHost } from "../host";
import { toModel } from "./to-model";

/** The open workbook as .xlsx bytes: as the program around the host saves it, else made anew of what the host holds. */
export async function currentFile(host: ExcelHost): Promise<Uint8Array> {
  const { surroundings } = host.options;
  if (surroundings?.readFile !== undefined) return surroundings.readFile();
  return saveWorkbook(await toModel(host));
}
