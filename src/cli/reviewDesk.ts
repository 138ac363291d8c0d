import { success, type Result } from "../domain/fault";
import type { Clock } from "../usecases/clock";
import { createFundUseCases, type FundUseCases } from "../usecases/fund";
import { openFilePort, type FilePort } from "../xlsx/filePort";
import { momentOf } from "./books";
import { readBytes } from "./files";

/** A master workbook with the use cases of the pane, for the verbs that act as a person does. */
export interface ReviewDesk {
  readonly port: FilePort;
  readonly fund: FundUseCases;
}

/** @param by who acts, a typed name; nothing is checked about it (D14) */
export async function openDesk(path: string, clock: Clock, by: string | undefined): Promise<Result<ReviewDesk>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const port = await openFilePort(bytes.value);
  if (!port.ok) return port;
  const fund = createFundUseCases(port.value, clock, momentOf(clock));
  fund.setPerson(by ?? "");
  return success({ port: port.value, fund });
}
