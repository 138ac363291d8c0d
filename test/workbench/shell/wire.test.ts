import type { TraceEntry } from "../../../src/workbench/host/trace";
import { formOf, isFaulty, planOf } from "../../../src/workbench/shell/wire/planForm";
import { isWanted, readRow, sizeInWords, toJsonLines } from "../../../src/workbench/shell/wire/rows";

const entry = (direction: TraceEntry["direction"], message: unknown, answeredAfter?: number): TraceEntry => {
  const text = typeof message === "string" ? message : JSON.stringify(message);
  return { at: 1, direction, text, size: text.length, ...(answeredAfter !== undefined && { answeredAfter }) };
};
const envelope = (data: unknown, more: object = {}): object => ({
  _messageType: 0,
  _actionName: "executeMethod",
  _conversationId: "c",
  _correlationId: 7,
  _data: data,
  ...more,
});
const batch = (body: unknown): object => ({
  DdaMethod: { DispatchId: 93 },
  ArrayData: ["IterativeExecutor", "POST", "ProcessQuery", [], JSON.stringify(body)],
});

describe("messages as lines", () => {
  test("a batch is told by its actions, its answer by the question and its error", () => {
    const asked = entry(
      "fromPane",
      envelope(batch({ Actions: [{ Name: "SetValues" }, { Name: "" }], ObjectPaths: { 1: { Name: "Worksheets" } } })),
    );
    const body = JSON.stringify({ Error: { Code: "ItemNotFound", Location: "WorksheetCollection.getItem" } });
    const answered = entry("toPane", envelope({ Error: 0, Data: [200, [], body] }, { _messageType: 1 }), 12);
    expect(readRow(asked)).toMatchObject({ what: "ProcessQuery · 2 × Worksheets, SetValues", error: null });
    expect(readRow(answered)).toMatchObject({
      what: "ProcessQuery · 2 × Worksheets, SetValues",
      error: "ItemNotFound (WorksheetCollection.getItem)",
    });
  });

  test("refusals of whole batches, events, registrations, faults and cut messages", () => {
    expect(readRow(entry("toPane", envelope({ Error: 5102 }))).error).toBe("5102");
    expect(readRow(entry("toPane", envelope(null, { _errorCode: -6 }))).error).toBe("-6");
    const event = envelope({ ArrayData: [[65536, 10]] }, { _actionName: "richApiMessage", _correlationId: 8 });
    expect(readRow(entry("toPane", event)).what).toBe("event 10");
    const registered = envelope({}, { _actionName: "richApiMessage2", _actionType: 1, _correlationId: 9 });
    expect(readRow(entry("fromPane", registered)).what).toBe("register richApiMessage2");
    expect(readRow(entry("injected", "action 1 fails")).what).toBe("action 1 fails");
    expect(readRow(entry("fromPane", '{"_actionName":"executeMethod","_data":"…')).what).toBe("executeMethod");
  });

  test("filter, errors only, telemetry", () => {
    const plain = { text: "", errorsOnly: false, telemetry: false };
    const good = readRow(entry("fromPane", envelope({ DdaMethod: { DispatchId: 76 } })));
    const bad = readRow(entry("toPane", envelope({ Error: 7000 }, { _correlationId: 11 })));
    const report = readRow(
      entry("fromPane", { _actionName: "ContextActivationManager_notifyHost", _data: ["taskpane", 23, {}] }),
    );
    expect([good, bad, report].map((row) => isWanted(row, plain))).toEqual([true, true, false]);
    expect([good, bad, report].map((row) => isWanted(row, { ...plain, telemetry: true }))).toEqual([true, true, true]);
    expect([good, bad].map((row) => isWanted(row, { ...plain, errorsOnly: true }))).toEqual([false, true]);
    expect([good, bad].map((row) => isWanted(row, { ...plain, text: "SETTINGS.save" }))).toEqual([true, false]);
    expect(isWanted(readRow(entry("injected", "x")), { ...plain, errorsOnly: true })).toBe(true);
  });

  test("sizes, and one JSON object a line", () => {
    expect([sizeInWords(999), sizeInWords(1500)]).toEqual(["999 B", "1.5 kB"]);
    const lines = toJsonLines([entry("injected", "a\nb"), entry("injected", "c")])
      .trim()
      .split("\n");
    expect(lines.map((line) => (JSON.parse(line) as TraceEntry).text)).toEqual(["a\nb", "c"]);
  });
});

describe("faults as a form", () => {
  test.each([
    [{}],
    [{ failAction: { index: 3, code: "AccessDenied" as const }, transportError: 5102, delayMilliseconds: 20 }],
    [{ cellEditMode: true, dropEvents: true, fail: [{ at: { sync: 2 }, code: "InvalidArgument" as const }] }],
    [{ delayMilliseconds: { from: 1, to: 9 } }],
  ])("%j survives the form", (plan) => {
    expect(planOf(formOf(plan))).toEqual(plan);
  });

  test("what is typed wrongly is refused", () => {
    const form = formOf({});
    expect(() => planOf({ ...form, actionIndex: "x" })).toThrow(/failAction/);
    expect(() => planOf({ ...form, more: "{" })).toThrow(/JSON/);
    expect(() => planOf({ ...form, delay: "-5" })).toThrow(/delayMilliseconds/);
  });

  test("a plan that says nothing is none", () => {
    expect([{}, { cellEditMode: false, transportError: null }, { dropEvents: true }].map(isFaulty)).toEqual([
      false,
      false,
      true,
    ]);
  });
});
