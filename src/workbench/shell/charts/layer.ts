import { ICommandService } from "@univerjs/core";
import type { Univer } from "@univerjs/core";
import { SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import type { ChartModel, ChartPlace } from "../../../sheetfile/chartModel";
import { ChartReader } from "../../host/charts/data";
import { describeChart } from "../../host/charts/describe";
import { drawChart } from "../../host/charts/draw";
import { chartWords } from "../../host/charts/words";
import type { ExcelHost } from "../../host/host";
import { ChartView } from "./chart-view";
import "./charts.css";
import type * as Painting from "./paint";
import { readGeometry, renderOf } from "./geometry";
import type { GridGeometry, GridPart } from "./geometry";

const pixelsPerPoint = 4 / 3;
const partNames: readonly GridPart["name"][] = ["corner", "top", "left", "main"];

/** The drawing library is fetched when the first chart is to be drawn. */
const painting = (): Promise<typeof Painting> => import("./paint");

interface Shown {
  readonly view: ChartView;
  /** What the picture shows, to draw nothing twice. */
  drawn: string;
}

/** The charts of the sheet in front, drawn over the grid. */
class ChartLayer {
  private readonly shown = new Map<string, Shown>();
  private readonly layers = new Map<GridPart["name"], HTMLElement>();
  private readonly reader: ChartReader;
  private readonly canvas: HTMLCanvasElement;
  private readonly stops: (() => void)[] = [];
  private frame = 0;
  private redrawTimer: ReturnType<typeof setTimeout> | undefined;
  private isClosed = false;

  constructor(
    private readonly univer: Univer,
    private readonly unitId: string,
    private readonly host: ExcelHost,
  ) {
    const render = renderOf(univer, unitId);
    if (render === null) throw new Error("The grid is not drawn yet.");
    this.canvas = render.engine.getCanvasElement();
    this.reader = new ChartReader(host.engine, chartWords(host.book.charts.locale));
    this.makeLayers();
    this.listen();
    this.redraw();
  }

  private makeLayers(): void {
    const parent = this.canvas.parentElement;
    if (parent === null) throw new Error("The grid is on no page.");
    for (const name of partNames) {
      const layer = document.createElement("div");
      layer.className = "chart-layer";
      // Just above the cells, below everything the grid opens over them.
      layer.style.zIndex = String((Number(getComputedStyle(this.canvas).zIndex) || 0) + 1);
      parent.append(layer);
      this.layers.set(name, layer);
      this.stops.push(() => layer.remove());
    }
  }

  private listen(): void {
    const { charts } = this.host.book;
    const render = renderOf(this.univer, this.unitId);
    const viewport = render?.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    const scrolling = viewport?.onScrollAfter$.subscribeEvent(() => this.reposition());
    const commands = this.univer
      .__getInjector()
      .get(ICommandService)
      .onCommandExecuted(() => this.redrawSoon());
    const sizes = new ResizeObserver(() => this.reposition());
    sizes.observe(this.canvas);
    this.stops.push(
      () => scrolling?.unsubscribe(),
      () => commands.dispose(),
      () => sizes.disconnect(),
      charts.listen((change) => {
        if (change.kind === "activated") this.showActive(change.chart);
        else this.redraw();
      }),
    );
    charts.painter = async (model, width, height) => {
      const { paintPng } = await painting();
      const scale = width / (model.place.width * pixelsPerPoint);
      const natural = { width: width / scale, height: height / scale };
      return paintPng(
        drawChart(model, this.reader.read(model), natural.width, natural.height),
        natural.width,
        natural.height,
        scale,
      );
    };
    charts.visiblePart = () => this.visiblePart();
    this.stops.push(() => {
      charts.painter = null;
      charts.visiblePart = null;
    });
  }

  private showActive(chart: string): void {
    this.redraw();
    this.shown.get(chart)?.view.focus();
  }

  private geometry(): GridGeometry | null {
    const render = renderOf(this.univer, this.unitId);
    if (render === null || this.isClosed) return null;
    const { engine } = this.host;
    const sheet = engine.activeSheet();
    const freeze = engine.sheets().find((info) => info.id === sheet)?.freeze ?? { rows: 0, columns: 0 };
    const sum = (count: number, size: (index: number) => number): number =>
      Array.from({ length: count }, (_, index) => size(index)).reduce((total, one) => total + one, 0);
    return readGeometry(render, this.canvas, {
      width: sum(freeze.columns, (index) => (engine.columnHidden(sheet, index) ? 0 : engine.columnWidth(sheet, index))),
      height: sum(freeze.rows, (index) => (engine.rowHidden(sheet, index) ? 0 : engine.rowHeight(sheet, index))),
    });
  }

  private visiblePart(): Omit<ChartPlace, "placement"> | null {
    const geometry = this.geometry();
    const main = geometry?.parts.find((part) => part.name === "main");
    if (geometry === null || main === undefined) return null;
    const scale = 1 / pixelsPerPoint;
    return {
      left: main.fromX * scale,
      top: main.fromY * scale,
      width: (main.width / geometry.zoom) * scale,
      height: (main.height / geometry.zoom) * scale,
    };
  }

  private reposition(): void {
    if (this.frame !== 0 || this.isClosed) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.placeAll();
    });
  }

  private placeAll(): void {
    const geometry = this.geometry();
    if (geometry === null) return;
    for (const part of geometry.parts) {
      const style = this.layers.get(part.name)?.style;
      if (style === undefined) continue;
      style.left = `${this.canvas.offsetLeft + part.left}px`;
      style.top = `${this.canvas.offsetTop + part.top}px`;
      style.width = `${part.width}px`;
      style.height = `${part.height}px`;
    }
    for (const { view } of this.shown.values()) view.place(geometry, this.layers);
  }

  /** Cells change in bursts: once after each is enough. */
  private redrawSoon(): void {
    if (this.redrawTimer !== undefined || this.isClosed) return;
    this.redrawTimer = setTimeout(() => {
      this.redrawTimer = undefined;
      this.redraw();
    }, 30);
  }

  private redraw(): void {
    if (this.isClosed) return;
    const { charts } = this.host.book;
    const models = charts.of(this.host.engine.activeSheet());
    for (const [id, { view }] of this.shown) {
      if (models.some((model) => model.id === id)) continue;
      view.remove();
      this.shown.delete(id);
    }
    for (const model of models) {
      const shown = this.shown.get(model.id) ?? { view: new ChartView(model, this.acts(model.id)), drawn: "" };
      this.shown.set(model.id, shown);
      shown.view.update(model, charts.active === model.id);
      this.draw(model, shown);
    }
    this.placeAll();
  }

  private draw(model: ChartModel, shown: Shown): void {
    const { place, ...rest } = model;
    const data = this.reader.read(model);
    const [width, height] = [place.width * pixelsPerPoint, place.height * pixelsPerPoint];
    const content = JSON.stringify([rest, data, width, height]);
    if (content === shown.drawn) return;
    shown.drawn = content;
    const label = describeChart(model, data, chartWords(this.host.book.charts.locale));
    painting().then(
      ({ paintSvg }) => {
        if (!this.isClosed && shown.drawn === content)
          shown.view.setPicture(paintSvg(drawChart(model, data, width, height), width, height), label);
      },
      (error: unknown) => reportError(error),
    );
  }

  private acts(id: string): ConstructorParameters<typeof ChartView>[1] {
    const { charts } = this.host.book;
    const change = (act: () => void): void => {
      const found = charts.find(id);
      if (found === null) return;
      const { protection } = this.host.book.sheet(found.sheet);
      // A protected sheet keeps its charts, as Excel does.
      if (protection === null || protection.allowEditObjects) act();
    };
    return {
      choose: () => charts.activate(id),
      leave: () => {
        charts.activate(null);
        this.redraw();
        this.canvas.focus();
      },
      move: (place) => change(() => charts.replace(id, { ...charts.require(id).model, place })),
      remove: () => change(() => charts.remove(id)),
      scroll: (event) => this.canvas.dispatchEvent(new WheelEvent(event.type, event)),
    };
  }

  close(): void {
    this.isClosed = true;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.redrawTimer);
    for (const stop of this.stops) stop();
    for (const { view } of this.shown.values()) view.remove();
  }
}

/** Shows the charts of a workbook over its grid. Returns the way to stop. */
export function showCharts(univer: Univer, unitId: string, host: ExcelHost): () => void {
  const layer = new ChartLayer(univer, unitId, host);
  return () => layer.close();
}
