import type { ChartModel, ChartPlace } from "../../../sheetfile/chartModel";
import type { GridGeometry, GridPart } from "./geometry";
import { dragged, handles, nudged, wholeChart } from "./gestures";
import type { Grip } from "./gestures";

const pixelsPerPoint = 4 / 3;

/** What a person does to a chart. */
export interface ChartActs {
  choose(): void;
  leave(): void;
  move(place: ChartPlace): void;
  remove(): void;
  /** The wheel turned over the chart scrolls the grid. */
  scroll(event: WheelEvent): void;
}

/** One chart over the grid: a picture in every part of the grid it reaches into. */
export class ChartView {
  private readonly pictures = new Map<GridPart["name"], HTMLDivElement>();
  private svg = "";
  private label = "";
  private isChosen = false;
  /** Where a drag has taken it, until it is let go. */
  private underway: ChartPlace | null = null;
  private model: ChartModel;
  private geometry: GridGeometry | null = null;
  private layers: ReadonlyMap<GridPart["name"], HTMLElement> = new Map();

  constructor(
    model: ChartModel,
    private readonly acts: ChartActs,
  ) {
    this.model = model;
  }

  setPicture(svg: string, label: string): void {
    this.svg = svg;
    this.label = label;
    for (const picture of this.pictures.values()) this.fill(picture);
  }

  private fill(picture: HTMLDivElement): void {
    const inner = picture.firstElementChild;
    if (inner === null) return;
    inner.innerHTML = this.svg;
    picture.setAttribute("aria-label", this.label);
  }

  update(model: ChartModel, isChosen: boolean): void {
    this.model = model;
    this.isChosen = isChosen;
    for (const picture of this.pictures.values()) picture.dataset["chart"] = model.name;
  }

  /** Puts the pictures where the chart is now; `layers` clip them to their part of the grid. */
  place(geometry: GridGeometry, layers: ReadonlyMap<GridPart["name"], HTMLElement>): void {
    this.geometry = geometry;
    this.layers = layers;
    const place = this.underway ?? this.model.place;
    const [x, y] = [place.left * pixelsPerPoint, place.top * pixelsPerPoint];
    const [width, height] = [place.width * pixelsPerPoint, place.height * pixelsPerPoint];
    const seen = new Set<GridPart["name"]>();
    let isFirst = true;
    for (const part of geometry.parts) {
      const left = (x - part.fromX) * geometry.zoom;
      const top = (y - part.fromY) * geometry.zoom;
      const reachesIn =
        left < part.width && top < part.height && left + width * geometry.zoom > 0 && top + height * geometry.zoom > 0;
      const layer = layers.get(part.name);
      if (!reachesIn || layer === undefined) continue;
      seen.add(part.name);
      const picture = this.pictures.get(part.name) ?? this.create(part.name, layer);
      picture.style.transform = `translate(${left}px, ${top}px) scale(${geometry.zoom})`;
      picture.style.width = `${width}px`;
      picture.style.height = `${height}px`;
      picture.classList.toggle("chosen", this.isChosen);
      // One chart, one stop for the keyboard and one picture to be read out.
      picture.tabIndex = isFirst ? 0 : -1;
      picture.toggleAttribute("aria-hidden", !isFirst);
      isFirst = false;
    }
    for (const [name, picture] of this.pictures) {
      if (seen.has(name)) continue;
      picture.remove();
      this.pictures.delete(name);
    }
  }

  private create(name: GridPart["name"], layer: HTMLElement): HTMLDivElement {
    const picture = document.createElement("div");
    picture.className = "chart-picture";
    picture.dataset["chart"] = this.model.name;
    picture.setAttribute("role", "img");
    picture.append(document.createElement("div"));
    for (const [direction, grip] of Object.entries(handles)) {
      const handle = document.createElement("span");
      handle.className = `chart-handle chart-handle-${direction}`;
      handle.addEventListener("pointerdown", (event) => this.drag(event, grip));
      picture.append(handle);
    }
    picture.addEventListener("pointerdown", (event) => this.drag(event, wholeChart));
    picture.addEventListener("focus", () => this.acts.choose());
    picture.addEventListener("keydown", (event) => this.press(event));
    picture.addEventListener("wheel", (event) => this.acts.scroll(event), { passive: true });
    for (const type of ["mousedown", "click", "dblclick", "contextmenu", "keyup"] as const)
      picture.addEventListener(type, (event) => event.stopPropagation());
    this.pictures.set(name, picture);
    layer.append(picture);
    this.fill(picture);
    return picture;
  }

  private drag(event: PointerEvent, grip: Grip): void {
    event.stopPropagation();
    if (event.button !== 0) return;
    event.preventDefault();
    const picture = event.currentTarget as HTMLElement;
    picture.closest<HTMLElement>(".chart-picture")?.focus({ preventScroll: true });
    picture.setPointerCapture(event.pointerId);
    const from = this.model.place;
    const start = { x: event.clientX, y: event.clientY };
    const step = 1 / (pixelsPerPoint * (this.geometry?.zoom ?? 1));
    const move = (now: PointerEvent): void => {
      const x = (now.clientX - start.x) * step;
      const y = (now.clientY - start.y) * step;
      // A hand that trembles does not move anything.
      if (this.underway === null && Math.hypot(now.clientX - start.x, now.clientY - start.y) < 4) return;
      this.underway = dragged(from, grip, x, y);
      if (this.geometry !== null) this.place(this.geometry, this.layers);
    };
    const end = (): void => {
      picture.removeEventListener("pointermove", move);
      picture.removeEventListener("pointerup", end);
      picture.removeEventListener("pointercancel", end);
      const place = this.underway;
      this.underway = null;
      if (place !== null) this.acts.move(place);
    };
    picture.addEventListener("pointermove", move);
    picture.addEventListener("pointerup", end);
    picture.addEventListener("pointercancel", end);
  }

  private press(event: KeyboardEvent): void {
    event.stopPropagation();
    const place = nudged(this.model.place, event.key, event.shiftKey, event.ctrlKey);
    if (place !== null) this.acts.move(place);
    else if (event.key === "Delete" || event.key === "Backspace") this.acts.remove();
    else if (event.key === "Escape") this.acts.leave();
    else return;
    event.preventDefault();
  }

  /** Gives the keyboard to the chart, as when a program activates it. */
  focus(): void {
    const picture = [...this.pictures.values()].find((one) => one.tabIndex === 0);
    if (picture !== undefined && document.activeElement !== picture) picture.focus({ preventScroll: true });
  }

  remove(): void {
    for (const picture of this.pictures.values()) picture.remove();
    this.pictures.clear();
  }
}
