import type { ChartLegendModel } from "../../../sheetfile/chartModel";
import { asFlag, asNumber, oneOf } from "../arguments";
import type { LegendBox } from "../charts/legend-box";
import { legendTexts } from "../charts/legend-box";
import type { Box } from "../charts/measure";
import { HostError } from "../errors";
import type { BoundObject, Scalar, Session } from "../member";
import { bind, define, method, navigation, readOnly, settable } from "../member";
import { formatMembers, formatObject } from "./chart-formats";
import { drawnChart, inPoints, measure } from "./chart-layout";
import type { Part } from "./chart-part";
import { flag, patch } from "./chart-part";

type LegendPart = Part<ChartLegendModel>;

interface EntryPart extends LegendPart {
  readonly index: number;
}

const legendFormat = formatMembers("ChartLegendFormat", { border: 8, fill: 1, font: 1 });

function box(part: LegendPart, session: Session): LegendBox | null {
  return drawnChart(session, part.chart).layout.legend;
}

/** A measure that can be set; the legend is then no longer placed by itself. */
function place(key: keyof Box): Scalar<LegendPart> {
  return {
    ...settable<LegendPart>(
      7,
      (part, session) => inPoints(box(part, session), key),
      (part, value) =>
        patch(part.slot, {
          [key]: asNumber(value),
          position: key === "left" || key === "top" ? "Custom" : part.slot.get().position,
        }),
    ),
    calculated: true,
  };
}

function count(part: LegendPart, session: Session): number {
  return legendTexts(session.book.charts.require(part.chart).model, drawnChart(session, part.chart).data).length;
}

function entryBox(part: EntryPart, session: Session): Box | null {
  return box(part, session)?.entries.find((one) => one.index === part.index) ?? null;
}

function setVisible(part: EntryPart, value: unknown): void {
  const others = (part.slot.get().hiddenEntries ?? []).filter((index) => index !== part.index);
  patch(part.slot, { hiddenEntries: asFlag(value) ? others : [...others, part.index] });
}

const entryMembers = define<EntryPart>({
  name: "ChartLegendEntry",
  scalars: {
    height: measure(8, "height", entryBox),
    index: readOnly(8, (part) => part.index),
    left: measure(8, "left", entryBox),
    top: measure(8, "top", entryBox),
    visible: settable(7, (part) => !(part.slot.get().hiddenEntries ?? []).includes(part.index), setVisible),
    width: measure(8, "width", entryBox),
  },
});

function entryAt(part: LegendPart, index: number, session: Session): BoundObject {
  if (index < 0 || index >= count(part, session)) throw new HostError("InvalidArgument", `no legend entry ${index}`);
  return bind(entryMembers, { ...part, index });
}

const entriesMembers = define<LegendPart>({
  name: "ChartLegendEntryCollection",
  items: (part, session) => Array.from({ length: count(part, session) }, (_, index) => entryAt(part, index, session)),
  methods: {
    getCount: method(7, (part, _args, session) => count(part, session)),
    getItemAt: method(7, (part, args, session) => entryAt(part, args.integer(0), session)),
  },
});

function setPosition(part: LegendPart, value: unknown): void {
  const position = oneOf(value, ["Top", "Bottom", "Left", "Right", "Corner", "Custom"] as const);
  const { left: _left, top: _top, ...rest } = part.slot.get();
  part.slot.set(position === "Custom" ? { ...part.slot.get(), position } : { ...rest, position });
}

export const legendMembers = define<LegendPart>({
  name: "ChartLegend",
  scalars: {
    height: place("height"),
    left: place("left"),
    overlay: flag(1, "overlay"),
    position: settable(1, (part) => part.slot.get().position, setPosition),
    showShadow: flag(7, "showShadow"),
    top: place("top"),
    visible: flag(1, "visible"),
    width: place("width"),
  },
  navigations: {
    format: navigation(1, (part) => formatObject(legendFormat, part)),
    legendEntries: navigation(7, (part) => bind(entriesMembers, part)),
  },
});
