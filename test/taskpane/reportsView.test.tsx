/** 文书 over the real use cases and a real workbook file. */
import { screen, waitFor, within } from "@testing-library/react";
import { strFromU8, unzipSync } from "fflate";
import { createFundUseCases } from "../../src/usecases/fund";
import { openFilePort } from "../../src/xlsx/filePort";
import { sampleBytes } from "../usecases/corruption";
import { accessibilityFaults } from "./accessibility";
import { button, goTo, showPane } from "./renderPane";

jest.setTimeout(120_000);

const saved: { readonly name: string; readonly bytes: Promise<ArrayBuffer> }[] = [];

beforeEach(() => {
  saved.length = 0;
  let blob: Blob | null = null;
  URL.createObjectURL = (given) => {
    blob = given as Blob;
    return "blob:paper";
  };
  URL.revokeObjectURL = () => undefined;
  jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    if (blob) saved.push({ name: this.download, bytes: bytesOf(blob) });
  });
});
afterEach(() => jest.restoreAllMocks());

/** jsdom's Blob cannot give its bytes; its reader can. */
function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(new Error("not read"));
    reader.readAsArrayBuffer(blob);
  });
}

test("a unit's slice of the notice is made from the workbook as it stands and handed over as a file", async () => {
  const port = await openFilePort(await sampleBytes());
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const { user, container } = await showPane(
    createFundUseCases(port.value, () => "2020-05-25"),
    {},
  );
  await goTo(user, "更多");
  await user.click(button("文书"));
  const main = within(screen.getByRole("main"));
  await user.selectOptions(await main.findByLabelText("文书种类"), "grant");
  await user.selectOptions(main.getByLabelText("给谁"), "532327");
  expect(await accessibilityFaults(container)).toEqual([]);
  await user.click(button("生成"));
  await main.findByText(/已生成“关于下达2020年/, undefined, { timeout: 30_000 });
  const [file] = saved;
  expect(file?.name).toMatch(/\.docx$/);
  const parts = unzipSync(new Uint8Array((await file?.bytes) ?? new ArrayBuffer(0)));
  const paper = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  expect(paper).toContain("永仁县资金明细表");
  expect(paper).not.toContain("双柏县");
});

test("绩效自评表 of a unit becomes a sheet of the workbook with one press (E10)", async () => {
  const port = await openFilePort(await sampleBytes());
  if (!port.ok) throw new Error(port.fault.sentence.en);
  const { user } = await showPane(
    createFundUseCases(port.value, () => "2020-05-25"),
    {},
  );
  await goTo(user, "更多");
  await user.click(button("文书"));
  const main = within(screen.getByRole("main"));
  await user.selectOptions(await main.findByLabelText("文书种类"), "selfscore");
  await user.selectOptions(main.getByLabelText("给谁"), "532327");
  await user.click(main.getByRole("button", { name: "写成工作表" }));
  await waitFor(async () => {
    const names = await port.value.sheetNames();
    expect(names.ok && names.value).toContain("绩效自评表-永仁县");
  });
  expect(saved).toEqual([]);
});
