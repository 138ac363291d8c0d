import { FontCache } from "@univerjs/engine-render";
import type { FUniver } from "@univerjs/core/facade";

/** The Chinese font served with this page: some hundred files, each fetched when one of its characters is needed. */
const FAMILY = "Noto Sans SC";

/** Characters of almost every sheet; loading them beforehand lets the first paint be the final one. */
const USUAL =
  "一二三四五六七八九十年月日元万合计序号名称单位项目资金分配预警规则依据说明州县市文化馆图书馆公共数字建设①②③✓✗→●（），。、：";

/**
 * Makes every text drawn on a canvas of this page fall back to the page's Chinese font. The grid engine draws a cell
 * with the cell's own font and nothing else ("11pt Arial"), so that on a machine without Chinese fonts its text would
 * not show at all. Installed fonts still come first; only missing glyphs are taken from ours.
 */
export function completeCanvasFonts(): void {
  const prototype = CanvasRenderingContext2D.prototype;
  const font = Object.getOwnPropertyDescriptor(prototype, "font");
  if (!font?.set) throw new Error("This browser's canvas has no font property.");
  Object.defineProperty(prototype, "font", {
    ...font,
    set(this: CanvasRenderingContext2D, value: string) {
      font.set?.call(this, value.includes(FAMILY) ? value : `${value.trim()}, "${FAMILY}"`);
    },
  });
}

/** Loads the usual characters. Resolves to whether the font is there at all. */
export async function loadUsualCharacters(): Promise<boolean> {
  const faces = await document.fonts.load(`16px "${FAMILY}"`, USUAL);
  return faces.length > 0;
}

/** Measures and draws the grid again whenever further characters of the font have arrived. */
export function redrawWhenFontsArrive(api: FUniver): void {
  document.fonts.addEventListener("loadingdone", () => {
    FontCache.globalFontMeasureCache.clear();
    const sheet = api.getActiveWorkbook()?.getActiveSheet();
    sheet?.getSkeleton()?.makeDirty(true);
    sheet?.refreshCanvas();
  });
}
