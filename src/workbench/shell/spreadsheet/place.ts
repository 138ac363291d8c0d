import type { FRange, FWorksheet } from "@univerjs/sheets/facade";
import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import type { Spreadsheet } from "./create";

/** A point of the page in CSS pixels, from the top left of the window. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** Distance from an edge of the grid within which a cell does not count as visible (scroll bars lie there). */
const MARGIN = 24;

/** The canvas the cells are drawn on: the largest one of the grid. */
function mainCanvas(container: HTMLElement): HTMLCanvasElement | null {
  const area = (canvas: HTMLCanvasElement): number => canvas.clientWidth * canvas.clientHeight;
  return [...container.querySelectorAll("canvas")].reduce<HTMLCanvasElement | null>(
    (largest, canvas) => (largest === null || area(canvas) > area(largest) ? canvas : largest),
    null,
  );
}

/** How far the scrolling part of the grid is scrolled, in sheet pixels. */
function scrolled(spreadsheet: Spreadsheet, workbookId: string): PagePoint {
  const render = spreadsheet.univer.__getInjector().get(IRenderManagerService).getRenderById(workbookId);
  const viewport = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
  return { x: viewport?.viewportScrollX ?? 0, y: viewport?.viewportScrollY ?? 0 };
}

/** The middle of a cell inside the canvas, or null when it is scrolled away or under the frozen part. */
function placeOnCanvas(sheet: FWorksheet, range: FRange, scroll: PagePoint, canvas: DOMRect): PagePoint | null {
  const cell = range.getCellRect();
  const zoom = sheet.getZoom();
  const frozen = { rows: sheet.getFrozenRows(), columns: sheet.getFrozenColumns() };
  const corner = sheet.getRange(frozen.rows, frozen.columns).getCellRect();
  const along = (middle: number, moved: number, isFrozen: boolean, start: number, length: number): number | null => {
    const at = (isFrozen ? middle : middle - moved) * zoom;
    const first = isFrozen ? 0 : start * zoom;
    return at > first && at < length - MARGIN ? at : null;
  };
  const x = along(cell.left + cell.width / 2, scroll.x, range.getColumn() < frozen.columns, corner.left, canvas.width);
  const y = along(cell.top + cell.height / 2, scroll.y, range.getRow() < frozen.rows, corner.top, canvas.height);
  return x === null || y === null ? null : { x: canvas.left + x, y: canvas.top + y };
}

/**
 * Where the middle of a cell is on the page, after showing its sheet and scrolling it into view.
 * `address` is A1 style. Null when there is no such sheet, or the cell cannot be brought into view.
 */
export async function showCell(
  spreadsheet: Spreadsheet,
  container: HTMLElement,
  sheetName: string,
  address: string,
): Promise<PagePoint | null> {
  const workbook = spreadsheet.api.getActiveWorkbook();
  const sheet = workbook?.getSheetByName(sheetName);
  const canvas = mainCanvas(container);
  if (!workbook || !sheet || !canvas) return null;
  if (workbook.getActiveSheet().getSheetId() !== sheet.getSheetId()) workbook.setActiveSheet(sheet);
  await nextFrame();
  const range = sheet.getRange(address);
  const place = (): PagePoint | null =>
    placeOnCanvas(sheet, range, scrolled(spreadsheet, workbook.getId()), canvas.getBoundingClientRect());
  const already = place();
  if (already) return already;
  sheet.scrollToCell(Math.max(0, range.getRow() - 3), Math.max(0, range.getColumn() - 2));
  await nextFrame();
  await nextFrame();
  return place();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
