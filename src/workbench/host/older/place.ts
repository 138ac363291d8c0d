import type { Area } from "../address";
import type { Session } from "../member";
import { faults, OlderFault } from "./fault";

/** Cells a call works on. */
export interface Place {
  readonly sheet: string;
  readonly area: Area;
}

/** The one block that is selected; whole rows and columns as far as they are used. */
export function selectedPlace(session: Session): Place {
  const areas = session.engine.selection();
  const [area] = areas;
  if (area === undefined || areas.length > 1) throw new OlderFault(faults.severalSelections);
  return { sheet: session.engine.activeSheet(), area };
}

/** The table that covers a place exactly, header included, or has it within its rows. */
export function tableAt(session: Session, { sheet, area }: Place) {
  return session.book.tables.at(sheet, area.row, area.column);
}
