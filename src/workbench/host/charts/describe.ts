import type { ChartModel } from "../../../sheetfile/chartModel";
import type { ChartData } from "./data";
import { kindOf } from "./kinds";
import type { ChartWords } from "./words";

/** Values beyond these are left to the cells. */
const mostValues = 50;

/** A chart in words: what kind, its title, and every series with its values. */
export function describeChart(chart: ChartModel, data: ChartData, words: ChartWords): string {
  if (chart.alternativeText !== undefined && chart.alternativeText !== "") return chart.alternativeText;
  const type = words.types[kindOf(chart.type).family] ?? chart.type;
  const title = chart.title.visible ? data.title : words.untitled;
  const series = data.series.map((one) => {
    const values = one.values.slice(0, mostValues).flatMap((value, at) => {
      if (value === null) return [];
      return [`${data.categories[at] ?? at + 1} ${data.format(value, one.numberFormat)}`];
    });
    const more = one.values.length > mostValues ? "…" : "";
    return `${one.name}${words.is}${values.join(words.and)}${more}`;
  });
  const end = words.is === ": " ? ". " : "。";
  return [`${type}${words.is}${title}`, ...(series.length === 0 ? [words.empty] : series)].join(end);
}
