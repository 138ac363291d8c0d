import { mergeLocales } from "@univerjs/core";
import design from "@univerjs/design/locale/zh-CN";
import docsUi from "@univerjs/docs-ui/locale/zh-CN";
import dataValidation from "@univerjs/data-validation/locale/zh-CN";
import sheets from "@univerjs/sheets/locale/zh-CN";
import conditionalFormattingUi from "@univerjs/sheets-conditional-formatting-ui/locale/zh-CN";
import sheetsDataValidation from "@univerjs/sheets-data-validation/locale/zh-CN";
import sheetsDataValidationUi from "@univerjs/sheets-data-validation-ui/locale/zh-CN";
import formula from "@univerjs/sheets-formula/locale/zh-CN";
import formulaUi from "@univerjs/sheets-formula-ui/locale/zh-CN";
import noteUi from "@univerjs/sheets-note-ui/locale/zh-CN";
import numfmtUi from "@univerjs/sheets-numfmt-ui/locale/zh-CN";
import table from "@univerjs/sheets-table/locale/zh-CN";
import tableUi from "@univerjs/sheets-table-ui/locale/zh-CN";
import sheetsUi from "@univerjs/sheets-ui/locale/zh-CN";
import ui from "@univerjs/ui/locale/zh-CN";

/** Texts the engine asks for but its zh-CN files do not contain (0.25.1); without them raw keys are shown. */
const missing = {
  "sheets-formula": {
    progress: {
      analyzing: "正在分析公式",
      calculating: "正在计算",
      "array-analysis": "正在分析数组公式",
      "array-calculation": "正在计算数组公式",
      done: "计算完成",
    },
  },
};

/** Every Chinese text of the grid, in one object. */
export const texts = mergeLocales(
  design,
  docsUi,
  dataValidation,
  sheets,
  conditionalFormattingUi,
  sheetsDataValidation,
  sheetsDataValidationUi,
  formula,
  formulaUi,
  noteUi,
  numfmtUi,
  table,
  tableUi,
  sheetsUi,
  ui,
  missing,
);
