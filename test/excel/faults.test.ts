import { excelFault, faultFrom, hostCode } from "../../src/excel/faults";

class HostError extends Error {
  constructor(
    readonly code: string,
    message = "本地化的说明",
  ) {
    super(message);
  }
}

describe("faultFrom", () => {
  it.each([
    ["InvalidOperationInCellEditMode", "excel-busy-editing"],
    ["AccessDenied", "sheet-protected"],
    ["ItemNotFound", "sheet-missing"],
    ["RequestPayloadSizeLimitExceeded", "too-large"],
    ["ResponsePayloadSizeLimitExceeded", "too-large"],
    ["InsertDeleteConflict", "workbook-conflict"],
    ["ApiNotFound", "excel-unsupported"],
    ["InvalidOrTimedOutSession", "excel-disconnected"],
    ["GeneralException", "excel-unexpected"],
    ["SomethingNew", "excel-unexpected"],
  ])("%s becomes %s, with a sentence and a next step in both languages", (code, ours) => {
    const fault = faultFrom(new HostError(code));
    expect(fault.code).toBe(ours);
    for (const text of [fault.sentence, fault.nextStep]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).toMatch(/[a-z]{3}/);
    }
  });

  it("looks at the code only, whatever the message says", () => {
    expect(faultFrom(new HostError("AccessDenied", "ItemNotFound"))).toEqual(faultFrom(new HostError("AccessDenied")));
  });

  it("names the sheet, and the code of the unexpected", () => {
    expect(excelFault("sheet-protected", { sheets: ["分配表"] })).toMatchObject({
      sentence: { zh: "工作表“分配表”受保护，没有写入。" },
      place: "分配表",
    });
    expect(faultFrom(new HostError("GeneralException")).sentence.zh).toContain("GeneralException");
  });

  it("lets mistakes of our own through", () => {
    const mistake = new TypeError("x is not a function");
    expect(hostCode(mistake)).toBeNull();
    expect(() => faultFrom(mistake)).toThrow(mistake);
  });
});
