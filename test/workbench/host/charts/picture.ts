import { init, setPlatformAPI } from "echarts";
import { textWidth } from "../../../../src/workbench/host/charts/measure";
import type { Drawing } from "../../../../src/workbench/host/charts/style";

// There is no canvas to measure texts with.
setPlatformAPI({
  measureText: (text, font) => ({ width: textWidth(text, Number(/([\d.]+)px/.exec(font ?? "")?.[1] ?? 12)) }),
});

/** The picture as SVG text. */
export function svgOf(drawing: Drawing, width: number, height: number): string {
  const instance = init(null, null, { renderer: "svg", ssr: true, width, height });
  instance.setOption(drawing);
  const svg = instance.renderToSVGString();
  instance.dispose();
  return svg;
}
