import type { Univer } from "@univerjs/core";
import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import type { IRender } from "@univerjs/engine-render";
import { SheetSkeletonManagerService } from "@univerjs/sheets-ui";

/** A part of the grid that scrolls by itself: the frozen corner, the frozen edges, the rest. */
export interface GridPart {
  readonly name: "corner" | "top" | "left" | "main";
  /** On the canvas, in CSS pixels. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The point of the sheet at its top left corner, in sheet pixels. */
  readonly fromX: number;
  readonly fromY: number;
}

/** How the sheet in front lies on the canvas now. */
export interface GridGeometry {
  readonly zoom: number;
  readonly parts: readonly GridPart[];
}

/** Scroll bars lie over the right and lower edge of the grid. */
const scrollBar = 12;

export function renderOf(univer: Univer, unitId: string): IRender | null {
  return univer.__getInjector().get(IRenderManagerService).getRenderById(unitId) ?? null;
}

/** Reads sizes, scrolling, zoom and frozen panes of the sheet in front; null while nothing is drawn. */
export function readGeometry(
  render: IRender,
  canvas: HTMLCanvasElement,
  frozen: { readonly width: number; readonly height: number },
): GridGeometry | null {
  const skeleton = render.with(SheetSkeletonManagerService).getCurrentSkeleton();
  const viewport = render.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  if (!skeleton || !viewport) return null;
  const zoom = render.scene.scaleX;
  const headerX = skeleton.rowHeaderWidth * zoom;
  const headerY = skeleton.columnHeaderHeight * zoom;
  const middleX = headerX + frozen.width * zoom;
  const middleY = headerY + frozen.height * zoom;
  const right = canvas.clientWidth - scrollBar;
  const bottom = canvas.clientHeight - scrollBar;
  const scrolledX = frozen.width + viewport.viewportScrollX;
  const scrolledY = frozen.height + viewport.viewportScrollY;
  const part = (name: GridPart["name"], isRight: boolean, isLower: boolean): GridPart => ({
    name,
    left: isRight ? middleX : headerX,
    top: isLower ? middleY : headerY,
    width: Math.max(0, isRight ? right - middleX : middleX - headerX),
    height: Math.max(0, isLower ? bottom - middleY : middleY - headerY),
    fromX: isRight ? scrolledX : 0,
    fromY: isLower ? scrolledY : 0,
  });
  const parts = [
    part("corner", false, false),
    part("top", true, false),
    part("left", false, true),
    part("main", true, true),
  ];
  return { zoom, parts: parts.filter((one) => one.width > 0 && one.height > 0) };
}
