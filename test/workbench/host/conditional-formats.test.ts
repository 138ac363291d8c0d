import type { Univer, Workbook } from "@univerjs/core";
import { IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import { ConditionalFormattingService } from "@univerjs/sheets-conditional-formatting";
import { parseArea } from "../../../src/workbench/host/address";
import type { ConditionalCondition, ConditionalRule, Engine } from "../../../src/workbench/host/engine/engine";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";
import type { Area } from "../../../src/workbench/host/address";

function at(text: string): Area {
  const area = parseArea(text);
  if (area === null) throw new Error(text);
  return area;
}

let univer: Univer;
let engine: Engine;
let sheet: string;

beforeEach(() => {
  univer = createHeadlessUniver();
  engine = createUniverEngine(univer);
  sheet = engine.activeSheet();
});
afterEach(() => {
  engine.dispose();
  univer.dispose();
});

function rule(id: string, areas: string, when: ConditionalCondition, format = {}): ConditionalRule {
  return { id, areas: areas.split(" ").map(at), when, format, stopIfTrue: false };
}

async function settled(): Promise<void> {
  await engine.settle();
  // The engine recomputes its drawings up to a tenth of a second later.
  await new Promise((resolve) => setTimeout(resolve, 250));
  await engine.settle();
}

type Drawn = ReturnType<ConditionalFormattingService["composeStyle"]>;

function drawnAt(address: string): Drawn {
  const { row, column } = at(address);
  const service = univer.__getInjector().get(ConditionalFormattingService);
  return service.composeStyle(workbook().getUnitId(), sheet, row, column);
}

function workbook(): Workbook {
  const units = univer.__getInjector().get(IUniverInstanceService);
  const unit = units.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  if (!unit) throw new Error("no workbook");
  return unit;
}

/** Which of the cells are filled. */
function filled(addresses: string): string {
  return addresses
    .split(" ")
    .filter((address) => drawnAt(address)?.style?.bg?.rgb !== undefined)
    .join(" ");
}

async function filledBy(when: ConditionalCondition, values: readonly (string | number | null)[]): Promise<string> {
  engine.write(
    sheet,
    0,
    0,
    values.map((value) => [{ value }]),
  );
  engine.addConditionalRule(sheet, rule("r", `A1:A${values.length}`, when, { fill: "#FF0000" }));
  const cells = values.map((_value, index) => `A${index + 1}`).join(" ");
  filled(cells);
  await settled();
  return filled(cells);
}

test.each<[string, ConditionalCondition, readonly (string | number | null)[], string]>([
  ["formula", { kind: "custom", formula: "=A1>2" }, [1, 2, 3], "A3"],
  ["INDIRECT with R1C1", { kind: "custom", formula: '=A1>INDIRECT("R[1]C",0)' }, [5, 1, 3], "A1 A3"],
  ["cell value", { kind: "cellValue", operator: "between", formula1: "=2", formula2: "=3" }, [1, 2, 3, 4], "A2 A3"],
  ["cell value by formula", { kind: "cellValue", operator: "greaterThan", formula1: "=$A$1" }, [1, 2, 3], "A2 A3"],
  ["text", { kind: "containsText", operator: "Contains", text: "late" }, ["Late", "on time", "Too LATE"], "A1 A3"],
  ["no text", { kind: "containsText", operator: "NotContains", text: "late" }, ["Late", "on time"], "A2"],
  ["text in front", { kind: "containsText", operator: "BeginsWith", text: 'a"b' }, ['A"bc', 'xa"b'], "A1"],
  ["text behind", { kind: "containsText", operator: "EndsWith", text: "元" }, ["3元", "元3"], "A1"],
  ["top", { kind: "topBottom", type: "TopItems", rank: 2 }, [1, 5, 3, 4], "A2 A4"],
  ["bottom", { kind: "topBottom", type: "BottomItems", rank: 1 }, [2, 5, 1, 4], "A3"],
  ["top percent", { kind: "topBottom", type: "TopPercent", rank: 25 }, [1, 5, 3, 4], "A2"],
  ["bottom percent", { kind: "topBottom", type: "BottomPercent", rank: 50 }, [1, 5, 3, 4], "A1 A3"],
  ["blanks", { kind: "preset", criterion: "Blanks" }, ["x", null, " "], "A2 A3"],
  ["no blanks", { kind: "preset", criterion: "NonBlanks" }, ["x", null, 0], "A1 A3"],
  ["above average", { kind: "preset", criterion: "AboveAverage" }, [1, 2, 3], "A3"],
  ["at least average", { kind: "preset", criterion: "EqualOrAboveAverage" }, [1, 2, 3], "A2 A3"],
  ["one deviation above", { kind: "preset", criterion: "OneStdDevAboveAverage" }, [1, 1, 1, 9, "text"], "A4"],
  ["one deviation below", { kind: "preset", criterion: "OneStdDevBelowAverage" }, [9, 9, 9, 1], "A4"],
  ["unique", { kind: "preset", criterion: "UniqueValues" }, ["a", "b", "a"], "A2"],
  ["duplicate", { kind: "preset", criterion: "DuplicateValues" }, ["a", "b", "a"], "A1 A3"],
])("the engine draws %s", async (_name, when, values, expected) => {
  expect(await filledBy(when, values)).toBe(expected);
});

test("the engine draws errors", async () => {
  engine.write(sheet, 0, 0, [[{ formula: "=1/0" }], [{ value: 1 }]]);
  engine.addConditionalRule(sheet, rule("r", "A1:A2", { kind: "preset", criterion: "Errors" }, { fill: "#FF0000" }));
  await settled();
  expect(filled("A1 A2")).toBe("A1");
});

test("the engine draws periods of days", async () => {
  const today = Math.floor(Date.now() / 86_400_000) + 25_569;
  engine.write(
    sheet,
    0,
    0,
    [-7, -6, -1, 0, 1].map((by) => [{ value: today + by }]),
  );
  const draw = async (criterion: "Today" | "Yesterday" | "Tomorrow" | "LastSevenDays"): Promise<string> => {
    engine.addConditionalRule(sheet, rule(criterion, "A1:A5", { kind: "preset", criterion }, { fill: "#FF0000" }));
    filled("A1 A2 A3 A4 A5");
    await settled();
    const found = filled("A1 A2 A3 A4 A5");
    engine.deleteConditionalRule(sheet, criterion);
    return found;
  };
  expect([await draw("Today"), await draw("Yesterday"), await draw("Tomorrow"), await draw("LastSevenDays")]).toEqual([
    "A4",
    "A3",
    "A5",
    "A2 A3 A4",
  ]);
});

const bar: ConditionalCondition = {
  kind: "dataBar",
  lower: { type: "Automatic" },
  upper: { type: "Automatic" },
  showValue: false,
  direction: "LeftToRight",
  positive: { fill: "#112233", border: null, gradient: false },
  negative: { fill: "#FF0000", border: null },
  axis: { format: "Automatic", color: null },
};

test("the engine draws data bars from zero, colour scales and icons", async () => {
  engine.write(sheet, 0, 0, [
    [{ value: 5 }, { value: 0 }, { value: 0 }, { value: 2 }],
    [{ value: 10 }, { value: 5 }, { value: 50 }, { value: -4 }],
    [{ value: 20 }, { value: 10 }, { value: 100 }, { value: 4 }],
  ]);
  engine.addConditionalRule(sheet, rule("bar", "A1:A3", bar));
  engine.addConditionalRule(sheet, rule("bar below", "D1:D3", bar));
  const points = [
    { type: "LowestValue" as const, color: "#000000" },
    { type: "Percent" as const, formula: "50", color: "#808080" },
    { type: "HighestValue" as const, color: "#FFFFFF" },
  ];
  engine.addConditionalRule(sheet, rule("scale", "B1:B3", { kind: "colorScale", points }));
  const criteria = ["0", "40", "90"].map((formula) => ({
    type: "Number" as const,
    formula,
    operator: "GreaterThanOrEqual" as const,
  }));
  const icons = { kind: "iconSet" as const, set: "ThreeTriangles", reverse: false, showValue: true, criteria };
  engine.addConditionalRule(sheet, rule("icons", "C1:C3", icons));
  filled("A1 D1");
  await settled();
  filled("A1 D1");
  await settled();
  expect(drawnAt("A1")).toMatchObject({
    isShowValue: false,
    dataBar: { color: "#112233", value: 25, isGradient: false },
  });
  expect(drawnAt("A3")).toMatchObject({ dataBar: { value: 100 } });
  expect(drawnAt("D2")).toMatchObject({ dataBar: { color: "#FF0000", value: -100, startPoint: 50 } });
  expect([drawnAt("B1"), drawnAt("B2"), drawnAt("B3")].map((drawn) => drawn?.style?.bg?.rgb)).toEqual([
    "rgb(0,0,0)",
    "rgb(128,128,128)",
    "rgb(255,255,255)",
  ]);
  // The lowest icon of Excel's three triangles is the red one, the last of the engine's.
  const shown = [drawnAt("C1"), drawnAt("C2"), drawnAt("C3")].map((drawn) => drawn?.iconSet?.iconId);
  expect(shown).toEqual(["2", "1", "0"]);
});

test("the engine shows the number format of a rule, and the cell's own elsewhere", async () => {
  engine.write(sheet, 0, 0, [[{ value: 1 }], [{ value: 12 }], [{ value: "text" }]]);
  engine.format(sheet, at("A1:A3"), { numberFormat: "0.0" });
  const when = { kind: "cellValue" as const, operator: "greaterThan" as const, formula1: "=10" };
  engine.addConditionalRule(sheet, rule("r", "A1:A3", when, { numberFormat: "0.00%" }));
  await settled();
  const shown = (row: number): unknown => workbook().getSheetBySheetId(sheet)?.getCell(row, 0)?.v;
  expect([shown(0), shown(1), shown(2)]).toEqual(["1.0", "1200.00%", "text"]);
  expect(engine.cell(sheet, 1, 0).value).toBe(12);
  engine.deleteConditionalRule(sheet, "r");
  await settled();
  expect(shown(1)).toBe("12.0");
});

test("rules read back as they were given, in their order, and move", () => {
  const rules = [
    rule("bar", "A1:A3", bar),
    rule(
      "text",
      "A1 C1:C2",
      { kind: "containsText", operator: "EndsWith", text: "x" },
      { bold: false, underline: "double" },
    ),
    rule("value", "B1", { kind: "cellValue", operator: "notBetween", formula1: "=$C$1", formula2: '=LEN("(")' }),
  ];
  for (const one of rules) engine.addConditionalRule(sheet, one);
  expect(engine.conditionalRules(sheet)).toEqual([...rules].reverse());
  const order = (): string[] => engine.conditionalRules(sheet).map(({ id }) => id);
  engine.moveConditionalRule(sheet, "bar", 0);
  expect(order()).toEqual(["bar", "value", "text"]);
  engine.moveConditionalRule(sheet, "bar", 2);
  expect(order()).toEqual(["value", "text", "bar"]);
  engine.moveConditionalRule(sheet, "text", 1);
  expect(order()).toEqual(["value", "text", "bar"]);
});

test("rules and the references in them follow inserted and deleted rows", async () => {
  engine.addConditionalRule(sheet, rule("formula", "A2:A9", { kind: "custom", formula: "=A2>$C$3" }));
  engine.addConditionalRule(
    sheet,
    rule("value", "B2:B9", { kind: "cellValue", operator: "between", formula1: "=$C$3", formula2: "=MAX($C$3,(1))" }),
  );
  const points = [
    { type: "Formula" as const, formula: "$C$3", color: "#000000" },
    { type: "HighestValue" as const, color: "#FFFFFF" },
  ];
  engine.addConditionalRule(sheet, rule("scale", "D2:D9", { kind: "colorScale", points }));
  await engine.settle();
  engine.insert(sheet, at("1:1"), "down");
  engine.rulesShifted(sheet, "RowInserted", at("1:1"));
  await engine.settle();
  expect(engine.conditionalRules(sheet)).toEqual([
    rule("scale", "D3:D10", { kind: "colorScale", points: [{ ...points[0]!, formula: "$C$4" }, points[1]!] }),
    rule("value", "B3:B10", { kind: "cellValue", operator: "between", formula1: "=$C$4", formula2: "=MAX($C$4,(1))" }),
    rule("formula", "A3:A10", { kind: "custom", formula: "=A3>$C$4" }),
  ]);
  engine.insert(sheet, at("5:6"), "down");
  engine.rulesShifted(sheet, "RowInserted", at("5:6"));
  await engine.settle();
  expect(engine.conditionalRules(sheet).map(({ areas }) => areas)).toEqual([
    [at("D3:D12")],
    [at("B3:B12")],
    [at("A3:A12")],
  ]);
  engine.remove(sheet, at("3:12"), "up");
  engine.rulesShifted(sheet, "RowDeleted", at("3:12"));
  await engine.settle();
  expect(engine.conditionalRules(sheet)).toEqual([]);
});
