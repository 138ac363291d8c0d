import { HostError } from "../errors";
import { asFlag, asText, oneOf } from "../arguments";
import type { BoundObject, Scalar, Session } from "../member";
import { define, bind, method, navigation, readOnly, settable } from "../member";
import type { BookModel, DocumentProperties } from "../model";
import { rangeObject } from "./access";
import { namesMembers } from "./names";
import { rangeAreasMembers } from "./range-areas";
import { settingsMembers } from "./settings";
import { worksheetsMembers } from "./worksheets";

const modes = ["Automatic", "AutomaticExceptTables", "Manual"] as const;

const applicationMembers = define<BookModel>({
  name: "Application",
  scalars: {
    calculationMode: settable(
      1,
      (book) => book.calculationMode,
      (book, value) => {
        book.calculationMode = oneOf(value, modes);
      },
    ),
    calculationState: { ...readOnly<BookModel>(9, () => "Done"), calculated: true },
    calculationEngineVersion: readOnly(9, () => 191_029),
  },
  methods: {
    calculate: method(1, (_book, args, session) => {
      args.choice(0, ["Recalculate", "Full", "FullRebuild"]);
      session.engine.recalculate();
    }),
    suspendApiCalculationUntilNextSync: method(6, () => undefined),
    suspendScreenUpdatingUntilNextSync: method(9, () => undefined),
  },
});

const runtimeMembers = define<BookModel>({
  name: "Runtime",
  scalars: {
    enableEvents: settable(
      8,
      (book) => book.enableEvents,
      (book, value) => {
        book.enableEvents = asFlag(value);
      },
    ),
  },
});

function property(key: keyof DocumentProperties): Scalar<BookModel> {
  return settable(
    7,
    (book) => book.properties[key],
    (book, value) => {
      book.properties[key] = asText(value, 255);
    },
  );
}

const propertyKeys: readonly (keyof DocumentProperties)[] = [
  "author",
  "category",
  "comments",
  "company",
  "keywords",
  "subject",
  "title",
];

const propertiesMembers = define<BookModel>({
  name: "DocumentProperties",
  scalars: Object.fromEntries(propertyKeys.map((key) => [key, property(key)])),
});

function selected(session: Session): BoundObject {
  const areas = session.engine.selection();
  const only = areas[0] ?? { row: 0, column: 0, rows: 1, columns: 1 };
  if (areas.length > 1) throw new HostError("InvalidSelection", "several ranges are selected");
  return rangeObject(session, session.engine.activeSheet(), only);
}

function activeCell(session: Session): BoundObject {
  const first = session.engine.selection()[0] ?? { row: 0, column: 0 };
  return rangeObject(session, session.engine.activeSheet(), {
    row: first.row,
    column: first.column,
    rows: 1,
    columns: 1,
  });
}

export const workbookMembers = define<BookModel>({
  name: "Workbook",
  scalars: {
    name: readOnly(7, (book) => book.name),
    readOnly: readOnly(8, () => false),
    isDirty: readOnly(9, () => false),
  },
  navigations: {
    application: navigation(1, (book) => bind(applicationMembers, book)),
    names: navigation(1, () => bind(namesMembers, { sheet: null })),
    properties: navigation(7, (book) => bind(propertiesMembers, book)),
    settings: navigation(4, (book) => bind(settingsMembers, book)),
    worksheets: navigation(1, (book) => bind(worksheetsMembers, book)),
    _Runtime: navigation(0, (book) => bind(runtimeMembers, book)),
  },
  methods: {
    getSelectedRange: method(1, (_book, _args, session) => selected(session)),
    getSelectedRanges: method(9, (_book, _args, session) =>
      bind(rangeAreasMembers, session.references.rangeAreas(session.engine.activeSheet(), session.engine.selection())),
    ),
    getActiveCell: method(7, (_book, _args, session) => activeCell(session)),
    _RemoveReference: method(0, (_book, args, session) => session.references.remove(args.text(0))),
    _RemoveAllReferences: method(0, (_book, _args, session) => session.references.removeAll()),
    _GetReferenceCount: method(0, (_book, _args, session) => session.references.count),
  },
});
