import { wholeSheet } from "../address";
import type { Arguments } from "../arguments";
import { matchingAreas } from "../cell-areas";
import { HostError } from "../errors";
import type { BoundObject, Method, Session } from "../member";
import { calculatedMethod, method } from "../member";
import { RangeTarget } from "../references";
import { sheetInfo } from "./access";
import { showOutlineLevels } from "./outline";
import { replaceIn } from "./range-search";
import { foundCells, readSearch } from "./searching";

interface SearchedSheet {
  readonly sheet: string;
}

const criteria = ["completeMatch", "matchCase"];

function findAll({ sheet }: SearchedSheet, args: Arguments, session: Session): BoundObject | null {
  const terms = readSearch(args.text(0), args.raw(1), criteria);
  // "Content in hidden worksheets is not returned."
  if (sheetInfo(session, sheet).hidden) return null;
  const used = session.engine.usedArea(sheet, true);
  const found = new Set(foundCells(session, sheet, wholeSheet, terms).map(({ row, column }) => `${row},${column}`));
  if (used === null || found.size === 0) return null;
  const areas = matchingAreas(used, (row, column) => found.has(`${row},${column}`));
  return session.objects.rangeAreas(session.references.rangeAreas(sheet, areas));
}

/** What looks through a whole sheet. */
export const sheetSearchMethods: Readonly<Record<string, Method<SearchedSheet>>> = {
  findAll: calculatedMethod(9, (target, args, session) => {
    const found = findAll(target, args, session);
    if (found === null) throw new HostError("ItemNotFound", "nothing was found");
    return found;
  }),
  findAllOrNullObject: calculatedMethod(9, findAll),
  replaceAll: calculatedMethod(9, ({ sheet }, args, session) => {
    const terms = readSearch(args.text(0), args.raw(2), criteria);
    return replaceIn(session, new RangeTarget(sheetInfo(session, sheet).id, wholeSheet), terms, args.text(1));
  }),
  showOutlineLevels: method(10, ({ sheet }, args, session) =>
    showOutlineLevels(session, sheetInfo(session, sheet).id, args.integer(0), args.integer(1)),
  ),
};
