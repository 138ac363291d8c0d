import fc from "fast-check";
import { runs } from "../../runs";
import type { RunningExcel } from "../excel-in-process";
import { startExcel } from "../excel-in-process";
import type { Axis, Literal, Reference, ReferenceSheet } from "./reference-book";
import { ReferenceBook, letter, spelled } from "./reference-book";

const size = 7;

/** One step; numbers are taken modulo what there is. */
type Step =
  | { readonly do: "write" | "type" | "remote"; readonly sheet: number; readonly cell: Cell; readonly value: Literal }
  | {
      readonly do: "formula";
      readonly sheet: number;
      readonly cell: Cell;
      readonly of: readonly (readonly [number, Cell])[];
    }
  | { readonly do: "clear" | "name" | "keep" | "typeAndUndo"; readonly sheet: number; readonly cell: Cell }
  | {
      readonly do: "insert" | "delete" | "remoteInsert";
      readonly sheet: number;
      readonly axis: Axis;
      readonly at: number;
      readonly count: number;
    }
  | { readonly do: "rename" | "protect" | "addSheet" | "deleteSheet" | "calculate" | "merge"; readonly sheet: number };
type Cell = readonly [row: number, column: number];

const sheet = fc.nat(5);
const cell: fc.Arbitrary<Cell> = fc.tuple(fc.nat(size - 1), fc.nat(size - 1));
const value = fc.oneof(fc.integer({ min: -999, max: 999 }), fc.constantFrom("甲", "x", "备注 1"));
const axis = fc.constantFrom<Axis>("row", "column");
const line = { sheet, axis, at: fc.nat(size - 1), count: fc.integer({ min: 1, max: 2 }) };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("write", "type", "remote"), sheet, cell, value }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("formula"),
        sheet,
        cell,
        of: fc.array(fc.tuple(sheet, cell), { minLength: 1, maxLength: 3 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("clear", "name", "keep", "typeAndUndo"), sheet, cell }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("insert", "delete", "remoteInsert"), ...line }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom("rename", "protect", "addSheet", "deleteSheet", "calculate", "merge"),
        sheet,
      }),
    },
  ),
  { minLength: 4, maxLength: 18 },
);

/** Does every step to Excel and to the reference, and compares what can be seen. */
class Walk {
  readonly book = new ReferenceBook();
  private made = 0;
  private readonly kept = new Map<ReferenceSheet, Excel.Range>();

  constructor(private readonly excel: RunningExcel) {
    this.book.add("Sheet1");
  }

  private sheet(number: number): ReferenceSheet {
    const found = this.book.sheets[number % this.book.sheets.length];
    if (found === undefined) throw new Error("no sheet left");
    return found;
  }

  /** Runs a batch on a sheet; true when Excel took it. */
  private async batch(
    home: ReferenceSheet,
    act: (sheet: Excel.Worksheet, book: Excel.Workbook) => void,
  ): Promise<boolean> {
    try {
      await Excel.run(async (context) => {
        act(context.workbook.worksheets.getItem(home.name), context.workbook);
        await context.sync();
      });
      return true;
    } catch (error) {
      expect((error as { code: string }).code).toBe("AccessDenied");
      return false;
    }
  }

  async take(step: Step): Promise<void> {
    const home = this.sheet(step.sheet);
    if ("cell" in step) await this.takeCell(step, home);
    else if ("axis" in step) await this.takeLines(step, home);
    else await this.takeSheet(step.do, home);
  }

  private async takeCell(step: Extract<Step, { readonly cell: Cell }>, home: ReferenceSheet): Promise<void> {
    const [row, column] = step.cell;
    const address = `${letter(column)}${row + 1}`;
    const put = (content: Literal | readonly Reference[] | null): void => this.book.put(home, row, column, content);
    const expectTaken = (taken: boolean): void => expect([address, taken]).toEqual([address, !home.isProtected]);
    switch (step.do) {
      case "write": {
        const taken = await this.batch(home, (on) => (on.getRange(address).values = [[step.value]]));
        expectTaken(taken);
        if (taken) put(step.value);
        return;
      }
      case "type": {
        const taken = await this.excel.edit(`${home.name}!${address}`, step.value);
        expectTaken(taken);
        if (taken) put(step.value);
        return;
      }
      case "remote":
        this.excel.host.remoteEdits([{ edit: "write", sheet: home.name, address, values: [[step.value]] }]);
        put(step.value);
        return;
      case "formula": {
        const references = step.of.map(([on, [r, c]]): Reference => ({ sheet: this.sheet(on), row: r, column: c }));
        const taken = await this.batch(home, (on) => (on.getRange(address).formulas = [[spelled(references, home)]]));
        expectTaken(taken);
        if (taken) put(references);
        return;
      }
      case "clear": {
        const taken = await this.batch(home, (on) => on.getRange(address).clear("Contents"));
        expectTaken(taken);
        if (taken) put(null);
        return;
      }
      case "name": {
        this.made += 1;
        const name = `name_${this.made}`;
        await this.batch(home, (on, book) => book.names.add(name, on.getRange(address)));
        this.book.names.set(name, { sheet: home, row, column });
        return;
      }
      case "keep":
        await this.keep(home, address);
        home.kept = { row, column };
        return;
      case "typeAndUndo":
        await this.typeAndUndo(home, address);
    }
  }

  private async keep(home: ReferenceSheet, address: string): Promise<void> {
    const context = new Excel.RequestContext();
    const range = context.workbook.worksheets.getItem(home.name).getRange(address);
    context.trackedObjects.add(range);
    await context.sync();
    this.kept.set(home, range);
  }

  private async typeAndUndo(home: ReferenceSheet, address: string): Promise<void> {
    if (!(await this.excel.edit(`${home.name}!${address}`, 12345))) return;
    await this.excel.undo();
  }

  private async takeLines(step: Extract<Step, { readonly axis: Axis }>, home: ReferenceSheet): Promise<void> {
    const { at, count } = step;
    const last = at + count - 1;
    const address = step.axis === "row" ? `${at + 1}:${last + 1}` : `${letter(at)}:${letter(last)}`;
    const by = step.do === "delete" ? -count : count;
    if (step.do === "remoteInsert") {
      this.excel.host.remoteEdits([{ edit: "insert", sheet: home.name, address }]);
    } else {
      const taken = await this.batch(home, (on) => {
        const range = on.getRange(address);
        if (step.do === "insert") range.insert(step.axis === "row" ? "Down" : "Right");
        else range.delete(step.axis === "row" ? "Up" : "Left");
      });
      expect([step.do, taken]).toEqual([step.do, !home.isProtected]);
      if (!taken) return;
    }
    this.book.shift(home, step.axis, at, by);
  }

  private async takeSheet(what: string, home: ReferenceSheet): Promise<void> {
    this.made += 1;
    const name = `表${this.made}`;
    if (what === "rename") {
      await this.batch(home, (on) => (on.name = name));
      home.name = name;
    } else if (what === "protect") {
      await this.batch(home, (on) => (home.isProtected ? on.protection.unprotect() : on.protection.protect()));
      home.isProtected = !home.isProtected;
    } else if (what === "addSheet") {
      await this.batch(home, (_on, book) => book.worksheets.add(name));
      this.book.add(name);
    } else if (what === "deleteSheet") {
      if (this.book.sheets.length === 1) return;
      await this.batch(home, (on) => on.delete());
      this.book.remove(home);
    } else if (what === "calculate") {
      await this.batch(home, (_on, book) => book.application.calculate("Full"));
    } else if (!home.isProtected) {
      // Far from everything else, where it must not disturb anything.
      await this.batch(home, (on) => {
        on.getRange("Y30:Z31").merge();
        on.getRange("Y30:Z31").unmerge();
      });
    }
  }

  async compare(): Promise<void> {
    const { book } = this;
    const seen = await Excel.run(async (context) => {
      const { worksheets, names } = context.workbook;
      worksheets.load("items/name,items/protection/protected");
      names.load("items/name,items/formula");
      await context.sync();
      const grids = worksheets.items.map((on) => {
        const range = on.getRangeByIndexes(0, 0, size * 2, size * 2);
        range.load("values,formulas");
        return range;
      });
      await context.sync();
      return {
        sheets: worksheets.items.map((on) => [on.name, on.protection.protected]),
        names: Object.fromEntries(names.items.map((item) => [item.name, item.formula as string])),
        grids: grids.map((range) => ({ values: range.values, formulas: range.formulas })),
      };
    });
    expect(seen.sheets).toEqual(book.sheets.map((one) => [one.name, one.isProtected]));
    for (const [index, one] of book.sheets.entries()) this.compareGrid(one, seen.grids[index]);
    for (const [name, reference] of book.names) {
      if (reference === null || reference.sheet.isGone) continue;
      const { sheet: on, row, column } = reference;
      expect([name, seen.names[name]]).toEqual([name, `=${on.name}!$${letter(column)}$${row + 1}`]);
    }
    await this.compareKept();
  }

  private compareGrid(one: ReferenceSheet, grid: { values: unknown[][]; formulas: unknown[][] } | undefined): void {
    for (let row = 0; row < size * 2; row += 1) {
      for (let column = 0; column < size * 2; column += 1) {
        const place = { sheet: one, row, column };
        const address = `${one.name}!${letter(column)}${row + 1}`;
        expect([address, grid?.values[row]?.[column]]).toEqual([address, this.book.value(place)]);
        const formula = this.book.formula(place);
        if (formula !== null) expect([address, grid?.formulas[row]?.[column]]).toEqual([address, formula]);
      }
    }
  }

  private async compareKept(): Promise<void> {
    for (const [one, range] of this.kept) {
      if (one.isGone) continue;
      range.load("address");
      const address = await range.context.sync().then(
        () => range.address,
        (error: unknown) => (error as { code: string }).code,
      );
      const { kept } = one;
      expect(address).toBe(kept === null ? "InvalidReference" : `${one.name}!${letter(kept.column)}${kept.row + 1}`);
      if (kept === null) this.kept.delete(one);
    }
  }
}

test("whatever is done by the add-in, by a person and from afar: host, engine and client agree with a plain model", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (walked) => {
      const excel = await startExcel();
      jest.spyOn(console, "error").mockImplementation(() => undefined);
      try {
        const walk = new Walk(excel);
        for (const step of walked) {
          await walk.take(step);
          await walk.compare();
        }
      } finally {
        jest.restoreAllMocks();
        await excel.stop();
      }
    }),
    { numRuns: runs(6) },
  );
}, 600_000);
