import { success } from "../../src/domain/fault";
import type { ReturnedFile } from "../../src/domain/returns";
import type { FileReading, IncomingFile } from "../../src/usecases/exchange";
import { createReturnPool, type ReadingHand, type ReadingHands } from "../../src/xlsx/returnPool";
import { inlineHands } from "../../src/xlsx/returnTask";

const READ: ReturnedFile = {
  fileId: null,
  unit: null,
  period: null,
  evidence: "content",
  content: null,
  hash: null,
  records: [],
  remarks: [],
  unplaced: [],
};
const answer = (name: string, file: Partial<ReturnedFile> = {}): FileReading => ({
  name,
  bytesHash: `hash of ${name}`,
  reading: success({ ...READ, ...file }),
});
const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Bench {
  readonly hands: ReadingHands;
  readonly opened: () => number;
  readonly closed: () => number;
  readonly mostAtOnce: () => number;
}

/** Hands that do as they are told by the file's name: `hang …`, `break …`, `slow …`, anything else is read at once. */
function scriptedHands(most: number, read?: (name: string, sent: string | null) => Promise<FileReading>): Bench {
  const counts = { opened: 0, closed: 0, now: 0, peak: 0 };
  const open = async (): Promise<ReadingHand> => {
    counts.opened += 1;
    return {
      async read({ name, sent }) {
        counts.now += 1;
        counts.peak = Math.max(counts.peak, counts.now);
        try {
          if (read) return await read(name, sent);
          if (name.startsWith("hang")) await new Promise(() => undefined);
          if (name.startsWith("break")) throw new Error("out of memory");
          await wait(name.startsWith("slow") ? 40 : 0);
          return answer(name);
        } finally {
          counts.now -= 1;
        }
      },
      close: () => {
        counts.closed += 1;
      },
    };
  };
  return {
    hands: { most, open },
    opened: () => counts.opened,
    closed: () => counts.closed,
    mostAtOnce: () => counts.peak,
  };
}

const noSpare: ReadingHands = { most: 1, open: () => Promise.reject(new Error("no spare hand")) };

interface Shelf {
  readonly files: readonly IncomingFile[];
  /** Bytes fetched and not yet answered. */
  readonly fetched: () => number;
}

function shelf(names: readonly string[]): Shelf {
  const counts = { fetched: 0 };
  const files = names.map((name) => ({
    name,
    bytes: async () => {
      counts.fetched += 1;
      if (name.startsWith("gone")) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
      return new Uint8Array([1]);
    },
  }));
  return { files, fetched: () => counts.fetched };
}

async function collect(readings: AsyncIterable<FileReading>): Promise<readonly FileReading[]> {
  const all: FileReading[] = [];
  for await (const reading of readings) all.push(reading);
  return all;
}

const codeOf = ({ reading }: FileReading): string => (reading.ok ? "" : reading.fault.code);
const sent: ReadonlyMap<string, string> = new Map();
const numbered = (count: number, prefix = ""): string[] =>
  Array.from({ length: count }, (_unused, index) => `${prefix}${index}`);

describe("the reading pool", () => {
  it("answers in the order of the files, whoever is ready first, with no more hands than there are", async () => {
    const names = numbered(40).map((name, index) => (index % 5 === 0 ? `slow ${name}` : name));
    const bench = scriptedHands(3);
    const progress: number[] = [];
    const all = await collect(
      createReturnPool(bench.hands, noSpare).read(shelf(names).files, {
        sent,
        onProgress: (done, total) => progress.push(done / total),
      }),
    );
    expect(all.map(({ name }) => name)).toEqual(names);
    expect(bench.mostAtOnce()).toBe(3);
    expect([bench.opened(), bench.closed()]).toEqual([3, 3]);
    expect(progress).toEqual(names.map((_name, index) => (index + 1) / names.length));
  });

  it("opens no more hands than files, and none for none", async () => {
    const one = scriptedHands(8);
    await collect(createReturnPool(one.hands, noSpare).read(shelf(["only"]).files, { sent }));
    expect(one.opened()).toBe(1);
    expect(await collect(createReturnPool(one.hands, noSpare).read([], { sent }))).toEqual([]);
    expect(one.opened()).toBe(1);
  });

  it("fetches bytes only when a hand is free, and never runs far ahead of who takes the answers", async () => {
    const bench = scriptedHands(2);
    const { files, fetched } = shelf(numbered(500));
    const readings = createReturnPool(bench.hands, noSpare).read(files, { sent })[Symbol.asyncIterator]();
    await readings.next();
    await wait(60);
    expect(fetched()).toBeGreaterThan(2);
    expect(fetched()).toBeLessThanOrEqual(1 + 2 * 4);
    await readings.return?.();
    expect(bench.closed()).toBe(bench.opened());
  });

  it("gives up a file that hangs, and one that breaks its hand, twice; the rest is read by new hands", async () => {
    const names = ["a", "hang b", "c", "break d", "gone e", "f", "hang g", "h"];
    const bench = scriptedHands(2);
    const pool = createReturnPool(bench.hands, noSpare, { millisecondsPerFile: 60 });
    const all = await collect(pool.read(shelf(names).files, { sent }));
    expect(all.map(codeOf)).toEqual([
      "",
      "return-too-slow",
      "",
      "return-reader-broke",
      "file-unreadable",
      "",
      "return-too-slow",
      "",
    ]);
    expect(all.map(({ name }) => name)).toEqual(names);
    expect(bench.opened()).toBeGreaterThanOrEqual(5);
    expect(bench.closed()).toBe(bench.opened());
  });

  it("tries once more with a fresh hand when one breaks: it may have been worn by the files before", async () => {
    let breaks = 1;
    const bench = scriptedHands(1, async (name) => {
      if (name === "b" && breaks-- > 0) throw new Error("out of memory");
      return answer(name);
    });
    const all = await collect(createReturnPool(bench.hands, noSpare).read(shelf(["a", "b", "c"]).files, { sent }));
    expect(all.map(codeOf)).toEqual(["", "", ""]);
    expect(bench.opened()).toBe(2);
  });

  it("when cancelled gives what was read until then, at once, and reads no more", async () => {
    const bench = scriptedHands(2);
    const names = ["a", "b", "hang c", ...numbered(100, "d")];
    const { files, fetched } = shelf(names);
    const stop = new AbortController();
    const readings = collect(createReturnPool(bench.hands, noSpare).read(files, { sent, signal: stop.signal }));
    await wait(80);
    const start = Date.now();
    stop.abort();
    const all = (await readings).map(({ name }) => name);
    expect(Date.now() - start).toBeLessThan(1000);
    // What the other hand read beyond the hanging file is kept, up to where it had to wait.
    expect(all).toEqual(["a", "b", ...numbered(7, "d")]);
    const before = fetched();
    await wait(60);
    expect(fetched()).toBe(before);
    expect(bench.closed()).toBe(bench.opened());
  });

  it("reads nothing when cancelled before it began", async () => {
    const bench = scriptedHands(2);
    const signal = AbortSignal.abort();
    expect(await collect(createReturnPool(bench.hands, noSpare).read(shelf(["a"]).files, { sent, signal }))).toEqual(
      [],
    );
    expect(bench.opened()).toBe(0);
  });

  it("takes the spare hands where no worker can be opened", async () => {
    const broken: ReadingHands = { most: 2, open: () => Promise.reject(new Error("worker-src 'none'")) };
    const spare = scriptedHands(1);
    const all = await collect(createReturnPool(broken, spare.hands).read(shelf(numbered(5)).files, { sent }));
    expect(all.map(codeOf)).toEqual(["", "", "", "", ""]);
  });

  it("reads a file that lost its own copy once more with what was sent, and only such a file", async () => {
    const content = { fileId: "HB-1" } as ReturnedFile["content"];
    const tasks: (readonly [string, string | null])[] = [];
    const bench = scriptedHands(1, async (name, given) => {
      tasks.push([name, given]);
      if (name === "whole") return answer(name, { fileId: "HB-1", content });
      return answer(name, {
        fileId: name === "lost" ? "HB-1" : "HB-unknown",
        content: given === null ? null : content,
      });
    });
    const pool = createReturnPool(bench.hands, noSpare);
    const all = await collect(
      pool.read(shelf(["whole", "lost", "stranger"]).files, { sent: new Map([["HB-1", "what was sent"]]) }),
    );
    expect(tasks).toEqual([
      ["whole", null],
      ["lost", null],
      ["lost", "what was sent"],
      ["stranger", null],
    ]);
    expect(all.map(({ reading }) => reading.ok && reading.value.content !== null)).toEqual([true, true, false]);
  });
});

describe("reading in this thread", () => {
  it("tells a file received before by its bytes, without reading it", async () => {
    const read: string[] = [];
    const hands = inlineHands(async ({ name }) => {
      read.push(name);
      return success(READ);
    });
    const pool = createReturnPool(hands, noSpare);
    const file = (name: string, text: string): IncomingFile => ({
      name,
      bytes: async () => new TextEncoder().encode(text),
    });
    const files = [file("old.xlsx", "abc"), file("new.xlsx", "abd")];
    const known = new Set(["ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"]);
    const all = await collect(pool.read(files, { sent, known }));
    expect(all.map(codeOf)).toEqual(["return-known", ""]);
    expect(all[0]?.bytesHash).toBe([...known][0]);
    expect(read).toEqual(["new.xlsx"]);
  });
});
