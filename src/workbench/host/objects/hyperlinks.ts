import { intersect } from "../address";
import { asRecord, asText } from "../arguments";
import { defined } from "../defined";
import { HostError } from "../errors";
import type { Scalar, Session } from "../member";
import { settable } from "../member";
import { linkFormat } from "../model/built-in-styles";
import type { Hyperlink } from "../model/hyperlinks";
import { RangeTarget } from "../references";
import { assertAllowed, assertEditable } from "./access";
import { cellAt } from "./range-parts";
import { readTexts, writeContents } from "./range-values";

const linkKeys = ["address", "documentReference", "screenTip", "textToDisplay"];

function optional(record: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = record[key] ?? null;
  return value === null || value === "" ? undefined : asText(value);
}

/** The link of a range as the wire has it; null when its cells have none, or different ones. */
export function readHyperlink(target: RangeTarget, session: Session): Record<string, string> | null {
  const { sheet, area } = target;
  const links = session.book.hyperlinks.within(sheet, area);
  const first = links[0];
  if (first === undefined) return null;
  const same = links.every((link) => link.target === first.target && link.location === first.location);
  const linked = links.reduce((sum, link) => {
    const shared = intersect(link.area, area);
    return sum + (shared === null ? 0 : shared.rows * shared.columns);
  }, 0);
  if (!same || linked < area.rows * area.columns) return null;
  const texts = readTexts(new RangeTarget(sheet, cellAt(area, 0, 0)), session) as string[][] | null;
  return defined<Record<string, string>>({
    address: first.target,
    documentReference: first.location,
    screenTip: first.tooltip,
    textToDisplay: texts?.[0]?.[0] ?? "",
  });
}

/** Sets a link: the text to display goes into the cells, which turn blue and underlined. */
export function writeHyperlink(target: RangeTarget, value: unknown, session: Session): void {
  const { sheet, area } = target;
  assertAllowed(session, sheet, "allowInsertHyperlinks");
  assertEditable(session, sheet, area);
  const record = asRecord(value, linkKeys);
  const link = defined<Hyperlink>({
    area,
    target: optional(record, "address"),
    location: optional(record, "documentReference"),
    tooltip: optional(record, "screenTip"),
  });
  const place = link.target ?? link.location;
  if (place === undefined) throw new HostError("InvalidArgument", "a link needs an address or a place in the document");
  const text = optional(record, "textToDisplay");
  const first = new RangeTarget(sheet, cellAt(area, 0, 0));
  const isEmpty = session.engine.cell(sheet, area.row, area.column).kind === "empty";
  if (text !== undefined || isEmpty) writeContents(first, `'${text ?? place}`, session);
  session.book.hyperlinks.set(sheet, link);
  session.engine.format(sheet, area, linkFormat);
}

export const hyperlinkScalar: Scalar<RangeTarget> = {
  ...settable<RangeTarget>(7, readHyperlink, writeHyperlink),
  calculated: true,
};
