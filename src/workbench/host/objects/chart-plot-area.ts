import type { ChartBox, ChartModel } from "../../../sheetfile/chartModel";
import { asNumber, oneOf } from "../arguments";
import type { Scalar, Session } from "../member";
import { define, navigation, settable } from "../member";
import { formatMembers, formatObject } from "./chart-formats";
import { drawnChart, inPoints } from "./chart-layout";
import type { Part } from "./chart-part";
import { field, patch } from "./chart-part";

type PlotArea = NonNullable<ChartModel["plotArea"]>;
type PlotAreaPart = Part<PlotArea>;

const plotAreaFormat = formatMembers("ChartPlotAreaFormat", { border: 8, fill: 8 });

function boxNow(part: PlotAreaPart, session: Session, which: "plot" | "inside"): ChartBox {
  const box = drawnChart(session, part.chart).layout[which];
  const points = (key: keyof ChartBox): number => inPoints(box, key) ?? 0;
  return { left: points("left"), top: points("top"), width: points("width"), height: points("height") };
}

/** A measure of the whole plot area. */
function outer(key: keyof ChartBox): Scalar<PlotAreaPart> {
  return {
    ...settable<PlotAreaPart>(
      8,
      (part, session) => boxNow(part, session, "plot")[key],
      (part, value, session) => {
        const box = part.slot.get().box ?? boxNow(part, session, "plot");
        patch(part.slot, { box: { ...box, [key]: asNumber(value) } });
      },
    ),
    calculated: true,
  };
}

/** A measure of the space between the axes: the whole plot area grows or moves until it is right. */
function inner(key: keyof ChartBox): Scalar<PlotAreaPart> {
  return {
    ...settable<PlotAreaPart>(
      8,
      (part, session) => boxNow(part, session, "inside")[key],
      (part, value, session) => {
        const box = part.slot.get().box ?? boxNow(part, session, "plot");
        const difference = asNumber(value) - boxNow(part, session, "inside")[key];
        patch(part.slot, { box: { ...box, [key]: box[key] + difference } });
      },
    ),
    calculated: true,
  };
}

function setPosition(part: PlotAreaPart, value: unknown, session: Session): void {
  if (oneOf(value, ["Automatic", "Custom"]) === "Automatic") field(part.slot, "box").set(undefined);
  else if (part.slot.get().box === undefined) patch(part.slot, { box: boxNow(part, session, "plot") });
}

export const plotAreaMembers = define<PlotAreaPart>({
  name: "ChartPlotArea",
  scalars: {
    height: outer("height"),
    insideHeight: inner("height"),
    insideLeft: inner("left"),
    insideTop: inner("top"),
    insideWidth: inner("width"),
    left: outer("left"),
    position: settable(8, (part) => (part.slot.get().box === undefined ? "Automatic" : "Custom"), setPosition),
    top: outer("top"),
    width: outer("width"),
  },
  navigations: { format: navigation(8, (part) => formatObject(plotAreaFormat, part)) },
});
