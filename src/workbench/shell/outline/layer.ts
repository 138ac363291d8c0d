import { ICommandService } from "@univerjs/core";
import type { Univer } from "@univerjs/core";
import { SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import type { ExcelHost } from "../../host/host";
import type { OutlineDirection } from "../../host/model/outlines";
import { readGeometry, renderOf } from "../charts/geometry";
import type { GridGeometry } from "../charts/geometry";
import type { OutlineGroup } from "./groups";
import { outlineGroups } from "./groups";
import "./outline.css";

/** Pixels between the lines of two levels, and the size of the button that closes a group. */
const levelStep = 6;
const buttonSize = 11;
const firstLine = 4;

/** The outline of the sheet in front: lines along the row and column headings, with a button at the end of each group. */
class OutlineLayer {
  private readonly layer = document.createElement("div");
  private readonly canvas: HTMLCanvasElement;
  private readonly stops: (() => void)[] = [];
  private frame = 0;

  constructor(
    private readonly univer: Univer,
    private readonly unitId: string,
    private readonly host: ExcelHost,
  ) {
    const render = renderOf(univer, unitId);
    if (render === null) throw new Error("The grid is not drawn yet.");
    this.canvas = render.engine.getCanvasElement();
    this.layer.className = "outline-layer";
    this.layer.style.zIndex = String((Number(getComputedStyle(this.canvas).zIndex) || 0) + 1);
    this.canvas.parentElement?.append(this.layer);
    const viewport = render.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    const scrolling = viewport?.onScrollAfter$.subscribeEvent(() => this.redrawSoon());
    const commands = univer
      .__getInjector()
      .get(ICommandService)
      .onCommandExecuted(() => this.redrawSoon());
    const sizes = new ResizeObserver(() => this.redrawSoon());
    sizes.observe(this.canvas);
    this.stops.push(
      () => scrolling?.unsubscribe(),
      () => commands.dispose(),
      () => sizes.disconnect(),
      host.book.outlines.listen(() => this.redrawSoon()),
    );
    this.redrawSoon();
  }

  private redrawSoon(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.redraw();
    });
  }

  private redraw(): void {
    const sheet = this.host.engine.activeSheet();
    const { outlines } = this.host.book;
    const marks = (["rows", "columns"] as const).flatMap((direction) => {
      const levels = outlines.levels(sheet, direction);
      if (levels.size === 0) return [];
      const groups = outlineGroups(levels, (index) => this.isHidden(sheet, direction, index));
      const geometry = this.geometry(sheet);
      return geometry === null ? [] : groups.flatMap((group) => this.marks(sheet, direction, group, geometry));
    });
    this.layer.replaceChildren(...marks);
  }

  private isHidden(sheet: string, direction: OutlineDirection, index: number): boolean {
    const { engine } = this.host;
    return direction === "rows" ? engine.rowHidden(sheet, index) : engine.columnHidden(sheet, index);
  }

  private size(sheet: string, direction: OutlineDirection, index: number): number {
    if (this.isHidden(sheet, direction, index)) return 0;
    const { engine } = this.host;
    return direction === "rows" ? engine.rowHeight(sheet, index) : engine.columnWidth(sheet, index);
  }

  private sum(sheet: string, direction: OutlineDirection, start: number, end: number): number {
    let pixels = 0;
    for (let index = start; index < end; index += 1) pixels += this.size(sheet, direction, index);
    return pixels;
  }

  private geometry(sheet: string): GridGeometry | null {
    const render = renderOf(this.univer, this.unitId);
    if (render === null) return null;
    const freeze = this.host.engine.sheets().find(({ id }) => id === sheet)?.freeze ?? { rows: 0, columns: 0 };
    return readGeometry(render, this.canvas, {
      width: this.sum(sheet, "columns", 0, freeze.columns),
      height: this.sum(sheet, "rows", 0, freeze.rows),
    });
  }

  /** The line and the button of a group, as far as its rows (columns) are in sight. */
  private marks(
    sheet: string,
    direction: OutlineDirection,
    group: OutlineGroup,
    geometry: GridGeometry,
  ): readonly HTMLElement[] {
    const main = geometry.parts.find(({ name }) => name === "main");
    if (main === undefined) return [];
    const rows = direction === "rows";
    const [origin, from, extent] = rows ? [main.top, main.fromY, main.height] : [main.left, main.fromX, main.width];
    const onCanvas = (pixels: number): number => origin + (pixels - from) * geometry.zoom;
    const first = this.sum(sheet, direction, 0, group.start);
    const start = Math.max(origin, onCanvas(first));
    const end = onCanvas(first + this.sum(sheet, direction, group.start, group.end + 1));
    const button = end + Math.max(0, (this.size(sheet, direction, group.end + 1) * geometry.zoom - buttonSize) / 2);
    const across = firstLine + (group.level - 1) * levelStep;
    const found: HTMLElement[] = [];
    const lineEnd = Math.min(origin + extent, button);
    if (!group.collapsed && lineEnd > start) found.push(this.line(rows, start, lineEnd - start, across));
    if (button >= origin && button < origin + extent) found.push(this.button(sheet, direction, group, button, across));
    return found;
  }

  private place(element: HTMLElement, rows: boolean, along: number, across: number): void {
    element.style.left = `${this.canvas.offsetLeft + (rows ? across : along)}px`;
    element.style.top = `${this.canvas.offsetTop + (rows ? along : across)}px`;
  }

  private line(rows: boolean, along: number, length: number, across: number): HTMLElement {
    const line = document.createElement("div");
    line.className = rows ? "outline-line rows" : "outline-line columns";
    this.place(line, rows, along, across);
    line.style[rows ? "height" : "width"] = `${length}px`;
    return line;
  }

  private button(
    sheet: string,
    direction: OutlineDirection,
    group: OutlineGroup,
    along: number,
    across: number,
  ): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "outline-button";
    button.textContent = group.collapsed ? "+" : "−";
    button.setAttribute("aria-expanded", String(!group.collapsed));
    button.setAttribute("aria-label", `${direction === "rows" ? "行" : "列"} ${group.start + 1}–${group.end + 1}`);
    this.place(button, direction === "rows", along, across - Math.floor(buttonSize / 2));
    button.addEventListener("click", () => {
      const count = group.end - group.start + 1;
      const { engine, book } = this.host;
      const { protection } = book.sheet(sheet);
      const allowed = direction === "rows" ? protection?.allowFormatRows : protection?.allowFormatColumns;
      if (allowed === false) return;
      if (direction === "rows") engine.setRowsHidden(sheet, group.start, count, !group.collapsed);
      else engine.setColumnsHidden(sheet, group.start, count, !group.collapsed);
    });
    return button;
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    for (const stop of this.stops) stop();
    this.layer.remove();
  }
}

/** Shows the outline of a workbook's sheets beside its grid. Returns the way to stop. */
export function showOutline(univer: Univer, unitId: string, host: ExcelHost): () => void {
  const layer = new OutlineLayer(univer, unitId, host);
  return () => layer.close();
}
