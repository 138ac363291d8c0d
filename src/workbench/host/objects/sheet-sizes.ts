import { asNumber } from "../arguments";
import { HostError } from "../errors";
import type { Scalar } from "../member";
import { readOnly, settable } from "../member";
import { sheetInfo } from "./access";

/** Of the default font 宋体 11 at 96 pixels per inch: the digit zero, and what a column leaves free beside its text. */
const pixelsPerDigit = 8;
const columnPadding = 5;
const pointsPerPixel = 0.75;
const widestColumn = 255;

interface SizedSheet {
  readonly sheet: string;
}

/** What a row or column measures that nobody gave a size: heights in points, widths in characters. */
export const sheetSizes: Readonly<Record<string, Scalar<SizedSheet>>> = {
  standardHeight: readOnly(7, ({ sheet }, session) => {
    return session.engine.defaultSizes(sheetInfo(session, sheet).id).rowHeight * pointsPerPixel;
  }),
  standardWidth: settable(
    7,
    ({ sheet }, session) => {
      const { columnWidth } = session.engine.defaultSizes(sheetInfo(session, sheet).id);
      return Math.round(((columnWidth - columnPadding) / pixelsPerDigit) * 100) / 100;
    },
    ({ sheet }, value, session) => {
      const width = asNumber(value);
      if (width < 0 || width > widestColumn) throw new HostError("InvalidArgument", `0 to ${widestColumn} characters`);
      const pixels = Math.round(width * pixelsPerDigit + columnPadding);
      session.engine.setDefaultColumnWidth(sheetInfo(session, sheet).id, pixels);
    },
  ),
};
