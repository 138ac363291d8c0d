import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { checkVerb } from "../../src/cli/verbs/check";
import type { FundBook } from "../../src/domain/book";
import { planWorkbook } from "../../src/workbook/planWorkbook";
import { PROOF_COLUMN, PROOF_ROW } from "../../src/workbook/proofModel";
import { readBook } from "../../src/workbook/readBook";
import { openFilePort } from "../../src/xlsx/filePort";
import { anyBook } from "../rules/randomBook";
import { runs, seed } from "../runs";
import { contentOf } from "../workbook/books";

jest.setTimeout(600_000);

interface Told {
  readonly findings: readonly { readonly id: string; readonly sentence: string; readonly status: string }[];
}

const folder = mkdtempSync(join(tmpdir(), "hengbo-sentences-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** 校验 as it stands in the file: verdict and sentence by id. */
async function proofIn(file: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const port = await openFilePort(file);
  const content = port.ok ? await port.value.read(["校验"]) : port;
  if (!content.ok) throw new Error(content.fault.code);
  const rows = content.value[0]?.values.slice(PROOF_ROW.first) ?? [];
  return new Map(
    rows.map((row) => [
      String(row[PROOF_COLUMN.id]),
      `${String(row[PROOF_COLUMN.verdict])} ${String(row[PROOF_COLUMN.sentence])}`,
    ]),
  );
}

async function fileOf(book: FundBook): Promise<Uint8Array> {
  const port = await openFilePort(null);
  if (!port.ok) throw new Error(port.fault.code);
  const rendered = await port.value.render(planWorkbook(book));
  if (!rendered.ok) throw new Error(rendered.fault.code);
  return port.value.save();
}

it("check tells every finding of a random workbook in the words of its 校验", async () => {
  const property = fc.asyncProperty(anyBook, async (drawn) => {
    // As a workbook can hold it: a drawn category without a name to print does not survive being written.
    const book = readBook(contentOf(planWorkbook(drawn)), drawn.today.date);
    if (!book.ok || book.value === null) throw new Error("no book");
    const file = await fileOf(book.value);
    const path = join(folder, "book.xlsx");
    writeFileSync(path, file);
    const answer = await checkVerb.run([path, "--json"]);
    if (!answer.ok) throw new Error(answer.fault.code);
    const { findings } = answer.value.json as Told;
    const proof = await proofIn(file);
    const lines = answer.value.lines.join("\n");
    expect(findings.map(({ id, status, sentence }) => `${id} ${status} ${sentence}`)).toEqual(
      findings.map(({ id }) => `${id} ${proof.get(id) ?? ""}`),
    );
    expect(findings.every(({ sentence }) => lines.includes(sentence))).toBe(true);
    const due = [...proof].filter(([, told]) => /^(不符合|计划有缺口) /.test(told)).map(([id]) => id);
    expect(findings.map(({ id }) => id).sort()).toEqual(due.sort());
  });
  await fc.assert(property, { seed, numRuns: runs(3), endOnFailure: true });
});
