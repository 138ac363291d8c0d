import type { ChartModel, ChartPlace } from "../../../sheetfile/chartModel";
import type { Area } from "../address";
import { brokenReference, parseReference, referenceFormula, rewriteFormulas } from "../charts/sources";
import type { Engine, EngineChange, ShiftKind } from "../engine/engine";
import { HostError } from "../errors";
import { shiftArea } from "../references";
import type { Anchor } from "./chart-anchors";
import { anchorAt, placeOf, shiftAnchor } from "./chart-anchors";

/** What happened to a chart; `changed` is any change of what is drawn or where. */
export interface ChartChange {
  readonly kind: "added" | "deleted" | "activated" | "deactivated" | "changed";
  /** Engine id of its sheet. */
  readonly sheet: string;
  readonly chart: string;
}

/** Draws a chart as a base64 PNG of that many pixels; only a page can. */
export type ChartPainter = (chart: ChartModel, width: number, height: number) => Promise<string>;

interface Entry {
  readonly sheet: string;
  /** References name sheets by engine id in here, so that renaming a sheet breaks nothing. */
  model: ChartModel;
  anchor: Anchor;
}

/** Every chart of the workbook; charts follow the cells under them and the cells they draw. */
export class ChartStore {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<(change: ChartChange) => void>();
  private readonly deletedSheets = new Set<string>();
  private last = 0;
  private activeChart: string | null = null;
  private selectionWhenActivated = "";
  /** Language of the texts charts get by themselves. */
  locale = "zh-CN";
  /** Set by the page that shows the grid. */
  painter: ChartPainter | null = null;
  /** The part of the active sheet that is to be seen, in points; set by the page that shows the grid. */
  visiblePart: (() => Omit<ChartPlace, "placement"> | null) | null = null;

  constructor(private readonly engine: Engine) {
    engine.listen((change) => this.onEngineChange(change));
  }

  /** Charts of a sheet from back to front. */
  of(sheet: string): readonly ChartModel[] {
    return [...this.entries.values()].filter((entry) => entry.sheet === sheet).map((entry) => this.read(entry));
  }

  find(id: string): { readonly sheet: string; readonly model: ChartModel } | null {
    const entry = this.entries.get(id);
    // Between a sheet's end and the word of it, its charts are gone already.
    if (entry === undefined || !this.isThere(entry.sheet)) return null;
    return { sheet: entry.sheet, model: this.read(entry) };
  }

  /** The chart; ItemNotFound once it was deleted. */
  require(id: string): { readonly sheet: string; readonly model: ChartModel } {
    const found = this.find(id);
    if (found === null) throw new HostError("ItemNotFound", "the chart was deleted");
    return found;
  }

  /** Puts a chart on a sheet, in front of the others; its id is given here. */
  add(sheet: string, chart: Omit<ChartModel, "id">): string {
    this.last += 1;
    const id = `{00000000-0008-0000-0000-${this.last.toString(16).toUpperCase().padStart(4, "0")}00000000}`;
    const model = { ...chart, id };
    this.entries.set(id, { sheet, model: this.hold(model), anchor: anchorAt(this.engine, sheet, model.place) });
    this.tell({ kind: "added", sheet, chart: id });
    return id;
  }

  /** Replaces what is known of a chart, its place included. */
  replace(id: string, model: ChartModel): void {
    const entry = this.entries.get(id);
    if (entry === undefined) throw new HostError("ItemNotFound", "the chart was deleted");
    const before = placeOf(this.engine, entry.sheet, entry.anchor);
    const { place } = model;
    const moved = (Object.keys(place) as (keyof ChartPlace)[]).some((key) => place[key] !== before[key]);
    if (moved) entry.anchor = anchorAt(this.engine, entry.sheet, place);
    entry.model = this.hold(model);
    this.tell({ kind: "changed", sheet: entry.sheet, chart: id });
  }

  remove(id: string): void {
    const entry = this.entries.get(id);
    if (entry === undefined) throw new HostError("ItemNotFound", "the chart was deleted");
    if (this.activeChart === id) this.activate(null);
    this.entries.delete(id);
    this.tell({ kind: "deleted", sheet: entry.sheet, chart: id });
  }

  get active(): string | null {
    return this.activeChart;
  }

  /** Makes a chart the active one, or none. */
  activate(id: string | null): void {
    if (id === this.activeChart) return;
    const before = this.activeChart === null ? null : this.find(this.activeChart);
    const leaving = this.activeChart;
    this.activeChart = id;
    if (leaving !== null && before !== null) this.tell({ kind: "deactivated", sheet: before.sheet, chart: leaving });
    if (id === null) return;
    this.selectionWhenActivated = JSON.stringify(this.engine.selection());
    this.tell({ kind: "activated", sheet: this.require(id).sheet, chart: id });
  }

  /** Follows added, deleted, activated and changed charts. Returns the way to stop. */
  listen(listener: (change: ChartChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  shifted(sheet: string, kind: ShiftKind, place: Area): void {
    const move = (formula: string): string => {
      const reference = this.heldReference(formula);
      if (reference?.sheet !== sheet) return formula;
      const area = shiftArea(reference.area, kind, place);
      return area === null ? brokenReference : referenceFormula(sheet, area);
    };
    for (const [id, entry] of this.entries) {
      entry.model = rewriteFormulas(entry.model, move);
      if (entry.sheet === sheet) entry.anchor = shiftAnchor(entry.anchor, kind, place);
      this.tell({ kind: "changed", sheet: entry.sheet, chart: id });
    }
  }

  sheetCopied(source: string, copy: string): void {
    for (const model of this.of(source)) {
      // What a chart draws from its own sheet it draws from the copy's cells, once the sheet is copied.
      const id = this.add(copy, model);
      const entry = this.entries.get(id);
      if (entry === undefined) continue;
      entry.model = rewriteFormulas(entry.model, (formula) => {
        const reference = this.heldReference(formula);
        return reference?.sheet === source ? referenceFormula(copy, reference.area) : formula;
      });
    }
  }

  sheetDeleted(sheet: string): void {
    this.deletedSheets.add(sheet);
    for (const [id, entry] of this.entries) if (entry.sheet === sheet) this.remove(id);
    for (const [id, entry] of this.entries) this.tell({ kind: "changed", sheet: entry.sheet, chart: id });
  }

  private onEngineChange(change: EngineChange): void {
    if (this.activeChart === null) return;
    const sheet = this.entries.get(this.activeChart)?.sheet;
    if (change.kind === "sheetActivated" && this.engine.activeSheet() !== sheet) this.activate(null);
    // A selection that only repeats itself belongs to a sheet being shown, not to a person leaving the chart.
    if (change.kind === "selected" && JSON.stringify(this.engine.selection()) !== this.selectionWhenActivated)
      this.activate(null);
  }

  private isThere(sheet: string): boolean {
    return this.engine.sheets().some((info) => info.id === sheet);
  }

  private tell(change: ChartChange): void {
    this.listeners.forEach((listener) => listener(change));
  }

  private heldReference(formula: string): ReturnType<typeof parseReference> {
    return parseReference(formula, (name) => name);
  }

  /** With sheets by their ids. */
  private hold(model: ChartModel): ChartModel {
    const byName = (name: string): string | null => {
      const lower = name.toLowerCase();
      return this.engine.sheets().find((sheet) => sheet.name.toLowerCase() === lower)?.id ?? null;
    };
    return rewriteFormulas(model, (formula) => {
      const reference = parseReference(formula, byName);
      return reference === null ? formula : referenceFormula(reference.sheet, reference.area);
    });
  }

  /** With sheets by their present names. */
  private read(entry: Entry): ChartModel {
    const names = new Map(this.engine.sheets().map((sheet) => [sheet.id, sheet.name]));
    const model = rewriteFormulas(entry.model, (formula) => {
      const reference = this.heldReference(formula);
      if (reference === null) return formula;
      const name = names.get(reference.sheet);
      if (name === undefined) return this.deletedSheets.has(reference.sheet) ? brokenReference : formula;
      return referenceFormula(name, reference.area);
    });
    return { ...model, place: placeOf(this.engine, entry.sheet, entry.anchor) };
  }
}
