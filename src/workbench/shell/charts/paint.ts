import { BarChart, CustomChart, LineChart, PieChart, RadarChart, ScatterChart } from "echarts/charts";
import { GraphicComponent, GridComponent, RadarComponent } from "echarts/components";
import { init, use as register } from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";
import type { Drawing } from "../../host/charts/style";

register([
  BarChart,
  CustomChart,
  LineChart,
  PieChart,
  RadarChart,
  ScatterChart,
  GraphicComponent,
  GridComponent,
  RadarComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** The picture as SVG text. */
export function paintSvg(drawing: Drawing, width: number, height: number): string {
  const instance = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    instance.setOption(drawing);
    return instance.renderToSVGString();
  } finally {
    instance.dispose();
  }
}

/** The picture as a base64 PNG; drawn in so many pixels, then scaled to the size wanted. */
export async function paintPng(drawing: Drawing, width: number, height: number, scale: number): Promise<string> {
  await document.fonts.ready;
  const instance = init(document.createElement("div"), null, {
    renderer: "canvas",
    width,
    height,
    devicePixelRatio: scale,
  });
  try {
    instance.setOption(drawing);
    return instance
      .renderToCanvas({ pixelRatio: scale })
      .toDataURL("image/png")
      .replace(/^data:image\/png;base64,/, "");
  } finally {
    instance.dispose();
  }
}
