import { copyableText } from "../../src/taskpane/faults";
import { surroundings } from "../../src/taskpane/surroundings";

const OFFICE = {
  context: {
    displayLanguage: "zh-CN",
    diagnostics: { host: "Excel", platform: "OfficeOnline", version: "16.0.18025" },
    requirements: {
      isSetSupported: (name: string, version: string) => name === "ExcelApi" && Number(version.slice(2)) <= 17,
    },
  },
};

test("a copied fault says which program it happened in, one line, and nothing of the workbook", () => {
  const around = surroundings(OFFICE);
  expect(around).toMatch(/^Excel OfficeOnline 16\.0\.18025 · ExcelApi 1\.17 · zh-CN · \d+×\d+ · /);
  const fault = {
    code: "too-large",
    sentence: { zh: "甲", en: "a" },
    nextStep: { zh: "乙", en: "b" },
    place: "分配表",
  };
  expect(copyableText(fault, around).split("\n")).toEqual(["too-large", "分配表", around]);
});

test("without Office.js, and with one that tells nothing, it says so", () => {
  expect(surroundings(undefined)).toMatch(/^no Office\.js · /);
  expect(surroundings({})).toMatch(/^Office \? · ExcelApi \? · /);
});
