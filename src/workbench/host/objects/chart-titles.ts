import type { ChartAxisModel, ChartFontModel, ChartTitleModel } from "../../../sheetfile/chartModel";
import type { Arguments } from "../arguments";
import { asText } from "../arguments";
import type { Box } from "../charts/measure";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { bind, define, method, navigation, settable } from "../member";
import { fontObject, formatMembers, formatObject } from "./chart-formats";
import { drawnChart, inPoints, measure } from "./chart-layout";
import type { Part } from "./chart-part";
import {
  bounded,
  choice,
  flag,
  horizontalAlignments,
  orientation,
  patch,
  readerOf,
  verticalAlignments,
} from "./chart-part";

type TitlePart = Part<ChartTitleModel>;

const titleFormat = formatMembers("ChartTitleFormat", { border: 7, fill: 1, font: 1 });
const axisTitleFormat = formatMembers("ChartAxisTitleFormat", { border: 8, fill: 8, font: 1 });

interface SubstringTarget extends TitlePart {
  readonly start: number;
  readonly length: number;
}

function font(target: SubstringTarget): ChartFontModel {
  const { font: whole, runs } = target.slot.get();
  const inside = (runs ?? []).filter((run) => run.start <= target.start && target.start < run.start + run.length);
  return inside.reduce<ChartFontModel>((found, run) => ({ ...found, ...run.font }), whole ?? {});
}

const formatStringMembers = define<SubstringTarget>({
  name: "ChartFormatString",
  navigations: {
    font: navigation(7, (target) =>
      fontObject(
        target.chart,
        {
          get: () => font(target),
          set: (value) => {
            const { start, length } = target;
            patch(target.slot, { runs: [...(target.slot.get().runs ?? []), { start, length, font: value }] });
          },
        },
        14,
      ),
    ),
  },
});

function titleText(part: TitlePart, session: Session): string {
  return readerOf(session).title(session.book.charts.require(part.chart).model);
}

function substring(part: TitlePart, args: Arguments, session: Session): BoundObject {
  const [start, length] = [args.integer(0), args.integer(1)];
  if (start < 0 || length < 1 || start + length > titleText(part, session).length)
    throw new HostError("InvalidArgument", "the title is not that long");
  return bind(formatStringMembers, { ...part, start, length });
}

/** A text set by hand takes the place of formula and automatic text, and shows the title. */
function setTitleText(part: TitlePart, value: unknown): void {
  const { formula: _formula, runs: _runs, ...rest } = part.slot.get();
  part.slot.set({ ...rest, text: asText(value), visible: true });
}

/** `=Sheet1!A1`; InvalidArgument when it is no formula. */
export function asFormula(value: string): string {
  if (!value.startsWith("=") || value.length < 2) throw new HostError("InvalidArgument", "a formula begins with =");
  return value;
}

function titleBox(part: TitlePart, session: Session): Box | null {
  return drawnChart(session, part.chart).layout.title;
}

export const titleMembers = define<TitlePart>({
  name: "ChartTitle",
  scalars: {
    horizontalAlignment: choice(7, "horizontalAlignment", horizontalAlignments, "Center"),
    left: bounded(7, "left", (part, session) => inPoints(titleBox(part, session), "left")),
    overlay: flag(1, "overlay"),
    position: choice(7, "position", ["Automatic", "Top", "Bottom", "Left", "Right"], "Top"),
    showShadow: flag(7, "showShadow"),
    text: { ...settable<TitlePart>(1, titleText, setTitleText), calculated: true },
    textOrientation: orientation(7, "textOrientation"),
    top: bounded(7, "top", (part, session) => inPoints(titleBox(part, session), "top")),
    verticalAlignment: choice(7, "verticalAlignment", verticalAlignments, "Center"),
    visible: flag(1, "visible"),
    height: measure(7, "height", titleBox),
    width: measure(7, "width", titleBox),
  },
  navigations: {
    format: navigation(1, (part) => formatObject(titleFormat, part, { fontSize: 14 })),
  },
  methods: {
    getSubstring: method(7, substring),
    setFormula: method(7, (part, args) => {
      const { text: _text, runs: _runs, ...rest } = part.slot.get();
      part.slot.set({ ...rest, formula: asFormula(args.text(0)), visible: true });
    }),
  },
});

type AxisTitle = ChartAxisModel["title"];

interface AxisTitlePart extends Part<AxisTitle> {
  readonly axis: Part<ChartAxisModel>;
}

export const axisTitleMembers = define<AxisTitlePart>({
  name: "ChartAxisTitle",
  scalars: {
    text: {
      ...settable<AxisTitlePart>(
        1,
        ({ axis }, session) => readerOf(session).axisTitle(axis.slot.get()),
        ({ slot }, value) => {
          const { formula: _formula, ...rest } = slot.get();
          slot.set({ ...rest, text: asText(value), visible: true });
        },
      ),
      calculated: true,
    },
    textOrientation: orientation(12, "textOrientation"),
    visible: flag(1, "visible"),
  },
  navigations: {
    format: navigation(1, (part) => formatObject(axisTitleFormat, part, { fontSize: 10 })),
  },
  methods: {
    setFormula: method(8, ({ slot }, args) => {
      const { text: _text, ...rest } = slot.get();
      slot.set({ ...rest, formula: asFormula(args.text(0)), visible: true });
    }),
  },
});
