import type { Area } from "../address";
import { intersect, subtract } from "../address";
import type { ShiftKind } from "../engine/engine";
import { shiftArea } from "../references";

/** Where a hyperlink leads; at least one of `target` and `location` is there. */
export interface Hyperlink {
  readonly area: Area;
  /** Absolute address. */
  readonly target?: string;
  /** `分配表!A1` */
  readonly location?: string;
  readonly tooltip?: string;
}

/** Hyperlinks of cells, by sheet. */
export class Hyperlinks {
  private readonly bySheet = new Map<string, readonly Hyperlink[]>();

  of(sheet: string): readonly Hyperlink[] {
    return this.bySheet.get(sheet) ?? [];
  }

  /** The links that touch an area. */
  within(sheet: string, area: Area): readonly Hyperlink[] {
    return this.of(sheet).filter((link) => intersect(link.area, area) !== null);
  }

  /** Takes the links of an area away. */
  remove(sheet: string, area: Area): void {
    const left = this.of(sheet).flatMap((link) => subtract(link.area, area).map((rest) => ({ ...link, area: rest })));
    this.bySheet.set(sheet, left);
  }

  /** Sets the link of an area; whatever links its cells had are gone. */
  set(sheet: string, link: Hyperlink): void {
    this.remove(sheet, link.area);
    this.bySheet.set(sheet, [...this.of(sheet), link]);
  }

  shifted(sheet: string, kind: ShiftKind, place: Area): void {
    const followed = this.of(sheet).flatMap((link) => {
      const area = shiftArea(link.area, kind, place);
      return area === null ? [] : [{ ...link, area }];
    });
    this.bySheet.set(sheet, followed);
  }

  sheetDeleted(sheet: string): void {
    this.bySheet.delete(sheet);
  }

  sheetCopied(source: string, copy: string): void {
    this.bySheet.set(copy, this.of(source));
  }
}
