/** Damaged files in every format: read or refused in words, soon, and never by a crash. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { readDocument } from "../../src/notice/readNotice";
import { readNoticeFile } from "../../src/xlsx/readNoticeFile";
import { runs, seed } from "../runs";
import { asSeparatedText, asWebPage, asWordFile, asWorkbookFile, plainNotice } from "./noticeForms";
import { damageToBytes } from "./damagedBytes";

jest.setTimeout(6_000_000);

const notice = plainNotice(SAMPLE_NOTICE);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const SECONDS = 5;

let forms: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  forms = {
    "notice.md": text(SAMPLE_NOTICE),
    "notice.csv": text(asSeparatedText(notice)),
    "notice.html": text(asWebPage(notice)),
    "notice.docx": await asWordFile(notice, null),
    "notice.xlsx": await asWorkbookFile(notice),
  };
});

test("each is read or refused with what to do, within seconds", async () => {
  const seen = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("notice.md", "notice.csv", "notice.html", "notice.docx", "notice.xlsx"),
      fc.array(damageToBytes, { minLength: 1, maxLength: 6 }),
      async (name, acts) => {
        const bytes = acts.reduce((damaged, one) => one(damaged), forms[name] ?? new Uint8Array());
        const started = process.cpuUsage();
        const document = await readNoticeFile(bytes, name);
        const table = document.ok ? readDocument(document.value) : document;
        const { user, system } = process.cpuUsage(started);
        expect((user + system) / 1_000_000).toBeLessThan(SECONDS);
        seen[table.ok ? "read" : "refused"] += 1;
        if (table.ok) return;
        expect(table.fault.sentence.zh).not.toBe("");
        expect(table.fault.nextStep.zh).not.toBe("");
      },
    ),
    { numRuns: runs(500), seed },
  );
  expect(seen.read).toBeGreaterThan(0);
  expect(seen.refused).toBeGreaterThan(0);
});

test("so is a PDF, in a program of its own: what the library leaves behind must not end it", () => {
  const script = join(__dirname, "readDamagedPortable.ts");
  const run = spawnSync(process.execPath, ["--import", "tsx", script, String(runs(100)), String(seed)], {
    encoding: "utf8",
    timeout: 3_000_000,
  });
  expect(run.stderr.replace(/^npm warn.*\n/gm, "")).toBe("");
  const seen = JSON.parse(run.stdout) as { read: number; refused: number; slowest: number };
  expect(seen.read + seen.refused).toBe(runs(100));
  expect(seen.read).toBeGreaterThan(0);
  expect(seen.refused).toBeGreaterThan(0);
  expect(seen.slowest).toBeLessThan(SECONDS);
});
