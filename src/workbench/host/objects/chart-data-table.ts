import type { ChartModel } from "../../../sheetfile/chartModel";
import { define, navigation } from "../member";
import { formatMembers, formatObject } from "./chart-formats";
import type { Part } from "./chart-part";
import { flag } from "./chart-part";

type DataTable = NonNullable<ChartModel["dataTable"]>;

const dataTableFormat = formatMembers("ChartDataTableFormat", { border: 14, fill: 14, font: 14 });

export const dataTableMembers = define<Part<DataTable>>({
  name: "ChartDataTable",
  scalars: {
    showHorizontalBorder: flag(14, "horizontalBorder"),
    showLegendKey: flag(14, "showLegendKey"),
    showOutlineBorder: flag(14, "outlineBorder"),
    showVerticalBorder: flag(14, "verticalBorder"),
    visible: flag(14, "visible"),
  },
  navigations: { format: navigation(14, (part) => formatObject(dataTableFormat, part)) },
});

/** A table nobody has asked for yet: all of its lines, out of sight. */
export function hiddenDataTable(): DataTable {
  return { visible: false, showLegendKey: true, horizontalBorder: true, verticalBorder: true, outlineBorder: true };
}
