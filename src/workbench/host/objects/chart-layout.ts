import type { ChartData } from "../charts/data";
import type { ChartLayout } from "../charts/layout";
import { layOut } from "../charts/layout";
import type { Box } from "../charts/measure";
import { pixelsPerPoint } from "../charts/measure";
import type { Scalar, Session } from "../member";
import { readOnly } from "../member";
import type { ChartTarget } from "./chart-part";
import { readerOf } from "./chart-part";

/** A chart's data and layout as it is drawn now. */
export function drawnChart(
  session: Session,
  chart: string,
): { readonly data: ChartData; readonly layout: ChartLayout } {
  const { model } = session.book.charts.require(chart);
  const data = readerOf(session).read(model);
  return { data, layout: layOut(model, data, model.place.width * pixelsPerPoint, model.place.height * pixelsPerPoint) };
}

/** One measure of a box in points; null when there is no box to be seen. */
export function inPoints(box: Box | null, key: keyof Box): number | null {
  return box === null ? null : Math.round((box[key] / pixelsPerPoint) * 100) / 100;
}

/** A measure that follows from how the chart is drawn. */
export function measure<T extends ChartTarget>(
  since: number,
  key: keyof Box,
  box: (target: T, session: Session) => Box | null,
): Scalar<T> {
  return { ...readOnly<T>(since, (target, session) => inPoints(box(target, session), key)), calculated: true };
}
