import { IUndoRedoService, RedoCommandId, UndoCommandId } from "@univerjs/core";
import type { Area } from "../address";
import type { ShiftKind } from "./engine";
import type { UniverAccess } from "./univer-access";

/** Cells of a block moved: undone and redone by plain moves, which do not say what was meant. */
export interface BlockShift {
  readonly sheet: string;
  readonly area: Area;
  readonly shift: ShiftKind;
}

const opposites: Partial<Record<ShiftKind, ShiftKind>> = {
  CellsInsertedDown: "CellsDeletedUp",
  CellsInsertedRight: "CellsDeletedLeft",
  CellsDeletedUp: "CellsInsertedDown",
  CellsDeletedLeft: "CellsInsertedRight",
};

/** Private members of the pinned engine version (0.25.1): the public ones only know the workbook with the keyboard. */
interface UndoLists {
  _pitchUndoElement(unit: string): object | null;
  _pitchRedoElement(unit: string): object | null;
}

/** Remembers which entry of the undo list takes back which block shift. */
export class UndoneShifts {
  private readonly shifts = new WeakMap<object, BlockShift>();
  /** What the undo or redo now under way will have done. */
  private coming: BlockShift | null = null;

  constructor(private readonly access: UniverAccess) {}

  private get lists(): UndoLists {
    return this.access.injector.get(IUndoRedoService) as unknown as UndoLists;
  }

  /** To be called when a command that shifts a block has been carried out. */
  done(shift: BlockShift): void {
    const entry = this.lists._pitchUndoElement(this.access.unitId);
    if (entry !== null) this.shifts.set(entry, shift);
  }

  /** To be called before every command; true when it undoes or redoes such a shift. */
  before(id: string): boolean {
    if (id !== UndoCommandId && id !== RedoCommandId) return false;
    const { unitId } = this.access;
    const undoes = id === UndoCommandId;
    const entry = undoes ? this.lists._pitchUndoElement(unitId) : this.lists._pitchRedoElement(unitId);
    const shift = entry === null ? undefined : this.shifts.get(entry);
    const back = shift === undefined ? undefined : opposites[shift.shift];
    this.coming = shift === undefined || back === undefined ? null : { ...shift, shift: undoes ? back : shift.shift };
    return this.coming !== null;
  }

  /** To be called after every command: the shift that an undo or redo amounted to. */
  after(id: string): BlockShift | null {
    if (id !== UndoCommandId && id !== RedoCommandId) return null;
    const shift = this.coming;
    this.coming = null;
    return shift;
  }
}
