import type { ConformanceRow } from "../row";
import { calculationRows } from "./calculation";
import { eventRows } from "./events";
import { loadingRows } from "./loading";
import { chartAxesRows } from "./chart-axes";
import { chartPointRows } from "./chart-points";
import { chartSeriesRows } from "./chart-series";
import { chartTitleRows } from "./chart-titles";
import { chartBuildingRows } from "./chart-building";
import { chartRows } from "./charts";
import { commentRows } from "./comments";
import { conditionalPlaceRows } from "./conditional-format-places";
import { conditionalKindRows } from "./conditional-formats";
import { customXmlRows } from "./custom-xml";
import { dataValidationRows } from "./data-validation";
import { propertyRows } from "./properties";
import { rangeAreasRows } from "./range-areas";
import { rangeContentRows } from "./range-contents";
import { rangeCopyingRows } from "./range-copying";
import { rangeFormatRows } from "./range-formats";
import { rangePlaceRows } from "./range-places";
import { rangeSearchingRows } from "./range-searching";
import { rangeShiftingRows } from "./range-shifting";
import { rangeSortingRows } from "./range-sorting";
import { cellPropertyRows, cellStyleRows } from "./range-styles";
import { settingRows } from "./settings";
import { basicRows } from "./basics";
import { bindingRows } from "./bindings";
import { functionRows } from "./functions";
import { nameRows } from "./names";
import { pageLayoutRows } from "./page-layout";
import { paneAndBreakRows } from "./panes-and-breaks";
import { protectionRows } from "./protection";
import { workbookRows } from "./workbook";
import { worksheetCopyRows } from "./worksheet-copies";
import { worksheetRows } from "./worksheets";
import { autoFilterRows } from "./auto-filters";
import { filterRows } from "./filters";
import { tableContentRows } from "./table-contents";
import { tablePartRows } from "./table-parts";
import { tableRows } from "./tables";

/** Every row there is, in the order of the report. */
export const conformanceRows: readonly ConformanceRow[] = [
  ...basicRows,
  ...worksheetRows,
  ...rangeContentRows,
  ...rangePlaceRows,
  ...rangeSortingRows,
  ...rangeCopyingRows,
  ...rangeSearchingRows,
  ...rangeShiftingRows,
  ...rangeFormatRows,
  ...cellStyleRows,
  ...cellPropertyRows,
  ...rangeAreasRows,
  ...worksheetCopyRows,
  ...protectionRows,
  ...nameRows,
  ...pageLayoutRows,
  ...paneAndBreakRows,
  ...functionRows,
  ...bindingRows,
  ...workbookRows,
  ...conditionalKindRows,
  ...conditionalPlaceRows,
  ...dataValidationRows,
  ...commentRows,
  ...chartRows,
  ...chartBuildingRows,
  ...chartSeriesRows,
  ...chartPointRows,
  ...chartAxesRows,
  ...chartTitleRows,
  ...customXmlRows,
  ...settingRows,
  ...propertyRows,
  ...tableRows,
  ...tablePartRows,
  ...tableContentRows,
  ...filterRows,
  ...autoFilterRows,
  ...calculationRows,
  ...eventRows,
  ...loadingRows,
];
