import type { ConformanceRow } from "../row";
import { documented } from "../row";
import { codeOf } from "./code-of";

/** Print setup, page breaks and frozen panes. */
export const pageLayoutRows: readonly ConformanceRow[] = [
  {
    id: "pageLayout.settings",
    behaviour: "Every setting of the print setup can be set and read back.",
    members: [
      "PageLayout.orientation",
      "PageLayout.paperSize",
      "PageLayout.blackAndWhite",
      "PageLayout.centerHorizontally",
      "PageLayout.centerVertically",
      "PageLayout.draftMode",
      "PageLayout.firstPageNumber",
      "PageLayout.printComments",
      "PageLayout.printErrors",
      "PageLayout.printGridlines",
      "PageLayout.printHeadings",
      "PageLayout.printOrder",
      "Worksheet.pageLayout",
    ],
    source: documented("PageLayout.orientation"),
    since: 9,
    expected: {
      before: ["Portrait", false, "NoComments", "AsDisplayed", "DownThenOver"],
      after: ["Landscape", "A3", 3, "EndSheet", "Dash", "OverThenDown"],
      flags: [true, true, true, true, true, true],
    },
    observe: async ({ context, sheet }) => {
      const layout = sheet.pageLayout;
      layout.load("orientation,draftMode,printComments,printErrors,printOrder");
      await context.sync();
      const { orientation, draftMode, printComments, printErrors, printOrder } = layout;
      const before = [orientation, draftMode, printComments, printErrors, printOrder];
      layout.set({ orientation: "Landscape", paperSize: "A3", firstPageNumber: 3 });
      layout.set({ printComments: "EndSheet", printErrors: "Dash", printOrder: "OverThenDown" });
      layout.set({ draftMode: true, blackAndWhite: true, centerHorizontally: true, centerVertically: true });
      layout.set({ printGridlines: true, printHeadings: true });
      layout.load();
      await context.sync();
      return {
        before,
        after: [
          layout.orientation,
          layout.paperSize,
          layout.firstPageNumber,
          layout.printComments,
          layout.printErrors,
          layout.printOrder,
        ],
        flags: [
          layout.draftMode,
          layout.blackAndWhite,
          layout.centerHorizontally,
          layout.centerVertically,
          layout.printGridlines,
          layout.printHeadings,
        ],
      };
    },
  },
  {
    id: "pageLayout.margins",
    behaviour: "Margins are points; setPrintMargins takes other units and leaves alone what it is not given.",
    members: [
      "PageLayout.leftMargin",
      "PageLayout.rightMargin",
      "PageLayout.topMargin",
      "PageLayout.bottomMargin",
      "PageLayout.headerMargin",
      "PageLayout.footerMargin",
      "PageLayout.setPrintMargins",
    ],
    source: documented("PageLayout.setPrintMargins"),
    since: 9,
    expected: { inches: [72, 36, 50], centimetres: [28, 57, 10, 20], negative: "InvalidArgument" },
    observe: async ({ context, sheet }) => {
      const layout = sheet.pageLayout;
      layout.rightMargin = 50;
      layout.setPrintMargins("Inches", { left: 1, top: 0.5 });
      layout.load("leftMargin,topMargin,rightMargin");
      await context.sync();
      const inches = [layout.leftMargin, layout.topMargin, layout.rightMargin];
      layout.setPrintMargins("Centimeters", { bottom: 1, left: 2 });
      layout.headerMargin = 10;
      layout.footerMargin = 20;
      layout.load("bottomMargin,leftMargin,headerMargin,footerMargin");
      await context.sync();
      return {
        inches,
        centimetres: [layout.bottomMargin, layout.leftMargin, layout.headerMargin, layout.footerMargin].map(Math.round),
        negative: await codeOf(context, () => (layout.leftMargin = -1)),
      };
    },
  },
  {
    id: "pageLayout.zoom",
    behaviour: "The zoom is a scale from 10 to 400, or a number of pages.",
    members: ["PageLayout.zoom"],
    source: documented("PageLayout.zoom"),
    since: 9,
    expected: { scale: 80, pages: [1, 2], codes: ["InvalidArgument", "InvalidArgument"] },
    observe: async ({ context, sheet }) => {
      const layout = sheet.pageLayout;
      layout.zoom = { scale: 80 };
      layout.load("zoom");
      await context.sync();
      const { scale } = layout.zoom;
      layout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 2 };
      layout.load("zoom");
      await context.sync();
      const { horizontalFitToPages, verticalFitToPages } = layout.zoom;
      return {
        scale: scale ?? null,
        pages: [horizontalFitToPages ?? null, verticalFitToPages ?? null],
        codes: [
          await codeOf(context, () => (layout.zoom = { scale: 9 })),
          await codeOf(context, () => (layout.zoom = { scale: 401 })),
        ],
      };
    },
  },
  {
    id: "pageLayout.areas",
    behaviour: "Print area and titles are none until they are set; titles are whole rows and columns.",
    members: [
      "PageLayout.getPrintArea",
      "PageLayout.getPrintAreaOrNullObject",
      "PageLayout.setPrintArea",
      "PageLayout.getPrintTitleRows",
      "PageLayout.getPrintTitleRowsOrNullObject",
      "PageLayout.setPrintTitleRows",
      "PageLayout.getPrintTitleColumns",
      "PageLayout.getPrintTitleColumnsOrNullObject",
      "PageLayout.setPrintTitleColumns",
    ],
    source: documented("PageLayout.getPrintArea"),
    since: 9,
    expected: {
      none: [true, true, true],
      code: "ItemNotFound",
      area: "A1:C9,E1:F9",
      rows: "1:2",
      columns: "A:A",
      notWhole: "InvalidArgument",
    },
    observe: async ({ context, sheet, sheetName }) => {
      const layout = sheet.pageLayout;
      const none = [
        layout.getPrintAreaOrNullObject(),
        layout.getPrintTitleRowsOrNullObject(),
        layout.getPrintTitleColumnsOrNullObject(),
      ];
      await context.sync();
      const missing = none.map((object) => object.isNullObject);
      const code = await codeOf(context, () => layout.getPrintArea().load("address"));
      layout.setPrintArea("A1:C9,E1:F9");
      layout.setPrintTitleRows("$1:$2");
      layout.setPrintTitleColumns(sheet.getRange("A:A"));
      const area = layout.getPrintArea().load("address");
      const rows = layout.getPrintTitleRows().load("address");
      const columns = layout.getPrintTitleColumns().load("address");
      await context.sync();
      const bare = (text: string): string => text.replaceAll(`${sheetName}!`, "").replaceAll("$", "");
      return {
        none: missing,
        code,
        area: bare(area.address),
        rows: bare(rows.address),
        columns: bare(columns.address),
        notWhole: await codeOf(context, () => layout.setPrintTitleRows("A1:B2")),
      };
    },
  },
  {
    id: "pageLayout.headersFooters",
    behaviour: "Headers and footers: for all pages, the first page and even pages, as the state says.",
    members: [
      "PageLayout.headersFooters",
      "HeaderFooterGroup.state",
      "HeaderFooterGroup.defaultForAllPages",
      "HeaderFooterGroup.firstPage",
      "HeaderFooterGroup.evenPages",
      "HeaderFooterGroup.oddPages",
      "HeaderFooterGroup.useSheetMargins",
      "HeaderFooterGroup.useSheetScale",
      "HeaderFooter.leftHeader",
      "HeaderFooter.centerHeader",
      "HeaderFooter.rightHeader",
      "HeaderFooter.leftFooter",
      "HeaderFooter.centerFooter",
      "HeaderFooter.rightFooter",
    ],
    source: documented("HeaderFooterGroup.state"),
    since: 9,
    expected: {
      before: ["Default", true, true],
      state: "FirstOddAndEven",
      texts: ["l", "&P", "r", "a", "b", "c"],
      others: ["first", "even"],
      flags: [false, false],
    },
    observe: async ({ context, sheet }) => {
      const group = sheet.pageLayout.headersFooters;
      group.load("state,useSheetMargins,useSheetScale");
      await context.sync();
      const before = [group.state, group.useSheetMargins, group.useSheetScale];
      const all = group.defaultForAllPages;
      all.set({ leftHeader: "l", centerHeader: "&P", rightHeader: "r" });
      all.set({ leftFooter: "a", centerFooter: "b", rightFooter: "c" });
      group.set({ state: "FirstOddAndEven", useSheetMargins: false, useSheetScale: false });
      group.firstPage.centerHeader = "first";
      group.evenPages.centerHeader = "even";
      group.load("state,useSheetMargins,useSheetScale");
      all.load();
      group.firstPage.load("centerHeader");
      group.evenPages.load("centerHeader");
      group.oddPages.load("centerHeader");
      await context.sync();
      return {
        before,
        state: group.state,
        texts: [all.leftHeader, all.centerHeader, all.rightHeader, all.leftFooter, all.centerFooter, all.rightFooter],
        others: [group.firstPage.centerHeader, group.evenPages.centerHeader],
        flags: [group.useSheetMargins, group.useSheetScale],
      };
    },
  },
];
