import type { ChartErrorBarsModel } from "../../../sheetfile/chartModel";
import { define, navigation } from "../member";
import { formatMembers, formatObject } from "./chart-formats";
import type { Part } from "./chart-part";
import { choice, flag } from "./chart-part";

const errorBarsFormat = formatMembers("ChartErrorBarsFormat", { line: 9 });

export const errorBarsMembers = define<Part<ChartErrorBarsModel>>({
  name: "ChartErrorBars",
  scalars: {
    endStyleCap: flag(9, "endStyleCap"),
    include: choice(9, "include", ["Both", "MinusValues", "PlusValues"], "Both"),
    type: choice(9, "type", ["FixedValue", "Percent", "StDev", "StError", "Custom"], "StError"),
    visible: flag(9, "visible"),
  },
  navigations: { format: navigation(9, (part) => formatObject(errorBarsFormat, part, { lineColor: "#595959" })) },
});

/** Error bars nobody has asked for yet. */
export function noErrorBars(): ChartErrorBarsModel {
  return { visible: false, type: "StError", include: "Both", endStyleCap: true };
}
