import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { sampleBytes } from "../usecases/corruption";
import { jsonOf, terminalIn } from "./terminal";

jest.setTimeout(180_000);
const folder = mkdtempSync(join(tmpdir(), "hengbo-split-"));
const hengbo = terminalIn(folder);
const TODAY = ["--today", "2020-05-25"] as const;

interface Split {
  readonly files: readonly { readonly unit: string; readonly file: string }[];
  readonly message: string;
  readonly warnings: readonly string[];
}

beforeAll(async () => {
  writeFileSync(join(folder, "book.xlsx"), await sampleBytes());
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("split", () => {
  it("writes twelve files and a zip of them, and leaves the book knowing what was sent", () => {
    const before = readFileSync(join(folder, "book.xlsx"));
    const out = join(folder, "files");
    const run = hengbo("split", "book.xlsx", "--out", out, "--zip", "--book", "sent.xlsx", ...TODAY, "--json");
    expect(run.status).toBe(0);
    const { files, message } = jsonOf<Split>(run);
    expect(files).toHaveLength(12);
    expect(files.every(({ file }) => existsSync(file))).toBe(true);
    expect(message).toContain("2020年5月");
    const zip = unzipSync(readFileSync(join(out, "填报表.zip")));
    expect(Object.keys(zip).sort()).toEqual(
      readdirSync(out)
        .filter((name) => name.endsWith(".xlsx"))
        .sort(),
    );
    expect(readFileSync(join(folder, "book.xlsx")).equals(before)).toBe(true);
    const again = hengbo(
      "split",
      "sent.xlsx",
      "--out",
      out,
      "--units",
      "LIB",
      "--due",
      "2020-06-05",
      ...TODAY,
      "--json",
    );
    expect(jsonOf<Split>(again).files[0]?.file).toContain("_第2次");
  });

  it("refuses a period that is no month: no folder, no change", () => {
    const before = readFileSync(join(folder, "book.xlsx"));
    const out = join(folder, "none");
    const run = hengbo("split", "book.xlsx", "--out", out, "--period", "5月", ...TODAY);
    expect(run.status).toBe(2);
    expect(run.err).toContain("period-unusable");
    expect(existsSync(out)).toBe(false);
    expect(readFileSync(join(folder, "book.xlsx")).equals(before)).toBe(true);
  });
});
