import { intersect } from "../address";
import type { EngineChange } from "../engine/engine";
import { HostError } from "../errors";
import type { Session } from "../member";
import { namedPlace } from "../objects/bindings";
import type { BindingRequest } from "./bindings";
import {
  addFromNamedItem,
  addFromSelection,
  appendRows,
  binding,
  clearRows,
  described,
  placeOf,
  readBinding,
  release,
  writeBinding,
} from "./bindings";
import type { ReadRequest, WriteRequest } from "./data";
import { readData, writeSelected } from "./data";
import { DocumentCopies } from "./documents";
import { faultNumber, faults, OlderFault } from "./fault";
import type { Place } from "./place";
import { selectedPlace } from "./place";

type Arguments = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;
type Call = (data: Arguments) => Answer | Promise<Answer>;

/** An older event for the pane: its name and what it tells. */
interface OlderEvent {
  readonly name: string;
  readonly data: unknown;
}

/** Excel's older API: selection, bindings, navigation and the file, by the numbers of its calls. */
export class CommonApi {
  private readonly copies: DocumentCopies;
  private readonly calls: Readonly<Record<number, Call>>;

  constructor(
    private readonly session: Session,
    readFile: () => Promise<Uint8Array>,
  ) {
    this.copies = new DocumentCopies(readFile);
    const bindings = (data: Arguments): BindingRequest => data["DdaBindingsMethod"] ?? {};
    const reading = (data: Arguments): ReadRequest => data["DdaGetBindingData"] ?? {};
    const writing = (data: Arguments): WriteRequest => data["DdaSetBindingData"] ?? {};
    const adding = (data: Arguments): WriteRequest => data["DdaAddRowsColumns"] ?? {};
    const one = (state: ReturnType<typeof binding>): Answer => ({ Bindings: [described(session, state)] });
    const done = (act: () => void): Answer => (act(), {});
    this.calls = {
      64: (data) => ({ Data: readData(session, selectedPlace(session), reading(data)) }),
      65: (data) => done(() => writeSelected(session, selectedPlace(session), writing(data))),
      66: (data) => one(addFromSelection(session, bindings(data))),
      68: (data) => one(binding(session, bindings(data).BindingId)),
      69: (data) => done(() => release(session, bindings(data))),
      70: (data) => ({ Data: readBinding(session, reading(data)) }),
      71: (data) => done(() => writeBinding(session, writing(data))),
      72: (data) => done(() => appendRows(session, adding(data))),
      73: (data) => done(() => clearRows(session, bindings(data))),
      74: () => ({ Bindings: this.livingBindings().map((state) => described(session, state)) }),
      77: (data) => this.copies.start(data),
      78: (data) => one(addFromNamedItem(session, bindings(data))),
      80: (data) => this.copies.slice(data),
      81: (data) => done(() => this.copies.close(data)),
      82: (data) => done(() => this.goTo((data["DdaGoToByIdMethod"] ?? {}) as Arguments)),
    };
  }

  /** Null for a call that is not hosted. */
  async answer(dispatchId: number, data: Arguments): Promise<Answer | null> {
    const call = this.calls[dispatchId];
    if (call === undefined) return null;
    const { engine } = this.session;
    try {
      if (engine.isDirty()) await engine.settle();
      const answer = await call(data);
      if (engine.isDirty()) await engine.settle();
      return { Version: 1, Error: 0, ...answer };
    } catch (error) {
      return { Version: 1, Error: faultNumber(error) };
    } finally {
      this.session.references.endRequest();
    }
  }

  /** What bindings have to tell of a change. */
  events(change: EngineChange): readonly OlderEvent[] {
    const { kind } = change;
    if (kind !== "edited" && kind !== "formatted" && kind !== "calculated" && kind !== "selected") return [];
    return this.livingBindings().flatMap((state) => {
      const { sheet, area } = placeOf(state);
      if (sheet !== change.sheet) return [];
      const ddaBinding = described(this.session, state);
      if (change.kind !== "selected")
        return intersect(area, change.area) === null
          ? []
          : [{ name: `${state.id}_bindingDataChanged`, data: { ddaBinding } }];
      const [shared] = change.areas.flatMap((selected) => intersect(area, selected) ?? []);
      if (shared === undefined) return [];
      // The client hands these on under the names they come with.
      const subset = {
        startRow: shared.row - area.row,
        startColumn: shared.column - area.column,
        rowCount: shared.rows,
        columnCount: shared.columns,
      };
      return [{ name: `${state.id}_bindingSelectionChanged`, data: { ddaBinding, subset } }];
    });
  }

  private livingBindings(): ReturnType<typeof binding>[] {
    return [...this.session.book.state.bindings.values()].filter((state) => state.area !== null);
  }

  private goTo(request: Arguments): void {
    const { sheet, area } = this.destination(Number(request["GoToType"]), String(request["Id"]));
    const info = this.session.engine.sheets().find((candidate) => candidate.id === sheet);
    if (info === undefined || info.hidden) throw new OlderFault(faults.cannotNavigate);
    this.session.engine.activate(sheet);
    this.session.engine.select(sheet, [area]);
  }

  private destination(type: number, id: string): Place {
    const [toBinding, toNamedItem] = [0, 1];
    if (type === toBinding) {
      const state = this.session.book.state.bindings.get(id);
      if (state === undefined || state.area === null) throw new OlderFault(faults.idNotFound);
      return placeOf(state);
    }
    if (type !== toNamedItem) throw new OlderFault(faults.cannotNavigate);
    const table = this.session.book.tables.find(id);
    if (table !== null) return { sheet: table.sheet, area: table.area };
    try {
      return namedPlace(id, this.session);
    } catch (error) {
      throw error instanceof HostError ? new OlderFault(faults.idNotFound) : error;
    }
  }
}
