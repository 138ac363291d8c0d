import type { ChartAxisModel } from "./chartModel";
import { present } from "./styleSheet";
import type { XmlNode } from "./xmlTree";

/** The unit an axis counts in: thousands, millions … */
export function readUnits(
  axis: XmlNode,
): Pick<ChartAxisModel, "displayUnit" | "customDisplayUnit" | "showDisplayUnitLabel"> {
  const units = axis.find("dispUnits");
  const name = units?.value("builtInUnit");
  const custom = units?.number("custUnit");
  if (!units) return {};
  return {
    ...present("displayUnit", custom !== undefined ? "Custom" : name && name.charAt(0).toUpperCase() + name.slice(1)),
    ...present("customDisplayUnit", custom),
    showDisplayUnitLabel: units.find("dispUnitsLbl") !== undefined,
  };
}

/** Empty for plain numbers. */
export function unitsXml(p: string, wanted: ChartAxisModel): string {
  const name = wanted.displayUnit ?? "None";
  const unit =
    name === "Custom"
      ? `<${p}custUnit val="${wanted.customDisplayUnit ?? 1}"/>`
      : `<${p}builtInUnit val="${name.charAt(0).toLowerCase()}${name.slice(1)}"/>`;
  const label = wanted.showDisplayUnitLabel === false ? "" : `<${p}dispUnitsLbl/>`;
  return name === "None" ? "" : `<${p}dispUnits>${unit}${label}</${p}dispUnits>`;
}
