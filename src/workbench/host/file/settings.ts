import type { PrintModel, ProtectionModel } from "../../../sheetfile";
import type { HeaderFooter, PageSetup, ProtectionOptions, SheetExtras } from "../model";
import { defaultPageSetup, strictestProtection } from "../model";

const pointsPerInch = 72;
/** Paper sizes by the numbers of the file format. */
const papers: Readonly<Record<number, string>> = {
  1: "Letter",
  3: "Tabloid",
  5: "Legal",
  8: "A3",
  9: "A4",
  11: "A5",
  12: "B4",
  13: "B5",
};

function splitHeader(text: string): readonly [left: string, center: string, right: string] {
  const parts = { L: "", C: "", R: "" };
  let section: keyof typeof parts = "C";
  for (const piece of text.split(/(&[LCR])/)) {
    if (piece === "&L" || piece === "&C" || piece === "&R") section = piece.charAt(1) as keyof typeof parts;
    else parts[section] += piece;
  }
  return [parts.L, parts.C, parts.R];
}

function joinHeader(left: string, center: string, right: string): string {
  return [
    ["&L", left],
    ["&C", center],
    ["&R", right],
  ]
    .map(([code, text]) => (text === "" ? "" : `${code}${text}`))
    .join("");
}

/** Print setup of a file as the host keeps it. */
export function pageOf(print: PrintModel): PageSetup {
  const page = defaultPageSetup();
  const [leftHeader, centerHeader, rightHeader] = splitHeader(print.header ?? "");
  const [leftFooter, centerFooter, rightFooter] = splitHeader(print.footer ?? "");
  const headerFooter: HeaderFooter = { leftHeader, centerHeader, rightHeader, leftFooter, centerFooter, rightFooter };
  const fitted = print.fitToWidth !== undefined || print.fitToHeight !== undefined;
  return {
    ...page,
    headerFooter,
    orientation: print.orientation === "landscape" ? "Landscape" : "Portrait",
    paperSize: papers[print.paperSize ?? 9] ?? "A4",
    printArea: print.area?.replaceAll("$", "") ?? null,
    titleRows: print.repeatRows ?? null,
    titleColumns: print.repeatColumns ?? null,
    zoom: fitted
      ? { horizontalFitToPages: print.fitToWidth ?? 0, verticalFitToPages: print.fitToHeight ?? 0 }
      : page.zoom,
    ...(print.margins !== undefined && {
      leftMargin: print.margins.left * pointsPerInch,
      rightMargin: print.margins.right * pointsPerInch,
      topMargin: print.margins.top * pointsPerInch,
      bottomMargin: print.margins.bottom * pointsPerInch,
      headerMargin: print.margins.header * pointsPerInch,
      footerMargin: print.margins.footer * pointsPerInch,
    }),
    centerHorizontally: print.centerHorizontally === true,
  };
}

function inches(points: number): number {
  return Math.round((points / pointsPerInch) * 10_000) / 10_000;
}

function samePage(left: PageSetup, right: PageSetup): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The host's print setup as a file's; nothing where nobody set anything. */
export function printOf(page: PageSetup): PrintModel {
  if (samePage(page, defaultPageSetup())) return {};
  const { headerFooter: texts, zoom } = page;
  const paper = Object.keys(papers).find((number) => papers[Number(number)] === page.paperSize);
  const header = joinHeader(texts.leftHeader, texts.centerHeader, texts.rightHeader);
  const footer = joinHeader(texts.leftFooter, texts.centerFooter, texts.rightFooter);
  const fitted = zoom.horizontalFitToPages !== undefined || zoom.verticalFitToPages !== undefined;
  return {
    orientation: page.orientation === "Landscape" ? "landscape" : "portrait",
    ...(paper !== undefined && { paperSize: Number(paper) }),
    ...(page.printArea !== null && { area: page.printArea }),
    ...(page.titleRows !== null && { repeatRows: page.titleRows.replaceAll("$", "") }),
    ...(page.titleColumns !== null && { repeatColumns: page.titleColumns.replaceAll("$", "") }),
    ...(fitted && { fitToWidth: zoom.horizontalFitToPages ?? 0, fitToHeight: zoom.verticalFitToPages ?? 0 }),
    ...(header !== "" && { header }),
    ...(footer !== "" && { footer }),
    margins: {
      left: inches(page.leftMargin),
      right: inches(page.rightMargin),
      top: inches(page.topMargin),
      bottom: inches(page.bottomMargin),
      header: inches(page.headerMargin),
      footer: inches(page.footerMargin),
    },
    ...(page.centerHorizontally && { centerHorizontally: true as const }),
  };
}

/** Permissions by the names of the file format. */
const permissions = {
  autoFilter: "allowAutoFilter",
  deleteColumns: "allowDeleteColumns",
  deleteRows: "allowDeleteRows",
  formatCells: "allowFormatCells",
  formatColumns: "allowFormatColumns",
  formatRows: "allowFormatRows",
  insertColumns: "allowInsertColumns",
  insertHyperlinks: "allowInsertHyperlinks",
  insertRows: "allowInsertRows",
  objects: "allowEditObjects",
  pivotTables: "allowPivotTables",
  scenarios: "allowEditScenarios",
  sort: "allowSort",
} as const;
type Permission = keyof typeof permissions;

/** Nobody can lift a protection whose password only the file knows. */
const unknownPassword = "\u0000";

/** Puts a file's protection on a sheet of the host. */
export function protect(extras: SheetExtras, protection: ProtectionModel | null): void {
  extras.protection = null;
  extras.password = null;
  if (protection === null) return;
  const granted = (Object.keys(permissions) as Permission[]).filter((name) => protection.allowed.includes(name));
  const locked = protection.allowed.includes("selectLockedCells");
  const selectionMode = locked ? "Normal" : protection.allowed.includes("selectUnlockedCells") ? "Unlocked" : "None";
  const options: ProtectionOptions = {
    ...strictestProtection,
    ...Object.fromEntries(granted.map((name) => [permissions[name], true])),
    selectionMode,
  };
  extras.protection = options;
  if (protection.password) extras.password = unknownPassword;
}

/** A sheet's protection as a file's. */
export function protectionOf(extras: SheetExtras): ProtectionModel | null {
  const { protection } = extras;
  if (protection === null) return null;
  const granted: string[] = (Object.keys(permissions) as Permission[]).filter((name) => protection[permissions[name]]);
  if (protection.selectionMode === "Normal") granted.push("selectLockedCells");
  if (protection.selectionMode !== "None") granted.push("selectUnlockedCells");
  // A password given here is kept for this session only: files are never guarded by one of ours.
  return { password: extras.password === unknownPassword, allowed: granted.sort() };
}
