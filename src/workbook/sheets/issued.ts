import type { FundBook, FundDocument } from "../../domain/book";
import { DAY_SERIALS } from "../../domain/day";
import { sumFen, type Fen } from "../../domain/money";
import type { Unit } from "../../domain/units";
import { isDay } from "../../rules/quantities/dates";
import { FACT_CELL_NAME, FACT_NAME, LEDGER_NAME } from "../factNames";
import { quoted } from "../formula";

/**
 * 提前下达: what 资金台账 says was sent to a unit (发). The counterpart is the unit when the text is its name, one of its
 * other names, or its bureau; documents dated from 局党组审定 on are this allocation itself. Null when nothing was sent to anybody: then the column stays empty instead of saying 0.
 */
export function issuedBefore(book: FundBook, unit: Unit): Fen | null {
  const sent = book.ledger.filter((document) => document.direction === "out");
  const approvedOn = book.approvals.find(({ gate }) => gate === "partyGroup")?.on ?? null;
  const before = (document: FundDocument): boolean =>
    approvedOn === null || document.issuedOn === null || document.issuedOn < approvedOn;
  const own = sent.filter((document) => isTo(document, unit) && before(document));
  return sent.length === 0 ? null : sumFen(own.map(({ amount }) => amount));
}

function isTo({ counterpart }: FundDocument, unit: Unit): boolean {
  return counterpartNames(unit).includes(counterpart.trim());
}

/** A county's money goes to its bureau, or to its 财政局 for it. */
const COUNTY_OFFICES = ["文化和旅游局", "文旅局", "财政局"];

/** What 对方单位 may say of a unit: its name, its other names, its bureau. */
export function counterpartNames(unit: Unit): readonly string[] {
  const offices = unit.level === "county" ? COUNTY_OFFICES.map((office) => `${unit.name}${office}`) : [];
  return [...new Set([unit.name, ...unit.aliases, ...offices])];
}

/** The same by formula over the ledger's typed block: all that was sent, less what is dated from the approval on. */
export function issuedFormula(unit: Unit): string {
  const direction = FACT_NAME["ledger.direction"];
  const approvedOn = FACT_CELL_NAME["approval.partyGroup"];
  const sums = (more: string): string =>
    counterpartNames(unit)
      .map((name) => {
        const to = `${LEDGER_NAME.counterpart},${quoted(name)}`;
        return `SUMIFS(${FACT_NAME["ledger.amount"]},${direction},"发",${to}${more})`;
      })
      .join("+");
  const since = sums(`,${LEDGER_NAME.issuedOn},">="&${approvedOn},${LEDGER_NAME.issuedOn},"<${DAY_SERIALS.before}"`);
  return `IF(COUNTIFS(${direction},"发")=0,"",ROUND(${sums("")}-IF(${isDay(approvedOn)},${since},0),6))`;
}

/** 下达 in all by formula: every document sent to a unit, also after the approval; empty while nothing was sent to anybody. */
export function issuedToFormula(unit: Unit): string {
  const direction = FACT_NAME["ledger.direction"];
  const sums = counterpartNames(unit).map(
    (name) => `SUMIFS(${FACT_NAME["ledger.amount"]},${direction},"发",${LEDGER_NAME.counterpart},${quoted(name)})`,
  );
  return `IF(COUNTIFS(${direction},"发")=0,"",ROUND(${sums.join("+")},6))`;
}
