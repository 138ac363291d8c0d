import type { PrintPlan } from "../workbook/plan";
import { headerParts, type HeaderParts, type PageSetup } from "./print";

/** Loaded page setup, to be looked at after the next sync. */
export interface PrintProxies {
  readonly layout: Excel.PageLayout;
  readonly pages: Excel.HeaderFooter;
  readonly area: Excel.RangeAreas;
  readonly rows: Excel.Range;
  readonly columns: Excel.Range;
}

const HEADER_MEMBERS = "leftHeader,centerHeader,rightHeader,leftFooter,centerFooter,rightFooter";

export function requestPrint(sheet: Excel.Worksheet): PrintProxies {
  const layout = sheet.pageLayout;
  layout.load("orientation,paperSize,zoom,centerHorizontally,leftMargin,rightMargin,topMargin,bottomMargin");
  const pages = layout.headersFooters.defaultForAllPages;
  pages.load(HEADER_MEMBERS);
  const area = layout.getPrintAreaOrNullObject();
  const rows = layout.getPrintTitleRowsOrNullObject();
  const columns = layout.getPrintTitleColumnsOrNullObject();
  area.load("address");
  rows.load("address");
  columns.load("address");
  return { layout, pages, area, rows, columns };
}

function parts(left: string, center: string, right: string): HeaderParts {
  return { left, center, right };
}

export function foundSetup({ layout, pages, area, rows, columns }: PrintProxies): PageSetup {
  return {
    orientation: layout.orientation,
    paperSize: layout.paperSize,
    area: area.isNullObject ? "" : area.address,
    repeatRows: rows.isNullObject ? "" : rows.address,
    repeatColumns: columns.isNullObject ? "" : columns.address,
    fitToWidth: layout.zoom.horizontalFitToPages ?? null,
    fitToHeight: layout.zoom.verticalFitToPages ?? null,
    header: parts(pages.leftHeader, pages.centerHeader, pages.rightHeader),
    footer: parts(pages.leftFooter, pages.centerFooter, pages.rightFooter),
    centerHorizontally: layout.centerHorizontally,
    margins: {
      left: layout.leftMargin,
      right: layout.rightMargin,
      top: layout.topMargin,
      bottom: layout.bottomMargin,
    },
  };
}

/** Writes all the plan says about paper; what it leaves out stays. */
export function applyPrint(sheet: Excel.Worksheet, plan: PrintPlan): void {
  const layout = sheet.pageLayout;
  layout.orientation = plan.orientation === "landscape" ? "Landscape" : "Portrait";
  layout.paperSize = "A4";
  if (plan.area !== undefined) layout.setPrintArea(plan.area);
  if (plan.repeatRows !== undefined) layout.setPrintTitleRows(plan.repeatRows.replace(/\d+/g, "$$$&"));
  if (plan.repeatColumns !== undefined) layout.setPrintTitleColumns(plan.repeatColumns.replace(/[A-Z]+/g, "$$$&"));
  if (plan.fitToWidth !== undefined || plan.fitToHeight !== undefined) {
    layout.zoom = {
      ...(plan.fitToWidth === undefined ? {} : { horizontalFitToPages: plan.fitToWidth }),
      ...(plan.fitToHeight === undefined ? {} : { verticalFitToPages: plan.fitToHeight }),
    };
  }
  if (plan.centerHorizontally) layout.centerHorizontally = true;
  if (plan.margins !== undefined) layout.setPrintMargins("Inches", plan.margins);
  applyHeaders(layout.headersFooters.defaultForAllPages, plan);
}

function applyHeaders(pages: Excel.HeaderFooter, plan: PrintPlan): void {
  if (plan.header !== undefined) {
    const header = headerParts(plan.header);
    pages.leftHeader = header.left;
    pages.centerHeader = header.center;
    pages.rightHeader = header.right;
  }
  if (plan.footer !== undefined) {
    const footer = headerParts(plan.footer);
    pages.leftFooter = footer.left;
    pages.centerFooter = footer.center;
    pages.rightFooter = footer.right;
  }
}
