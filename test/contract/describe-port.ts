import type { WorkbookPort } from "../../src/usecases/port";
import { describeContents } from "./contents";
import type { ContractWorkbook } from "./harness";
import { describePlaces } from "./places";
import { describeRender, describeStrangers } from "./rendering";
import { describeProtection, describeWrite } from "./writing";

/** One suite for every port: what a use case may rely on, whichever workbook it works on. */
export function describePort(name: string, open: () => Promise<ContractWorkbook>): void {
  describe(`WorkbookPort: ${name}`, () => {
    let workbook: ContractWorkbook;
    const port = (): WorkbookPort => workbook.port();
    beforeEach(async () => {
      workbook = await open();
    });
    afterEach(async () => {
      await workbook.close();
    });
    describeRender(() => workbook, port);
    describeContents(port);
    describeStrangers(() => workbook, port);
    describeWrite(() => workbook, port);
    describeProtection(() => workbook, port);
    describePlaces(() => workbook, port);
  });
}
