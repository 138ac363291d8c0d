import type { ConformanceRow, Observation, Scratch } from "../row";
import { documented } from "../row";

/** Waits until something was told, or a second has passed. */
async function told(seen: readonly unknown[], count: number): Promise<void> {
  for (let waited = 0; waited < 1000 && seen.length < count; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  // What must not come gets a moment to come all the same.
  await new Promise((resolve) => setTimeout(resolve, 60));
}

type Register = (scratch: Scratch, see: (what: Observation) => void) => OfficeExtension.EventHandlerResult<unknown>[];

/** Registers, acts, waits, removes; gives what was seen. */
async function watched(scratch: Scratch, register: Register, act: () => void, count = 1): Promise<Observation> {
  const seen: Observation[] = [];
  const handlers = register(scratch, (what) => seen.push(what));
  await scratch.context.sync();
  act();
  await scratch.context.sync();
  await told(seen, count);
  handlers.forEach((handler) => handler.remove());
  await scratch.context.sync();
  return seen;
}

/** Events of sheets that an add-in can bring about itself. */
export const eventRows: readonly ConformanceRow[] = [
  {
    id: "events.changed",
    behaviour: "onChanged tells the address, the kind of change and, for one cell, what stood there and stands there.",
    members: ["Worksheet.onChanged", "WorksheetChangedEventArgs.details"],
    source: documented("Worksheet.onChanged"),
    since: 9,
    expected: [["B2", "RangeEdited", "Local", "", 5]],
    observe: (scratch) =>
      watched(
        scratch,
        ({ sheet }, see) => [
          sheet.onChanged.add(async (args) => {
            const { valueBefore, valueAfter } = args.details as { valueBefore: string; valueAfter: number };
            see([args.address, args.changeType, args.source, valueBefore, valueAfter]);
          }),
        ],
        () => (scratch.sheet.getRange("B2").values = [[5]]),
      ),
  },
  {
    id: "events.changed.removed",
    behaviour: "A handler that was removed is not called any more.",
    members: ["Worksheet.onChanged"],
    source: documented("Worksheet.onChanged"),
    since: 7,
    expected: { first: ["B2"], then: [] },
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      const seen: string[] = [];
      const first = await watched(
        scratch,
        (_scratch, see) => [sheet.onChanged.add(async (args) => see(args.address))],
        () => (sheet.getRange("B2").values = [[5]]),
      );
      sheet.getRange("B3").values = [[6]];
      await context.sync();
      await told(seen, 1);
      return { first, then: seen };
    },
  },
  {
    id: "events.disabled",
    behaviour: "With runtime.enableEvents false nothing is told.",
    members: ["Runtime.enableEvents"],
    source: documented("Runtime.enableEvents"),
    since: 8,
    expected: [],
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      const seen = await watched(
        scratch,
        (_scratch, see) => [sheet.onChanged.add(async (args) => see(args.address))],
        () => {
          context.runtime.enableEvents = false;
          sheet.getRange("B2").values = [[5]];
        },
      );
      context.runtime.enableEvents = true;
      await context.sync();
      return seen;
    },
  },
  {
    id: "events.changed.rows",
    behaviour: "An inserted row is told as RowInserted.",
    members: ["Worksheet.onChanged"],
    source: documented("Worksheet.onChanged"),
    since: 7,
    expected: [["2:2", "RowInserted"]],
    observe: (scratch) =>
      watched(
        scratch,
        ({ sheet }, see) => [sheet.onChanged.add(async (args) => see([args.address, args.changeType]))],
        () => scratch.sheet.getRange("2:2").insert("Down"),
      ),
  },
  {
    id: "events.calculated",
    behaviour: "onCalculated is raised when a sheet has been calculated.",
    members: ["Worksheet.onCalculated", "WorksheetCollection.onCalculated"],
    source: documented("Worksheet.onCalculated"),
    since: 8,
    expected: ["WorksheetCalculated", "WorksheetCalculated"],
    observe: (scratch) =>
      watched(
        scratch,
        ({ context, sheet }, see) => [
          sheet.onCalculated.add(async (args) => see(args.type)),
          context.workbook.worksheets.onCalculated.add(async (args) => see(args.type)),
        ],
        () => (scratch.sheet.getRange("A1").formulas = [["=1+1"]]),
        2,
      ),
  },
  {
    id: "events.format",
    behaviour: "onFormatChanged is raised by a change of format, onChanged is not.",
    members: ["Worksheet.onFormatChanged"],
    source: documented("Worksheet.onFormatChanged"),
    since: 9,
    expected: [["format", "C3"]],
    observe: (scratch) =>
      watched(
        scratch,
        ({ sheet }, see) => [
          sheet.onFormatChanged.add(async (args) => see(["format", args.address])),
          sheet.onChanged.add(async (args) => see(["changed", args.address])),
        ],
        () => (scratch.sheet.getRange("C3").format.font.bold = true),
      ),
  },
  {
    id: "events.formula",
    behaviour: "onFormulaChanged names the cells with their previous formulas.",
    members: ["Worksheet.onFormulaChanged", "FormulaChangedEventDetail.previousFormula"],
    source: documented("Worksheet.onFormulaChanged"),
    since: 13,
    expected: [[["B1", "=A1*2"]]],
    observe: async (scratch) => {
      scratch.sheet.getRange("A1:B1").formulas = [[1, "=A1*2"]];
      await scratch.context.sync();
      return watched(
        scratch,
        ({ sheet }, see) => [
          sheet.onFormulaChanged.add(async (args) =>
            see(args.formulaDetails.map((cell) => [cell.cellAddress, cell.previousFormula])),
          ),
        ],
        () => (scratch.sheet.getRange("B1").formulas = [["=A1*3"]]),
      );
    },
  },
  {
    id: "events.rows-hidden",
    behaviour: "onRowHiddenChanged tells of rows hidden.",
    members: ["Worksheet.onRowHiddenChanged"],
    source: documented("Worksheet.onRowHiddenChanged"),
    since: 11,
    expected: [["3:4", "Hidden"]],
    observe: (scratch) =>
      watched(
        scratch,
        ({ sheet }, see) => [sheet.onRowHiddenChanged.add(async (args) => see([args.address, args.changeType]))],
        () => (scratch.sheet.getRange("3:4").rowHidden = true),
      ),
  },
  {
    id: "events.protection",
    behaviour: "onProtectionChanged tells of protecting.",
    members: ["Worksheet.onProtectionChanged"],
    source: documented("Worksheet.onProtectionChanged"),
    since: 14,
    expected: [true],
    observe: async (scratch) => {
      const seen = await watched(
        scratch,
        ({ sheet }, see) => [sheet.onProtectionChanged.add(async (args) => see(args.isProtected))],
        () => scratch.sheet.protection.protect(),
      );
      scratch.sheet.protection.unprotect();
      await scratch.context.sync();
      return seen;
    },
  },
  {
    id: "events.sorted.rows",
    behaviour: "onRowSorted tells only the rows that changed places; without any, the address is empty.",
    members: ["Worksheet.onRowSorted", "WorksheetRowSortedEventArgs.address"],
    source: documented("WorksheetRowSortedEventArgs.address"),
    since: 10,
    expected: ["A2:B3", ""],
    observe: async (scratch) => {
      const block = scratch.sheet.getRange("A1:B4");
      block.values = [
        [1, "a"],
        [3, "b"],
        [2, "c"],
        [4, "d"],
      ];
      return watched(
        scratch,
        ({ sheet }, see) => [sheet.onRowSorted.add(async (args) => see(args.address))],
        () => [1, 2].forEach(() => block.sort.apply([{ key: 0 }])),
        2,
      );
    },
  },
  {
    id: "events.sorted.columns",
    behaviour: "onColumnSorted tells only the columns that changed places.",
    members: ["Worksheet.onColumnSorted", "WorksheetColumnSortedEventArgs.address"],
    source: documented("WorksheetColumnSortedEventArgs.address"),
    since: 10,
    expected: ["A1:A2,C1:C2"],
    observe: async (scratch) => {
      const block = scratch.sheet.getRange("A1:D2");
      block.values = [
        [3, 2, 1, 4],
        ["a", "b", "c", "d"],
      ];
      return watched(
        scratch,
        ({ sheet }, see) => [sheet.onColumnSorted.add(async (args) => see(args.address))],
        () => block.sort.apply([{ key: 0 }], false, false, "Columns"),
      );
    },
  },
  {
    id: "events.selection",
    behaviour: "onSelectionChanged tells what was selected.",
    members: ["Worksheet.onSelectionChanged"],
    source: documented("Worksheet.onSelectionChanged"),
    since: 7,
    expected: ["B2:C3"],
    observe: (scratch) =>
      watched(
        scratch,
        ({ sheet }, see) => [sheet.onSelectionChanged.add(async (args) => see(args.address))],
        () => scratch.sheet.getRange("B2:C3").select(),
      ),
  },
  {
    id: "events.range",
    behaviour: "The arguments of an event lead to the range.",
    members: ["WorksheetChangedEventArgs.getRange", "WorksheetChangedEventArgs.getRangeOrNullObject"],
    source: documented("WorksheetChangedEventArgs.getRange"),
    since: 8,
    expected: [[1, 2]],
    observe: async (scratch) => {
      const { context, sheet } = scratch;
      const seen: Excel.WorksheetChangedEventArgs[] = [];
      await watched(
        scratch,
        () => [sheet.onChanged.add(async (args) => void seen.push(args))],
        () => (sheet.getRange("A1:B1").values = [[1, 2]]),
      );
      const range = seen[0]?.getRange(context);
      range?.load("values");
      await context.sync();
      return (range?.values as number[][] | undefined) ?? null;
    },
  },
];
