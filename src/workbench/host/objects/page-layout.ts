import { formatAbsoluteArea, formatArea, isWholeColumns, isWholeRows, parseArea } from "../address";
import type { Arguments } from "../arguments";
import { asFlag, asNumber, asRecord, asText, oneOf } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Scalar, Session } from "../member";
import { define, bind, method, navigation, objectArgument, settable } from "../member";
import type { HeaderFooter, PageSetup } from "../model";
import { rangeObject, readAddress } from "./access";
import { rangeMembers } from "./range";
import { rangeAreasMembers } from "./range-areas";

/** A worksheet's print setup. */
export interface PageTarget {
  readonly sheet: string;
}

const paperSizes = ["Letter", "Legal", "Tabloid", "A3", "A4", "A5", "B4", "B5"] as const;

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

const headerKeys = ["leftHeader", "centerHeader", "rightHeader", "leftFooter", "centerFooter", "rightFooter"] as const;

function headerScalar(key: keyof HeaderFooter): Scalar<PageTarget> {
  return settable(
    9,
    (target, session) => page(target, session).headerFooter[key],
    (target, value, session) => {
      page(target, session).headerFooter[key] = asText(value, 255);
    },
  );
}

const headerFooterMembers = define<PageTarget>({
  name: "HeaderFooter",
  scalars: Object.fromEntries(headerKeys.map((key) => [key, headerScalar(key)])),
});

const headersFootersMembers = define<PageTarget>({
  name: "HeaderFooterGroup",
  navigations: { defaultForAllPages: navigation(9, (target) => bind(headerFooterMembers, target)) },
});

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
  const found =
    areas ??
    args
      .text(0)
      .split(",")
      .map((part) => readAddress(session, target.sheet, part).area);
  page(target, session).printArea = found.map(formatArea).join(",");
}

function title(key: "titleRows" | "titleColumns") {
  const fits = key === "titleRows" ? isWholeRows : isWholeColumns;
  return {
    set: method<PageTarget>(9, (target, args, session) => {
      const object = objectArgument(args, 0, rangeMembers);
      const area = object?.area ?? readAddress(session, target.sheet, args.text(0)).area;
      if (!fits(area)) throw new HostError("InvalidArgument", "titles are whole rows or columns");
      page(target, session)[key] = formatAbsoluteArea(area);
    }),
    get: method<PageTarget>(9, (target, _args, session) => {
      const area = parseArea(page(target, session)[key] ?? "");
      return area === null ? null : rangeObject(session, target.sheet, area);
    }),
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
    setup[marginNames[name as keyof typeof marginNames]] = asNumber(value) * factor;
}

export const pageLayoutMembers = define<PageTarget>({
  name: "PageLayout",
  scalars: {
    orientation: field("orientation", (value) => oneOf(value, ["Portrait", "Landscape"])),
    paperSize: field("paperSize", (value) => oneOf(value, paperSizes)),
    zoom: field("zoom", readZoom),
    leftMargin: field("leftMargin", asNumber),
    rightMargin: field("rightMargin", asNumber),
    topMargin: field("topMargin", asNumber),
    bottomMargin: field("bottomMargin", asNumber),
    headerMargin: field("headerMargin", asNumber),
    footerMargin: field("footerMargin", asNumber),
    centerHorizontally: field("centerHorizontally", asFlag),
    centerVertically: field("centerVertically", asFlag),
    blackAndWhite: field("blackAndWhite", asFlag),
    printGridlines: field("printGridlines", asFlag),
    printHeadings: field("printHeadings", asFlag),
  },
  navigations: { headersFooters: navigation(9, (target) => bind(headersFootersMembers, target)) },
  methods: {
    setPrintArea: method(9, setPrintArea),
    getPrintAreaOrNullObject: method(9, (target, _args, session) => printArea(target, session)),
    setPrintTitleRows: titleRows.set,
    getPrintTitleRowsOrNullObject: titleRows.get,
    setPrintTitleColumns: titleColumns.set,
    getPrintTitleColumnsOrNullObject: titleColumns.get,
    setPrintMargins: method(9, setMargins),
  },
});
