import type { PersonModel } from "../../sheetfile";
import type { Area } from "./address";
import type { Engine, ShiftKind } from "./engine/engine";
import { HostError } from "./errors";
import { CellStyles } from "./model/cell-styles";
import { ChartStore } from "./model/charts";
import { CommentsModel } from "./model/comments";
import { CustomXmlParts } from "./model/custom-xml";
import { Hyperlinks } from "./model/hyperlinks";
import { Outlines } from "./model/outlines";
import type { CustomPropertyValue, DocumentProperties } from "./model/properties";
import { NamedValues, newProperties } from "./model/properties";
import { SettingsStore } from "./model/settings-store";
import { TableStore } from "./model/tables";
import { followEdits } from "./model/typed-tables";
import { shiftPage } from "./model/page-shifts";
import { WorkbookState } from "./model/workbook-state";

/** Options of a protected sheet, as in `Excel.WorksheetProtectionOptions`. */
export interface ProtectionOptions {
  readonly allowAutoFilter: boolean;
  readonly allowDeleteColumns: boolean;
  readonly allowDeleteRows: boolean;
  readonly allowEditObjects: boolean;
  readonly allowEditScenarios: boolean;
  readonly allowFormatCells: boolean;
  readonly allowFormatColumns: boolean;
  readonly allowFormatRows: boolean;
  readonly allowInsertColumns: boolean;
  readonly allowInsertHyperlinks: boolean;
  readonly allowInsertRows: boolean;
  readonly allowPivotTables: boolean;
  readonly allowSort: boolean;
  readonly selectionMode: "Normal" | "Unlocked" | "None";
}

export const strictestProtection: ProtectionOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

export interface HeaderFooter {
  leftHeader: string;
  centerHeader: string;
  rightHeader: string;
  leftFooter: string;
  centerFooter: string;
  rightFooter: string;
}

/** Print setup of a sheet. Margins in points. */
export interface PageSetup {
  orientation: "Portrait" | "Landscape";
  /** Excel's names: `A4`, `Letter` … */
  paperSize: string;
  /** A1 without sheet, comma separated; null prints everything. */
  printArea: string | null;
  /** `$6:$7` */
  titleRows: string | null;
  /** `$A:$B` */
  titleColumns: string | null;
  zoom: { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number };
  leftMargin: number;
  rightMargin: number;
  topMargin: number;
  bottomMargin: number;
  headerMargin: number;
  footerMargin: number;
  centerHorizontally: boolean;
  centerVertically: boolean;
  blackAndWhite: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  headerFooter: HeaderFooter;
  draftMode: boolean;
  /** Empty: the pages are numbered on. */
  firstPageNumber: number | "";
  printComments: "NoComments" | "EndSheet" | "InPlace";
  printErrors: "AsDisplayed" | "Blank" | "Dash" | "NotAvailable";
  printOrder: "DownThenOver" | "OverThenDown";
  headerFooterState: "Default" | "FirstAndDefault" | "OddAndEven" | "FirstOddAndEven";
  headerFooterUsesSheetMargins: boolean;
  headerFooterUsesSheetScale: boolean;
  /** Used as far as the state says; odd pages bear `headerFooter`. */
  firstPageHeaderFooter: HeaderFooter;
  evenPagesHeaderFooter: HeaderFooter;
}

function emptyHeaderFooter(): HeaderFooter {
  return { leftHeader: "", centerHeader: "", rightHeader: "", leftFooter: "", centerFooter: "", rightFooter: "" };
}

export function defaultPageSetup(): PageSetup {
  return {
    orientation: "Portrait",
    paperSize: "A4",
    printArea: null,
    titleRows: null,
    titleColumns: null,
    zoom: { scale: 100 },
    leftMargin: 50.4,
    rightMargin: 50.4,
    topMargin: 54,
    bottomMargin: 54,
    headerMargin: 21.6,
    footerMargin: 21.6,
    centerHorizontally: false,
    centerVertically: false,
    blackAndWhite: false,
    printGridlines: false,
    printHeadings: false,
    headerFooter: emptyHeaderFooter(),
    draftMode: false,
    firstPageNumber: "",
    printComments: "NoComments",
    printErrors: "AsDisplayed",
    printOrder: "DownThenOver",
    headerFooterState: "Default",
    headerFooterUsesSheetMargins: true,
    headerFooterUsesSheetScale: true,
    firstPageHeaderFooter: emptyHeaderFooter(),
    evenPagesHeaderFooter: emptyHeaderFooter(),
  };
}

/** What Excel keeps about a sheet and the engine has no place for. */
export interface SheetExtras {
  /** `{00000000-0001-0000-0000-000000000000}` */
  readonly excelId: string;
  /** The number the file knows the sheet by; null for a sheet made here. */
  fileId: number | null;
  veryHidden: boolean;
  /** Null: not protected. */
  protection: ProtectionOptions | null;
  password: string | null;
  showHeadings: boolean;
  enableCalculation: boolean;
  page: PageSetup;
  readonly customProperties: NamedValues<string>;
  /** 0-based, ascending; the page ends above (left of) each. */
  rowBreaks: readonly number[];
  columnBreaks: readonly number[];
}

/** A part of the model that is kept by address; `shiftArea` of references.ts says where an area went. */
export interface Follower {
  shifted(sheet: string, kind: ShiftKind, place: Area): void;
  sheetDeleted?(sheet: string): void;
  /** `copy` has the cells of `source` already; what is kept about `source` belongs to it, too. */
  sheetCopied?(source: string, copy: string): void;
}

/** Whose name comments and new workbooks bear unless the program says otherwise. */
const defaultPersonName = "工作台用户";

/** The host's half of the workbook: everything that is in an Excel file but not in the engine. */
export class BookModel {
  private readonly followers: Follower[] = [];
  private readonly extras = new Map<string, SheetExtras>();
  private lastSheet = 0;
  private lastObject = 0;
  readonly settings = new SettingsStore();
  readonly state = new WorkbookState();
  readonly tables: TableStore;
  /** Replaced as a whole when a file is opened. */
  properties: DocumentProperties;
  readonly customProperties = new NamedValues<CustomPropertyValue>();
  readonly customXml = new CustomXmlParts();
  readonly comments: CommentsModel;
  readonly charts: ChartStore;
  readonly hyperlinks = new Hyperlinks();
  readonly outlines = new Outlines();
  readonly styles = new CellStyles();
  /** Who works here: the author of comments. */
  readonly person: PersonModel;
  name = "工作簿1.xlsx";
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";

  constructor(
    private readonly engine: Engine,
    person: PersonModel = { name: defaultPersonName, email: "" },
  ) {
    this.person = person;
    this.properties = newProperties(person.name, new Date());
    this.comments = new CommentsModel(engine);
    this.charts = new ChartStore(engine);
    engine.sheets().forEach((sheet) => this.sheet(sheet.id));
    this.follow(this.state);
    this.tables = new TableStore(engine);
    this.follow(this.tables);
    followEdits(engine, this.tables);
    this.follow(this.comments);
    this.follow({
      shifted: (sheet, kind, place) => engine.rulesShifted(sheet, kind, place),
      sheetCopied: (source, copy) => {
        for (const { key, value } of this.sheet(source).customProperties.list())
          this.sheet(copy).customProperties.set(key, value);
      },
    });
    this.follow(this.charts);
    this.follow(this.hyperlinks);
    this.follow(this.outlines);
  }

  /** The extras of an engine sheet, made on first sight. */
  sheet(id: string): SheetExtras {
    const known = this.extras.get(id);
    if (known !== undefined) return known;
    this.lastSheet += 1;
    const made: SheetExtras = {
      excelId: `{00000000-${this.lastSheet.toString(16).toUpperCase().padStart(4, "0")}-0000-0000-000000000000}`,
      fileId: null,
      veryHidden: false,
      protection: null,
      password: null,
      showHeadings: true,
      enableCalculation: true,
      page: defaultPageSetup(),
      customProperties: new NamedValues<string>(),
      rowBreaks: [],
      columnBreaks: [],
    };
    this.extras.set(id, made);
    return made;
  }

  /** Gives a copied sheet everything that is kept about its original. */
  copySheet(source: string, copy: string): void {
    const { excelId: _id, fileId: _file, customProperties: _followed, ...rest } = this.sheet(source);
    Object.assign(this.sheet(copy), structuredClone(rest));
    for (const follower of this.followers) follower.sheetCopied?.(source, copy);
  }

  forgetSheet(id: string): void {
    this.extras.delete(id);
    for (const follower of this.followers) follower.sheetDeleted?.(id);
    for (const name of this.engine.names()) if (name.sheet === id) this.engine.deleteName(name.id);
  }

  /** Something kept by address (a table, a comment, a chart's data) that must follow its cells. */
  follow(follower: Follower): void {
    this.followers.push(follower);
  }

  /** Called by the host, once for every shift. */
  shift(sheet: string, kind: ShiftKind, place: Area): void {
    shiftPage(this.sheet(sheet), kind, place);
    for (const follower of this.followers) follower.shifted(sheet, kind, place);
  }

  /** Engine id of the sheet with that Excel id or name (names without regard to case); null when there is none. */
  findSheet(key: string): string | null {
    const lower = key.toLowerCase();
    const found = this.engine
      .sheets()
      .find((sheet) => this.sheet(sheet.id).excelId === key.toUpperCase() || sheet.name.toLowerCase() === lower);
    return found?.id ?? null;
  }

  /** Throws ItemNotFound for a sheet that is gone. */
  requireSheet(id: string): string {
    if (!this.engine.sheets().some((sheet) => sheet.id === id))
      throw new HostError("ItemNotFound", "the sheet was deleted");
    return id;
  }

  /** Ids for objects Excel numbers itself: conditional formats, validations, names. */
  nextId(prefix: string): string {
    this.lastObject += 1;
    return `${prefix}-${this.lastObject}`;
  }
}
