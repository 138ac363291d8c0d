import type { SheetModel } from "./model";
import type { Parts } from "./package";
import type { StyleEditor } from "./styleEditor";
import type { PersonList } from "./people";
import type { XmlEditor } from "./xmlEdit";

/** One worksheet being written: its own part, and the package for the parts that hang on it. */
export interface SheetPatch {
  readonly parts: Parts;
  /** Name of the worksheet's part. */
  readonly part: string;
  /** Of the worksheet's part. */
  readonly editor: XmlEditor;
  readonly base: SheetModel;
  readonly wanted: SheetModel;
  readonly styles: StyleEditor;
  readonly book: BookPatch;
}

/** What sheets share while a workbook is written. */
export interface BookPatch {
  /** Folder of the workbook's part: `xl/`. */
  readonly folder: string;
  /** Name of the workbook's part. */
  readonly part: string;
  /** Numbers of tables that are taken. */
  readonly tableNumbers: Set<number>;
  readonly people: PersonList;
}
