import type { FundBook } from "../../src/domain/book";
import { fen, formatWan } from "../../src/domain/money";
import { applyMoves } from "../../src/usecases/repair";
import { setAmount } from "../../src/usecases/setAmount";
import { viewOf } from "../../src/usecases/viewOf";
import { whatIf, type WhatIfAnswer, type WhatIfQuestion } from "../../src/usecases/whatIf";
import { proposeRepair } from "../../src/usecases/repair";
import { dividedSample, withAmount } from "../workbook/books";

/** The sample with every money rule met. */
function soundBook(): FundBook {
  const divided = dividedSample();
  const proposal = proposeRepair(divided);
  const [option] = proposal.ok ? proposal.value.options : [];
  const repaired = option ? applyMoves(divided, option.moves) : null;
  if (!repaired?.ok) throw new Error("the sample has no repair");
  return repaired.value;
}

const BOOK = soundBook();

function asked(book: FundBook, question: WhatIfQuestion): WhatIfAnswer {
  const answer = whatIf(book, question);
  if (!answer.ok) throw new Error(answer.fault.sentence.en);
  return answer.value;
}

function room(answer: WhatIfAnswer, rule: string): readonly string[] {
  const index = answer.rules.findIndex(({ id }) => id === rule);
  const found = answer.rules[index];
  const way = answer.ways[0]?.rooms[index];
  return found ? [formatWan(found.before), formatWan(found.changed), way === undefined ? "" : formatWan(way)] : [];
}

test("第5项州图书馆再加1.00 (N11): the room of both shares before and after, and who pays", () => {
  const answer = asked(BOOK, { project: 5, unit: "LIB", by: fen(1_000_000) });
  expect(answer.cell).toMatchObject({ address: "分配表!F14" });
  expect(Number(formatWan(answer.cell.to)) - Number(formatWan(answer.cell.from))).toBeCloseTo(1, 9);
  expect(answer.status).toBe("repaired");
  expect(answer.notes).toEqual([]);
  // P5 is 资源建设's neighbour, led by the library: 1.00 taken elsewhere leaves the resource share's room at 0 or more.
  const [before = "", , after = ""] = room(answer, "R03");
  expect(Number(before)).toBeGreaterThanOrEqual(0);
  expect(Number(after)).toBeGreaterThanOrEqual(0);
  for (const way of answer.ways) {
    const edited = setAmount(BOOK, { project: 5, unit: "LIB", amount: answer.cell.to, hold: false });
    const done = edited.ok ? applyMoves(edited.value, way.moves) : edited;
    if (!done.ok) throw new Error(done.fault.code);
    const view = viewOf(done.value);
    expect(view.difference).toBe(0);
    expect(view.findings.filter(({ rule }) => ["R03", "R04"].includes(rule))).toEqual([]);
    expect(way.moves.some(({ line, unit }) => line === "P5" && unit === "LIB")).toBe(false);
    const rooms = view.headlines.map(({ rule, slack }) => [rule, slack]);
    expect(rooms).toEqual(
      view.headlines.map(({ rule }) => [rule, way.rooms[answer.rules.findIndex(({ id }) => id === rule)]]),
    );
  }
});

test("the unit asked pays, or it is said that it cannot", () => {
  const pays = asked(BOOK, { project: 5, unit: "LIB", by: fen(10_000), from: "CUL" });
  expect(pays.notes).toEqual([]);
  expect(pays.ways[0]?.moves.every(({ unit, to, from }) => unit === "CUL" || to > from)).toBe(true);
  const cannot = asked(BOOK, { project: 5, unit: "LIB", by: fen(1_000_000), from: "532327" });
  expect(cannot.notes[0]?.zh).toMatch(/^只从永仁县出做不到（它可动的有\d+\.\d\d万元/);
  expect(cannot.ways.length).toBeGreaterThan(0);
});

test("what is broken already is told apart from the price of the change", () => {
  const short = withAmount(BOOK, "P9", "CUL", fen(0));
  const answer = asked(short, { project: 5, unit: "LIB", by: fen(10_000) });
  expect(answer.notes[0]?.zh).toMatch(/^改之前已有\d条不符合/);
});

test("refused in words: below zero, no such project, a text in that cell", () => {
  const code = (book: FundBook, question: WhatIfQuestion): string => {
    const answer = whatIf(book, question);
    return answer.ok ? "" : answer.fault.code;
  };
  expect(code(BOOK, { project: 5, unit: "LIB", by: fen(-900_000_000) })).toBe("what-if-below-zero");
  expect(code(BOOK, { project: 99, unit: "LIB", by: fen(10_000) })).toBe("project-unknown");
  expect(code(BOOK, { project: 5, unit: "XX", by: fen(10_000) })).toBe("unit-unknown");
  const text = { ...BOOK, unreadable: [{ line: "P5", unit: "LIB", text: "约4", address: "分配表!F14" }] };
  expect(code(text, { project: 5, unit: "LIB", by: fen(10_000) })).toBe("amount-unreadable");
});
