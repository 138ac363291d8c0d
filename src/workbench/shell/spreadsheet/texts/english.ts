import { mergeLocales } from "@univerjs/core";
import design from "@univerjs/design/locale/en-US";
import docsUi from "@univerjs/docs-ui/locale/en-US";
import dataValidation from "@univerjs/data-validation/locale/en-US";
import sheets from "@univerjs/sheets/locale/en-US";
import conditionalFormattingUi from "@univerjs/sheets-conditional-formatting-ui/locale/en-US";
import sheetsDataValidation from "@univerjs/sheets-data-validation/locale/en-US";
import sheetsDataValidationUi from "@univerjs/sheets-data-validation-ui/locale/en-US";
import formula from "@univerjs/sheets-formula/locale/en-US";
import formulaUi from "@univerjs/sheets-formula-ui/locale/en-US";
import noteUi from "@univerjs/sheets-note-ui/locale/en-US";
import numfmtUi from "@univerjs/sheets-numfmt-ui/locale/en-US";
import table from "@univerjs/sheets-table/locale/en-US";
import tableUi from "@univerjs/sheets-table-ui/locale/en-US";
import sheetsUi from "@univerjs/sheets-ui/locale/en-US";
import ui from "@univerjs/ui/locale/en-US";

/** Texts the engine asks for but its en-US files do not contain (0.25.1); without them raw keys are shown. */
const missing = {
  "sheets-formula": {
    progress: {
      analyzing: "Analysing formulas",
      calculating: "Calculating",
      "array-analysis": "Analysing array formulas",
      "array-calculation": "Calculating array formulas",
      done: "Calculated",
    },
  },
};

/** Every English text of the grid, in one object. */
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
