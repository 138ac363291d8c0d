/** Damaged files in every format: read or refused in words, soon, and never by a crash. */
import fc from "fast-check";
import { SAMPLE_NOTICE } from "../../src/notice/sample";
import { readDocument } from "../../src/notice/readNotice";
import { readNoticeFile } from "../../src/xlsx/readNoticeFile";
import { runs, seed } from "../runs";
import { asSeparatedText, asWebPage, asWordFile, asWorkbookFile, plainNotice } from "./noticeForms";
import { asPortableFile } from "./portableNotice";

jest.setTimeout(6_000_000);

const notice = plainNotice(SAMPLE_NOTICE);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const SECONDS = 5;

/** One act of damage to bytes. */
const act = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => (bytes: Uint8Array): Uint8Array => {
    const next = bytes.slice();
    if (next.length > 0) next[at % next.length] = byte;
    return next;
  }),
  fc.nat().map(
    (at) =>
      (bytes: Uint8Array): Uint8Array =>
        bytes.slice(0, bytes.length === 0 ? 0 : at % bytes.length),
  ),
  fc.tuple(fc.nat(), fc.nat(400)).map(([at, count]) => (bytes: Uint8Array): Uint8Array => {
    const from = bytes.length === 0 ? 0 : at % bytes.length;
    return Uint8Array.from([...bytes.slice(0, from), ...bytes.slice(from + count)]);
  }),
  fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 30 })).map(([at, more]) => (bytes: Uint8Array) => {
    const from = bytes.length === 0 ? 0 : at % bytes.length;
    return Uint8Array.from([...bytes.slice(0, from), ...more, ...bytes.slice(from)]);
  }),
  fc.tuple(fc.nat(), fc.nat(), fc.nat(2_000)).map(([from, to, count]) => (bytes: Uint8Array): Uint8Array => {
    const next = bytes.slice();
    if (next.length > 0)
      next.set(
        bytes.slice(from % next.length, (from % next.length) + count).slice(0, next.length - (to % next.length)),
        to % next.length,
      );
    return next;
  }),
);

let forms: Readonly<Record<string, Uint8Array>>;
beforeAll(async () => {
  forms = {
    "notice.md": text(SAMPLE_NOTICE),
    "notice.csv": text(asSeparatedText(notice)),
    "notice.html": text(asWebPage(notice)),
    "notice.docx": await asWordFile(notice, null),
    "notice.xlsx": await asWorkbookFile(notice),
    "notice.pdf": asPortableFile(notice),
  };
});

test("each is read or refused with what to do, within seconds", async () => {
  const seen = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("notice.md", "notice.csv", "notice.html", "notice.docx", "notice.xlsx", "notice.pdf"),
      fc.array(act, { minLength: 1, maxLength: 6 }),
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
