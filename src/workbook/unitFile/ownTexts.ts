import type { UnitFileContent } from "../../domain/returns";
import { cellKey, formulaShape, frameOf, type Frame } from "./plannedFrame";
import { dateSerial } from "../sheet";
import { periodWords } from "./layout";
import { cellsOf, textAt, type ReturnSheet, type Spot } from "./returnSheet";

/**
 * Tells what we printed from what was typed.
 * @param inTable in a column of a table, in a row nobody recognised: there any text printed in a row is ours
 */
export type IsOurs = (sheet: ReturnSheet, spot: Spot, text: string, inTable?: boolean) => boolean;

/**
 * Where files of one shape print which words: a file with these words there is not planned again, which costs as much
 * as opening it. Words with figures in them may be one unit's own: they are kept when a second unit's file has them.
 */
const knownPlaces = new Set<string>();
const figuresOf = new Map<string, string>();
const MOST_KEPT = 50_000;

/**
 * A cell is ours when the file as it was sent has that very text in that very place; or when the text was printed
 * outside the tables and is missing there, once for each time it is missing (rows inserted, sheets renamed, cells
 * moved). A text of ours that was typed once more is typed.
 */
export function ownTexts(content: UnitFileContent | null, sheets: readonly ReturnSheet[]): IsOurs {
  if (content === null) return (_sheet, _spot, text) => commonTexts().has(text);
  const [shape, plain] = [shapeOf(content), plainText(content)];
  let own: OwnFrame | null = null;
  return (sheet, spot, text, inTable = false) => {
    if (knownPlaces.has(placeKey(shape, cellKey(sheet.name, spot), plain(text)))) return true;
    if (own === null) {
      const frame = frameOf(content);
      keepPlaces(frame, shape, plain, content.unit.code);
      own = new OwnFrame(frame, sheets);
    }
    return own.has(sheet, spot, text) || (inTable && own.isPrintedInRows(text));
  };
}

class OwnFrame {
  /** How often a text may stand elsewhere, since it no longer stands where it was printed. */
  private readonly movable = new Map<string, number>();
  private readonly moved = new Set<string>();
  private readonly valuesOnly = new Map<ReturnSheet, boolean>();

  constructor(
    private readonly frame: Frame,
    sheets: readonly ReturnSheet[],
  ) {
    const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
    for (const { sheet: name, spot, text } of frame.outside) {
      const sheet = byName.get(name);
      if (!sheet || textAt(sheet, spot) !== text) this.movable.set(text, (this.movable.get(text) ?? 0) + 1);
    }
  }

  has(sheet: ReturnSheet, spot: Spot, text: string): boolean {
    const key = cellKey(sheet.name, spot);
    const { places, formulas, formulaShapes } = this.frame;
    if (places.get(key) === text || this.moved.has(key)) return true;
    // In a sheet renamed, sorted and reworded at once nothing stands where it stood: our formulas are still ours.
    const formula = sheet.cells.get(spot.row)?.get(spot.column)?.formula;
    if (formula !== undefined && formulaShapes.has(formulaShape(formula))) return true;
    // A program that saves values only leaves figures where our formulas were.
    if (formulas.has(key) && this.hasValuesOnly(sheet)) return true;
    const left = this.movable.get(text) ?? 0;
    if (left === 0) return false;
    this.movable.set(text, left - 1);
    this.moved.add(key);
    return true;
  }

  isPrintedInRows(text: string): boolean {
    return this.frame.inTables.has(text);
  }

  private hasValuesOnly(sheet: ReturnSheet): boolean {
    const known = this.valuesOnly.get(sheet);
    if (known !== undefined) return known;
    const found = ![...cellsOf(sheet)].some(({ cell }) => cell.formula !== undefined);
    this.valuesOnly.set(sheet, found);
    return found;
  }
}

function keepPlaces({ places }: Frame, shape: string, plain: (text: string) => string, unit: string): void {
  if (knownPlaces.size > MOST_KEPT) knownPlaces.clear();
  if (figuresOf.size > MOST_KEPT) figuresOf.clear();
  for (const [key, text] of places) {
    const words = plain(text);
    const place = placeKey(shape, key, words);
    const first = figuresOf.get(place);
    if (!/\d/.test(words) || (first !== undefined && first !== unit)) knownPlaces.add(place);
    else figuresOf.set(place, unit);
  }
}

function placeKey(shape: string, key: string, text: string): string {
  return `${shape}\u0001${key}\u0001${text}`;
}

/** Files of one shape have the same rows in the same places, and other names and amounts. */
function shapeOf(content: UnitFileContent): string {
  const { sample, period, amountWord, due, contact, lines, benefits, indicators, coordination } = content;
  const pages = new Map<string, number>();
  for (const { institution } of indicators) pages.set(institution, (pages.get(institution) ?? 0) + 1);
  return JSON.stringify([
    [content.title, sample, period, amountWord, due, contact],
    [lines.length, benefits.length, coordination.length, content.confirmed.length, content.reported.length],
    [...pages.values()],
  ]);
}

/** A text without what is the unit's own in it. */
function plainText({ unit, fileId, period, due, contact, benefits }: UnitFileContent): (text: string) => string {
  const day = dateSerial(due);
  const own: readonly (readonly [string, string])[] = [
    [fileId, "\u0002"],
    [unit.name, "\u0003"],
    [periodWords(period), "\u0004"],
    [contact, "\u0005"],
    [day === null ? "" : String(day), "\u0006"],
    [due ?? "", "\u0006"],
    ...benefits.map(({ label }, index) => [label, `\u0007${"i".repeat(index)}`] as const),
  ];
  const told = own.filter(([text]) => text !== "");
  return (text) => told.reduce((rest, [part, mark]) => rest.split(part).join(mark), text);
}

let everywhere: ReadonlySet<string> | null = null;

/** For a file nobody knows the content of: words that stand in every file, whoever it is for. */
function commonTexts(): ReadonlySet<string> {
  if (everywhere) return everywhere;
  const { places } = frameOf(NOBODYS);
  return (everywhere = new Set([...places.values()].filter((text) => !/\d/.test(text))));
}

const NOBODYS: UnitFileContent = {
  format: 1,
  fileId: "",
  title: "",
  noticeNumber: "",
  year: null,
  sample: false,
  unit: { code: "", name: "", level: "county" },
  period: "2000-01",
  version: 0,
  amountWord: "",
  issuedOn: "",
  due: null,
  contact: "",
  lines: [],
  benefits: [],
  indicators: [],
  coordination: [],
  beneficiaries: [],
  confirmed: [],
  reported: [],
};
