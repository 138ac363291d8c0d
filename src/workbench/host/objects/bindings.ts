import { splitSheet } from "../address";
import type { Area } from "../address";
import type { Arguments } from "../arguments";
import { HostError } from "../errors";
import type { BoundObject, Session } from "../member";
import { bind, define, method, objectArgument, readOnly } from "../member";
import type { BookModel } from "../model";
import type { BindingState, BindingType } from "../model/workbook-state";
import { rangeObject, readAddress, referenceArea } from "./access";
import { rangeMembers } from "./range";
import { tableMembers } from "./table";

interface BindingTarget {
  readonly id: string;
}
interface Place {
  readonly sheet: string;
  readonly area: Area;
}

const types = { Range: "Matrix", Table: "Table", Text: "Text" } as const;
const typeNames: Readonly<Record<BindingType, keyof typeof types>> = { Matrix: "Range", Table: "Table", Text: "Text" };

function state(target: BindingTarget, session: Session): BindingState {
  const found = session.book.state.bindings.get(target.id);
  if (found === undefined) throw new HostError("ItemNotFound", "the binding was deleted");
  return found;
}

function place(target: BindingTarget, session: Session): Place {
  const { sheet, area } = state(target, session);
  if (area === null) throw new HostError("InvalidBinding", "the cells of this binding were deleted");
  return { sheet, area };
}

/** InvalidBinding when the binding is of another kind. */
function assertType(target: BindingTarget, type: BindingType, session: Session): void {
  if (state(target, session).type !== type) throw new HostError("InvalidBinding", `a ${type} binding is needed`);
}

const bindingMembers = define<BindingTarget>({
  name: "Binding",
  identity: (target) => ({ Id: target.id }),
  scalars: {
    id: readOnly(1, (target, session) => state(target, session).id),
    type: readOnly(1, (target, session) => typeNames[state(target, session).type]),
  },
  methods: {
    delete: method(3, (target, _args, session) => {
      session.book.state.bindings.delete(state(target, session).id);
    }),
    getRange: method(1, (target, _args, session) => {
      const { sheet, area } = place(target, session);
      return rangeObject(session, sheet, area);
    }),
    getTable: method(1, (target, _args, session) => {
      assertType(target, "Table", session);
      const { sheet, area } = place(target, session);
      const table = session.book.tables.at(sheet, area.row, area.column);
      if (table === null) throw new HostError("InvalidBinding", "the table of this binding is gone");
      return bind(tableMembers, { id: table.id });
    }),
    getText: {
      since: 1,
      calculated: true,
      call: (target, _args, session) => {
        assertType(target, "Text", session);
        const { sheet, area } = place(target, session);
        const cell = session.engine.cell(sheet, area.row, area.column);
        const format = session.engine.formats(sheet, { ...area, rows: 1, columns: 1 })[0]?.[0]?.numberFormat;
        return session.engine.display(cell, format ?? "General");
      },
    },
  },
});

/** Adds (or replaces) a binding; both of Excel's APIs work on the same ones. */
export function addBinding(book: BookModel, id: string, type: BindingType, { sheet, area }: Place): BindingState {
  if (id === "") throw new HostError("InvalidArgument", "a binding needs an id");
  if (type === "Text" && area.rows * area.columns > 1)
    throw new HostError("InvalidArgument", "a text binding is one cell");
  const table = type === "Table" ? book.tables.at(sheet, area.row, area.column) : null;
  if (type === "Table" && table === null) throw new HostError("InvalidArgument", "there is no table in these cells");
  const made: BindingState = { id, type, sheet, area: table?.area ?? area };
  book.state.bindings.set(id, made);
  return made;
}

function add(book: BookModel, args: Arguments, typeIndex: number, where: Place): BoundObject {
  const type = types[args.choice(typeIndex, ["Range", "Table", "Text"])];
  return bind(bindingMembers, { id: addBinding(book, args.text(typeIndex + 1), type, where).id });
}

function given(args: Arguments, session: Session): Place {
  const range = objectArgument(args, 0, rangeMembers);
  if (range !== undefined) return range;
  const text = args.text(0);
  if (splitSheet(text).sheet === null) throw new HostError("InvalidArgument", "the address needs the sheet's name");
  return readAddress(session, session.engine.activeSheet(), text);
}

/** The cells a name of the workbook, or `Sheet1!name`, stands for. */
export function namedPlace(name: string, session: Pick<Session, "engine" | "book">): Place {
  const { sheet: owner, rest } = splitSheet(name);
  const sheet = owner === null ? null : session.book.findSheet(owner);
  const found = session.engine
    .names()
    .find((entry) => entry.name.toLowerCase() === rest.toLowerCase() && entry.sheet === sheet);
  if (found === undefined) throw new HostError("ItemNotFound", name);
  const where = referenceArea(session, found.formula);
  if (where === null) throw new HostError("InvalidReference", "the name does not stand for one block of cells");
  return where;
}

function selectedPlace(session: Session): Place {
  const areas = session.engine.selection();
  const [area] = areas;
  if (area === undefined || areas.length > 1) throw new HostError("InvalidReference", "one block must be selected");
  return { sheet: session.engine.activeSheet(), area };
}

function at(book: BookModel, index: number): BoundObject {
  const id = [...book.state.bindings.keys()][index];
  if (id === undefined) throw new HostError("InvalidArgument", `no binding ${index}`);
  return bind(bindingMembers, { id });
}

/** `workbook.bindings`. */
export const bindingsMembers = define<BookModel>({
  name: "BindingCollection",
  scalars: { count: readOnly(1, (book) => book.state.bindings.size) },
  methods: {
    add: method(3, (book, args, session) => add(book, args, 1, given(args, session))),
    addFromNamedItem: method(3, (book, args, session) => add(book, args, 1, namedPlace(args.text(0), session))),
    addFromSelection: method(3, (book, args, session) => add(book, args, 0, selectedPlace(session))),
    getCount: method(4, (book) => book.state.bindings.size),
    getItemAt: method(1, (book, args) => at(book, args.integer(0))),
    getItemOrNullObject: method(4, (book, args) => {
      const id = args.text(0);
      return book.state.bindings.has(id) ? bind(bindingMembers, { id }) : null;
    }),
  },
  item: (book, key) => {
    if (typeof key !== "string" || !book.state.bindings.has(key)) throw new HostError("ItemNotFound", String(key));
    return bind(bindingMembers, { id: key });
  },
  items: (book) => [...book.state.bindings.keys()].map((id) => bind(bindingMembers, { id })),
});
