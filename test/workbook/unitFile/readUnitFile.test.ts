import { busyExchange, contentFor } from "../../tracking/unitFiles";
import { isUnfilled } from "../../../src/tracking/compareReturn";
import { allTyped, codes, damaged, issuedBytes, readBack, sheetOf } from "./returnedFiles";

jest.setTimeout(120_000);

describe("a unit file that comes back", () => {
  it("as it was sent is found to be unfilled, also when much stands in it", async () => {
    for (const content of [contentFor("532301"), contentFor("LIB", busyExchange("LIB", ["P5", "P10"])), contentFor("532301", busyExchange("532301", ["P1", "P6"]))]) {
      const file = await readBack(await issuedBytes(content));
      expect(file).toMatchObject({ fileId: content.fileId, unit: content.unit.code, evidence: "keys", remarks: [], unplaced: [] });
      expect(isUnfilled(file.content, file.records)).toBe(true);
    }
  });
  it("filled by another program", async () => {
    const content = contentFor("532301");
    const bytes = await damaged(await issuedBytes(content), (book) => {
      const sheet = sheetOf(book, "支出填报");
      sheet.getCell("D7").value = "1 互联互通";
      sheet.getCell("E7").value = "5月12日";
      sheet.getCell("F7").value = "记0012";
      sheet.getCell("I7").value = "３．９２万";
      sheet.getCell("I8").value = 12.5;
      sheet.getCell("I9").value = "约4";
    });
    const file = await readBack(bytes);
    console.log(JSON.stringify(file.records, null, 1), file.remarks, file.unplaced, codes(file), allTyped(file));
  });
});
