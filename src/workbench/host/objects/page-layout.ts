import { formatAbsoluteArea, formatArea, isWholeColumns, isWholeRows, parseArea } from "../address";
import type { Arguments } from "../arguments";
import { asFlag, asNumber, asRecord, oneOf } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Scalar, Session } from "../member";
import { define, bind, method, navigation, objectArgument, settable } from "../member";
import type { PageSetup } from "../model";
import { rangeObject, readAddress } from "./access";
import { headersFootersMembers } from "./header-footer";
import { rangeMembers } from "./range";
import { rangeAreasMembers } from "./range-areas";

/** A worksheet's print setup. */
export interface PageTarget {
  readonly sheet: string;
}

const paperSizes = [
  ...["Letter", "LetterSmall", "Tabloid", "Ledger", "Legal", "Statement", "Executive", "A3", "A4", "A4Small", "A5"],
  ...["B4", "B5", "Folio", "Quatro", "Paper10x14", "Paper11x17", "Note", "Envelope9", "Envelope10", "Envelope11"],
  ...["Envelope12", "Envelope14", "Csheet", "Dsheet", "Esheet", "EnvelopeDL", "EnvelopeC5", "EnvelopeC3"],
  ...["EnvelopeC4", "EnvelopeC6", "EnvelopeC65", "EnvelopeB4", "EnvelopeB5", "EnvelopeB6", "EnvelopeItaly"],
  ...["EnvelopeMonarch", "EnvelopePersonal", "FanfoldUS", "FanfoldStdGerman", "FanfoldLegalGerman"],
];
/** Margins may not be negative, nor larger than any paper. */
const widestMargin = 49 * 72;

function page(target: PageTarget, session: Session): PageSetup {
  return session.book.sheet(session.book.requireSheet(target.sheet)).page;
}

function field<Key extends keyof PageSetup>(key: Key, read: (value: unknown) => PageSetup[Key]): Scalar<PageTarget> {
  return settable(
    9,
    (target, session) => page(target, session)[key],
    (target, value, session) => {
      page(target, session)[key] = read(value);
    },
  );
}

function readZoom(value: unknown): PageSetup["zoom"] {
  const given = asRecord(value, ["scale", "horizontalFitToPages", "verticalFitToPages"]);
  const zoom: PageSetup["zoom"] = {};
  for (const key of ["scale", "horizontalFitToPages", "verticalFitToPages"] as const) {
    const number = given[key];
    if (number === undefined || number === null) continue;
    if (!Number.isInteger(number) || (number as number) < (key === "scale" ? 10 : 0))
      throw new HostError("InvalidArgument", key);
    zoom[key] = number as number;
  }
  if (zoom.scale !== undefined && zoom.scale > 400) throw new HostError("InvalidArgument", "scale");
  return zoom;
}

function margin(value: unknown): number {
  const points = asNumber(value);
  if (points < 0 || points > widestMargin) throw new HostError("InvalidArgument", "no such margin");
  return points;
}

function pageNumber(value: unknown): number | "" {
  if (value === "" || value === null) return "";
  const number = asNumber(value);
  if (!Number.isInteger(number) || Math.abs(number) > 32_767) throw new HostError("InvalidArgument", "firstPageNumber");
  return number;
}

function found(object: BoundObject | null): BoundObject {
  if (object === null) throw new HostError("ItemNotFound");
  return object;
}

function printArea(target: PageTarget, session: Session): BoundObject | null {
  const text = page(target, session).printArea;
  if (text === null) return null;
  const areas = text.split(",").flatMap((part) => parseArea(part) ?? []);
  return bind(rangeAreasMembers, session.references.rangeAreas(target.sheet, areas));
}

function setPrintArea(target: PageTarget, args: Arguments, session: Session): void {
  const several = objectArgument(args, 0, rangeAreasMembers);
  const one = objectArgument(args, 0, rangeMembers);
  const areas = several?.ranges.map((range) => range.area) ?? (one === undefined ? null : [one.area]);
  const chosen =
    areas ??
    args
      .text(0)
      .split(",")
      .map((part) => readAddress(session, target.sheet, part).area);
  page(target, session).printArea = chosen.map(formatArea).join(",");
}

function title(key: "titleRows" | "titleColumns") {
  const fits = key === "titleRows" ? isWholeRows : isWholeColumns;
  const range = (target: PageTarget, session: Session): BoundObject | null => {
    const area = parseArea(page(target, session)[key] ?? "");
    return area === null ? null : rangeObject(session, target.sheet, area);
  };
  return {
    set: method<PageTarget>(9, (target, args, session) => {
      const object = objectArgument(args, 0, rangeMembers);
      const area = object?.area ?? readAddress(session, target.sheet, args.text(0)).area;
      if (!fits(area)) throw new HostError("InvalidArgument", "titles are whole rows or columns");
      page(target, session)[key] = formatAbsoluteArea(area);
    }),
    get: method<PageTarget>(9, (target, _args, session) => range(target, session)),
    require: method<PageTarget>(9, (target, _args, session) => found(range(target, session))),
  };
}
const titleRows = title("titleRows");
const titleColumns = title("titleColumns");

const margins = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;
const marginNames = {
  bottom: "bottomMargin",
  footer: "footerMargin",
  header: "headerMargin",
  left: "leftMargin",
  right: "rightMargin",
  top: "topMargin",
} as const;

function setMargins(target: PageTarget, args: Arguments, session: Session): void {
  const factor = margins[args.choice(0, Object.keys(margins) as (keyof typeof margins)[])];
  const given = asRecord(args.raw(1), Object.keys(marginNames));
  const setup = page(target, session);
  for (const [name, value] of Object.entries(given))
    setup[marginNames[name as keyof typeof marginNames]] = margin(asNumber(value) * factor);
}

export const pageLayoutMembers = define<PageTarget>({
  name: "PageLayout",
  scalars: {
    orientation: field("orientation", (value) => oneOf(value, ["Portrait", "Landscape"])),
    paperSize: field("paperSize", (value) => oneOf(value, paperSizes)),
    zoom: field("zoom", readZoom),
    leftMargin: field("leftMargin", margin),
    rightMargin: field("rightMargin", margin),
    topMargin: field("topMargin", margin),
    bottomMargin: field("bottomMargin", margin),
    headerMargin: field("headerMargin", margin),
    footerMargin: field("footerMargin", margin),
    centerHorizontally: field("centerHorizontally", asFlag),
    centerVertically: field("centerVertically", asFlag),
    blackAndWhite: field("blackAndWhite", asFlag),
    printGridlines: field("printGridlines", asFlag),
    printHeadings: field("printHeadings", asFlag),
    draftMode: field("draftMode", asFlag),
    firstPageNumber: field("firstPageNumber", pageNumber),
    printComments: field("printComments", (value) => oneOf(value, ["NoComments", "EndSheet", "InPlace"])),
    printErrors: field("printErrors", (value) => oneOf(value, ["AsDisplayed", "Blank", "Dash", "NotAvailable"])),
    printOrder: field("printOrder", (value) => oneOf(value, ["DownThenOver", "OverThenDown"])),
  },
  navigations: { headersFooters: navigation(9, (target) => bind(headersFootersMembers, target)) },
  methods: {
    setPrintArea: method(9, setPrintArea),
    getPrintArea: method(9, (target, _args, session) => found(printArea(target, session))),
    getPrintAreaOrNullObject: method(9, (target, _args, session) => printArea(target, session)),
    setPrintTitleRows: titleRows.set,
    getPrintTitleRows: titleRows.require,
    getPrintTitleRowsOrNullObject: titleRows.get,
    setPrintTitleColumns: titleColumns.set,
    getPrintTitleColumns: titleColumns.require,
    getPrintTitleColumnsOrNullObject: titleColumns.get,
    setPrintMargins: method(9, setMargins),
  },
});
