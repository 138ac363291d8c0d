import { RETURN_TABLE } from "../../domain/returnTables";
import type { UnitFileContent } from "../../domain/returns";

type Shape = (value: unknown) => boolean;

const text: Shape = (value) => typeof value === "string";
const number: Shape = (value) => typeof value === "number" && Number.isFinite(value);
const flag: Shape = (value) => typeof value === "boolean";
const fen: Shape = (value) => Number.isSafeInteger(value);
const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);
const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every((one) => shape(one));
const fields =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value) =>
    isRecord(value) && Object.entries(shapes).every(([key, shape]) => shape(value[key]));

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const cell = fields({ typed: text, value: (value) => value === null || text(value) || number(value), note: text });
const record = fields({
  table: (value) => typeof value === "string" && Object.prototype.hasOwnProperty.call(RETURN_TABLE, value),
  row: text,
  place: text,
  cells: (value) => isRecord(value) && Object.values(value).every((one) => cell(one)),
});

const CONTENT = fields({
  format: (value) => value === 1,
  fileId: text,
  title: text,
  noticeNumber: text,
  year: orNull(number),
  sample: flag,
  unit: fields({ code: text, name: text, level: text }),
  period: (value) => typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(value),
  version: number,
  amountWord: text,
  issuedOn: text,
  due: orNull(text),
  contact: text,
  lines: list(fields({ id: text, label: text, documentNumber: text, granted: orNull(fen) })),
  benefits: list(fields({ id: text, label: text })),
  indicators: list(
    fields({
      id: text,
      institution: text,
      project: text,
      name: text,
      comparator: text,
      measure: text,
      period: text,
      required: flag,
      target: orNull(number),
    }),
  ),
  coordination: list(
    fields({ id: text, unitName: text, project: text, indicator: text, target: text, reported: orNull(number) }),
  ),
  beneficiaries: list(text),
  confirmed: list(record),
  reported: list(record),
});

/** Whether a value out of a file is a content as we write it: a unit's program or hand may have changed it. */
export function isUnitFileContent(value: unknown): value is UnitFileContent {
  return CONTENT(value);
}
