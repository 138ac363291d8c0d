import type { Area } from "./address";
import type { Engine, ShiftKind } from "./engine/engine";
import { HostError } from "./errors";

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
    headerFooter: {
      leftHeader: "",
      centerHeader: "",
      rightHeader: "",
      leftFooter: "",
      centerFooter: "",
      rightFooter: "",
    },
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
  page: PageSetup;
}

/** Document properties; dates are ISO texts. */
export interface DocumentProperties {
  author: string;
  category: string;
  comments: string;
  company: string;
  keywords: string;
  subject: string;
  title: string;
}

/** A part of the model that is kept by address; `shiftArea` of references.ts says where an area went. */
export interface Follower {
  shifted(sheet: string, kind: ShiftKind, place: Area): void;
  sheetDeleted?(sheet: string): void;
}

/** The host's half of the workbook: everything that is in an Excel file but not in the engine. */
export class BookModel {
  private readonly followers: Follower[] = [];
  private readonly extras = new Map<string, SheetExtras>();
  private lastSheet = 0;
  private lastObject = 0;
  /** Settings of add-ins, as JSON texts; one store for both of Excel's APIs. */
  readonly settings = new Map<string, string>();
  readonly properties: DocumentProperties = {
    author: "",
    category: "",
    comments: "",
    company: "",
    keywords: "",
    subject: "",
    title: "",
  };
  name = "工作簿1.xlsx";
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  enableEvents = true;

  constructor(private readonly engine: Engine) {
    engine.sheets().forEach((sheet) => this.sheet(sheet.id));
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
      page: defaultPageSetup(),
    };
    this.extras.set(id, made);
    return made;
  }

  forgetSheet(id: string): void {
    this.extras.delete(id);
    for (const follower of this.followers) follower.sheetDeleted?.(id);
  }

  /** Something kept by address (a table, a comment, a chart's data) that must follow its cells. */
  follow(follower: Follower): void {
    this.followers.push(follower);
  }

  /** Called by the host, once for every shift. */
  shift(sheet: string, kind: ShiftKind, place: Area): void {
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
