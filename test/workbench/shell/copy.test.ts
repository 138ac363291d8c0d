import { adoptCopy } from "../../../src/workbench/shell/copy/adopt";
import type { WorkingCopy } from "../../../src/workbench/shell/copy/database";
import { keepingFault } from "../../../src/workbench/shell/copy/database";
import type { KeepingState } from "../../../src/workbench/shell/copy/keeper";
import { CopyKeeper } from "../../../src/workbench/shell/copy/keeper";

/** A browser's database as a map; `refuse` makes it fail as a full one does. */
class Shelf {
  readonly copies = new Map<string, WorkingCopy>();
  refuse: Error | null = null;

  async put(copy: WorkingCopy): Promise<void> {
    if (this.refuse) throw this.refuse;
    this.copies.set(copy.id, copy);
  }

  async get(id: string): Promise<WorkingCopy | null> {
    return this.copies.get(id) ?? null;
  }

  async all(): Promise<readonly WorkingCopy[]> {
    return [...this.copies.values()].sort((one, other) => other.at - one.at);
  }

  async remove(ids: readonly string[]): Promise<void> {
    ids.forEach((id) => this.copies.delete(id));
  }
}

const copy = (id: string, at: number): WorkingCopy => ({ id, at, name: `${id}.xlsx`, bytes: new Uint8Array([at]) });

describe("keeping a working copy", () => {
  let shelf: Shelf;
  let states: KeepingState[];
  let content: number;
  let keeper: CopyKeeper;

  beforeEach(() => {
    jest.useFakeTimers();
    shelf = new Shelf();
    states = [];
    content = 0;
    keeper = new CopyKeeper({
      id: "tab",
      database: shelf,
      write: async () => ({ bytes: new Uint8Array([content]), name: null }),
      onState: (state) => states.push(state),
      rest: 1000,
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const change = (): void => {
    content += 1;
    keeper.changed();
  };

  test("one write, a rest after the last change", async () => {
    change();
    await jest.advanceTimersByTimeAsync(900);
    change();
    await jest.advanceTimersByTimeAsync(900);
    expect(shelf.copies.size).toBe(0);
    await jest.advanceTimersByTimeAsync(200);
    expect([...(shelf.copies.get("tab")?.bytes ?? [])]).toEqual([2]);
    expect(states.map(({ kind }) => kind)).toEqual(["pending", "kept"]);
  });

  test("somebody who never rests gets a copy all the same", async () => {
    for (let second = 0; second < 40; second += 1) {
      change();
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(shelf.copies.size).toBe(1);
  });

  test("what was forgotten does not come back from a write under way", async () => {
    let finish: () => void = () => undefined;
    const slow = new CopyKeeper({
      id: "tab",
      database: shelf,
      write: () => new Promise((resolve) => (finish = () => resolve({ bytes: new Uint8Array([1]), name: null }))),
      onState: (state) => states.push(state),
      rest: 10,
    });
    slow.changed();
    await jest.advanceTimersByTimeAsync(20);
    const forgotten = slow.forget();
    finish();
    await jest.advanceTimersByTimeAsync(20);
    await forgotten;
    expect(shelf.copies.size).toBe(0);
    expect(states.at(-1)).toEqual({ kind: "saved" });
  });

  test("a full or forbidden storage is told apart, and keeping goes on when there is room again", async () => {
    shelf.refuse = new DOMException("no room", "QuotaExceededError");
    change();
    await jest.advanceTimersByTimeAsync(1100);
    expect(states.at(-1)).toMatchObject({ kind: "fault", fault: "full" });
    shelf.refuse = null;
    change();
    await jest.advanceTimersByTimeAsync(1100);
    expect(states.at(-1)).toMatchObject({ kind: "kept" });
    expect(keepingFault(new DOMException("", "SecurityError"))).toBe("forbidden");
    expect(keepingFault(new Error("broken"))).toBe("failed");
  });
});

describe("which copy a tab goes on with", () => {
  const tab = (id: string, ...open: string[]): Parameters<typeof adoptCopy>[1] => ({
    id,
    isOpen: async (other) => open.includes(other),
  });
  const shelfWith = (...copies: WorkingCopy[]): Shelf => {
    const shelf = new Shelf();
    copies.forEach((one) => shelf.copies.set(one.id, one));
    return shelf;
  };

  test("its own before all others", async () => {
    const shelf = shelfWith(copy("mine", 1), copy("left", 9));
    expect((await adoptCopy(shelf, tab("mine"), null))?.bytes[0]).toBe(1);
    expect([...shelf.copies.keys()].sort()).toEqual(["left", "mine"]);
  });

  test("else the newest of a closed tab, which becomes its own; open tabs are never touched", async () => {
    const shelf = shelfWith(copy("open", 9), copy("old", 2), copy("newer", 5));
    expect(await adoptCopy(shelf, tab("mine", "open"), null)).toMatchObject({ id: "mine", at: 5 });
    expect([...shelf.copies.keys()].sort()).toEqual(["mine", "old", "open"]);
  });

  test("what was handed over before its own; nothing handed over to another is taken", async () => {
    const handed = copy("for-a-new-tab-1", 3);
    expect(await adoptCopy(shelfWith(handed), tab("mine"), null)).toBeNull();
    expect(await adoptCopy(shelfWith(handed, copy("mine", 9)), tab("mine"), handed.id)).toMatchObject({ at: 3 });
  });

  test("of many left behind only the newest few stay", async () => {
    const shelf = shelfWith(...Array.from({ length: 12 }, (_none, index) => copy(`left-${index}`, index)));
    await adoptCopy(shelf, tab("mine"), null);
    expect([...shelf.copies.values()].map(({ at }) => at).sort((one, other) => one - other)).toEqual([
      6, 7, 8, 9, 10, 11,
    ]);
  });
});
