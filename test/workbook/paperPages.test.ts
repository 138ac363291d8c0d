import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FundBook } from "../../src/domain/book";
import { fen } from "../../src/domain/money";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { openFilePort } from "../../src/xlsx/filePort";
import { dividedSample, freshSample, withAmount } from "./books";

const office = spawnSync("soffice", ["--version"], { encoding: "utf8" });
const reader = spawnSync("pdftotext", ["-v"], { encoding: "utf8" });
const present = office.status === 0 && reader.status === 0;
// The suite passes without LibreOffice and pdftotext; what is not checked then is said here and in the test's name.
const check = present ? it : it.skip;
jest.setTimeout(240_000);

/** More findings than any paper shows. */
function manyFindings(): FundBook {
  const lines = ["P3", "P4", "P5", "P7", "P9", "P10", "P11", "P12", "P13", "P14", "P15"];
  return lines.reduce((book, line) => withAmount(book, line, "532301", fen(50_000)), dividedSample());
}

/** A fund of thirty lines. */
function thirtyLines(): FundBook {
  const base = dividedSample();
  const more = Array.from({ length: 15 }, (_, index) => {
    const project = base.projects.filter(({ placeholder }) => !placeholder)[index % 13];
    if (!project) throw new Error("no project");
    return { ...project, number: 16 + index, shortName: `${project.shortName}续` };
  });
  const added = more.map(({ number, builders }) => [
    `P${number}`,
    Object.fromEntries(builders.map((unit) => [unit, fen(310_000)])),
  ]);
  return { ...base, projects: [...base.projects, ...more], decided: { ...base.decided, ...Object.fromEntries(added) } };
}

/** Pages LibreOffice makes of each sheet whose footer says its name, per book. */
async function pagesOf(books: readonly FundBook[]): Promise<readonly Readonly<Record<string, number>>[]> {
  const folder = mkdtempSync(join(tmpdir(), "hengbo-pages-"));
  try {
    for (const [index, book] of books.entries()) {
      const port = await openFilePort(null);
      if (!port.ok) throw new Error(port.fault.code);
      const rendered = await port.value.render(planWorkbook(book));
      if (!rendered.ok) throw new Error(rendered.fault.code);
      writeFileSync(join(folder, `${index}.xlsx`), await port.value.save());
    }
    const files = books.map((_, index) => join(folder, `${index}.xlsx`));
    const words = ["--headless", `-env:UserInstallation=file://${folder}/profile`, "--convert-to", "pdf"];
    const run = spawnSync("soffice", [...words, "--outdir", folder, ...files], { encoding: "utf8", timeout: 200_000 });
    if (run.status !== 0) throw new Error(run.stderr);
    return books.map((_, index) => footersIn(join(folder, `${index}.pdf`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function footersIn(pdf: string): Readonly<Record<string, number>> {
  const text = spawnSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).stdout;
  const counts: Record<string, number> = {};
  for (const [, name = ""] of text.matchAll(/^\s*(\S+)\s+打印日期/gm)) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

describe(`paper in LibreOffice${present ? "" : " (not installed here: not checked)"}`, () => {
  const one = { 分配表: 1, 附表1: 1, 附表2: 1, 复核单: 1 };

  check(
    "takes one A4 page each, however many findings; thirty lines take two, never the units nor the slip",
    async () => {
      const pages = await pagesOf([dividedSample(), freshSample(), manyFindings(), thirtyLines()]);
      expect(pages).toMatchObject([one, one, one, { 分配表: 2, 附表1: 1, 附表2: 2, 复核单: 1 }]);
    },
  );
});
