import { join } from "node:path";
import { threadHands } from "../../src/cli/returnHands";
import type { FileReading, IncomingFile } from "../../src/usecases/exchange";
import { createReturnPool, type ReadingHands } from "../../src/xlsx/returnPool";

jest.setTimeout(60_000);

const SCRIPTED = join(__dirname, "workers", "scripted.ts");
const noSpare: ReadingHands = { most: 1, open: () => Promise.reject(new Error("no spare hand")) };
const sent: ReadonlyMap<string, string> = new Map();

const file = (name: string): IncomingFile => ({
  name,
  bytes: async () => new TextEncoder().encode(`bytes of ${name}`),
});

async function collect(readings: AsyncIterable<FileReading>): Promise<readonly FileReading[]> {
  const all: FileReading[] = [];
  for await (const reading of readings) all.push(reading);
  return all;
}

const said = ({ reading }: FileReading): string =>
  reading.ok ? (reading.value.records[0]?.place ?? "") : reading.fault.code;

describe("reading in threads", () => {
  it("hands bytes over and answers back, and survives files that end, hang, swell or throw in their thread", async () => {
    const names = ["a", "exit b", "c", "hang d", "throw e", "greedy f", "g", "h"];
    const pool = createReturnPool(threadHands(SCRIPTED), noSpare, { millisecondsPerFile: 6_000 });
    const all = await collect(pool.read(names.map(file), { sent }));
    expect(all.map(({ name }) => name)).toEqual(names);
    expect(all.map(said)).toEqual([
      "bytes of a",
      "return-reader-broke",
      "bytes of c",
      "return-too-slow",
      "return-reader-broke",
      expect.stringMatching(/^return-(reader-broke|too-slow)$/),
      "bytes of g",
      "bytes of h",
    ]);
    expect(all[0]?.bytesHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes the spare where the thread's script is not to be had", async () => {
    const spare: ReadingHands = {
      most: 1,
      open: async () => ({
        read: async ({ name }) => ({ name, bytesHash: "spare", reading: { ok: false, fault: FAULT } }),
        close: () => undefined,
      }),
    };
    const pool = createReturnPool(threadHands(join(__dirname, "workers", "absent.ts")), spare);
    expect((await collect(pool.read([file("a")], { sent })))[0]?.bytesHash).toBe("spare");
  });
});

const FAULT = { code: "spare", sentence: { zh: "", en: "" }, nextStep: { zh: "", en: "" } };
