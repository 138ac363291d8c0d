import { HostError } from "../errors";
import { asFlag } from "../arguments";
import type { BoundObject, Session } from "../member";
import { define, bind, method, navigation, readOnly, settable } from "../member";
import type { BookModel } from "../model";
import { rangeObject } from "./access";
import { calculationMethods, calculationScalars } from "./calculation";
import { activeChart } from "./charts";
import { commentsMembers } from "./comments";
import { customXmlPartsMembers } from "./custom-xml";
import { cultureNavigation, cultureScalars } from "./culture";
import { workbookEventMethods } from "./event-methods";
import { iterativeCalculationMembers } from "./iterative-calculation";
import { namesMembers } from "./names";
import { propertiesMembers } from "./properties";
import { rangeAreasMembers } from "./range-areas";
import { settingsMembers } from "./settings";
import { stylesMembers } from "./styles";
import { workbookLifeMethods, workbookNavigations, workbookScalars } from "./workbook-life";
import { tablesMembers } from "./tables";
import { tableStylesMembers } from "./table-styles";
import { worksheetsMembers } from "./worksheets";

const applicationMembers = define<BookModel>({
  name: "Application",
  scalars: {
    ...calculationScalars,
    ...cultureScalars,
  },
  navigations: {
    cultureInfo: cultureNavigation,
    iterativeCalculation: navigation(9, (book) => bind(iterativeCalculationMembers, book)),
  },
  methods: {
    ...calculationMethods,
  },
});

const runtimeMembers = define<BookModel>({
  name: "Runtime",
  scalars: {
    enableEvents: settable(
      8,
      (_book, session) => session.events.enabled,
      (_book, value, session) => {
        session.events.enabled = asFlag(value);
      },
    ),
  },
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
    ...workbookScalars,
  },
  navigations: {
    application: navigation(1, (book) => bind(applicationMembers, book)),
    comments: navigation(10, () => bind(commentsMembers, { sheet: null })),
    customXmlParts: navigation(5, (book) => bind(customXmlPartsMembers, book)),
    names: navigation(1, () => bind(namesMembers, { sheet: null })),
    tables: navigation(1, () => bind(tablesMembers, { sheet: null })),
    tableStyles: navigation(10, () => bind(tableStylesMembers, null)),
    properties: navigation(7, (book) => bind(propertiesMembers, book)),
    settings: navigation(4, (book) => bind(settingsMembers, book)),
    styles: navigation(7, () => bind(stylesMembers, null)),
    worksheets: navigation(1, (book) => bind(worksheetsMembers, book)),
    ...workbookNavigations,
    _Runtime: navigation(0, (book) => bind(runtimeMembers, book)),
  },
  methods: {
    ...workbookLifeMethods,
    getSelectedRange: method(1, (_book, _args, session) => selected(session)),
    getSelectedRanges: method(9, (_book, _args, session) =>
      bind(rangeAreasMembers, session.references.rangeAreas(session.engine.activeSheet(), session.engine.selection())),
    ),
    getActiveChart: method(9, (_book, _args, session) => {
      const chart = activeChart(session);
      if (chart === null) throw new HostError("ItemNotFound", "no chart is active");
      return chart;
    }),
    getActiveChartOrNullObject: method(9, (_book, _args, session) => activeChart(session)),
    getActiveCell: method(7, (_book, _args, session) => activeCell(session)),
    ...workbookEventMethods(),
    _RemoveReference: method(0, (_book, args, session) => session.references.remove(args.text(0))),
    _RemoveAllReferences: method(0, (_book, _args, session) => session.references.removeAll()),
    _GetReferenceCount: method(0, (_book, _args, session) => session.references.count),
  },
});
