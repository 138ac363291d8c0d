import type { FundBook } from "../domain/book";
import { linesOf } from "../domain/lines";
import { digest } from "./digest";

/** 32 signs without 0/O and 1/I, which look alike on paper. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const CODE_LENGTH = 8;
const BITS_PER_SIGN = 5;

/**
 * 核对码 of what the book says about money: eight signs, 40 bits of a SHA-256. Equal books have equal codes in every
 * program and whatever the order of rows; state, version, log and opinions do not enter, so that the code of an
 * approved table stays the same when it is sent on.
 */
export function sealCode(book: FundBook): string {
  const bytes = digest(canonicalText(book));
  let code = "";
  for (let sign = 0; sign < CODE_LENGTH; sign += 1) {
    let value = 0;
    for (let bit = sign * BITS_PER_SIGN; bit < (sign + 1) * BITS_PER_SIGN; bit += 1) {
      value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    }
    code += ALPHABET[value] ?? "";
  }
  return code;
}

/** A code as people type it from paper (small letters, spaces, hyphens); null when it can be none. */
export function readSealCode(typed: string): string | null {
  const compact = typed
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000·.-]/g, "")
    .toUpperCase();
  const known = compact.length === CODE_LENGTH && /^[2-9A-HJ-NP-Z]*$/.test(compact);
  return known ? compact : null;
}

/** How a code is printed: `ABCD-EFGH`. */
export function sealCodeText(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** One fact a line, sorted, so that the order of rows and sheets does not matter. */
function canonicalText(book: FundBook): string {
  const facts = [
    ["fund", book.title, book.year, book.noticeNumber, book.sample],
    ...book.units.map((unit) => ["unit", unit.code, unit.name, unit.level]),
    ...projectFacts(book),
    ...Object.entries(book.decided).flatMap(([line, cells]) =>
      Object.entries(cells).map(([unit, amount]) => ["amount", line, unit, amount]),
    ),
    ...book.unreadable.map(({ line, unit, text }) => ["text", line, unit, text]),
    ...book.ledger.map((document) => [
      "document",
      document.direction,
      document.documentNumber,
      document.issuedOn,
      document.receivedOn,
      document.counterpart,
      document.documentTotal,
      document.amount,
      document.source,
    ]),
    ...ruleFacts(book),
  ];
  return ["hengbo-seal-1", ...facts.map((fact) => JSON.stringify(fact)).sort()].join("\n");
}

function projectFacts(book: FundBook): readonly (readonly unknown[])[] {
  const parts = new Map(book.projects.map((project) => [project.number, project.resourcePart]));
  return linesOf(book.projects).map((line) => [
    "line",
    line.id,
    line.category,
    line.coordinator,
    [...line.builders].sort(),
    parts.get(line.project) ?? null,
  ]);
}

/** Rules in force: as the fund has them, with what a person has set. */
function ruleFacts(book: FundBook): readonly (readonly unknown[])[] {
  return book.catalogue.map((rule) => {
    const chosen = book.rules.find((candidate) => candidate.rule === rule.id);
    const { enabled, level } = chosen ?? { enabled: true, level: rule.level };
    const usual = { threshold: rule.threshold, reading: rule.readings[0].id, due: usualDue(rule) };
    const [threshold, reading] = [chosen?.threshold ?? usual.threshold, chosen?.reading ?? usual.reading];
    return ["rule", rule.id, enabled, level, threshold, reading, chosen?.due ?? usual.due, chosen?.judgement ?? null];
  });
}

function usualDue({ due }: FundBook["catalogue"][number]): string | null {
  if (due === null) return null;
  return due.kind === "date" ? due.on : due.state;
}
