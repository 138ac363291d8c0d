import { formatArea } from "../address";
import { HostError } from "../errors";
import { define, bind, method, navigation, readOnly } from "../member";
import { type RangeTarget } from "../references";
import { fullAddress, sheetInfo } from "./access";
import { calculateAreas, setDirtyAreas } from "./calculation";
import { cellPropertyMethods } from "./cell-properties";
import { conditionalFormatsMembers } from "./conditional-formats";
import { dataValidationMembers } from "./data-validation";
import { rangeFormatMembers } from "./format";
import { hyperlinkScalar } from "./hyperlinks";
import { outlineMethods } from "./outline";
import { contentScalars } from "./range-contents";
import { copyMethods } from "./range-copy";
import { dependencyMethods } from "./dependencies";
import { edgeMethods } from "./range-edges";
import { layoutScalars } from "./range-layout";
import { placeMethods } from "./range-places";
import { searchMethods } from "./range-search";
import { rangeSortMembers } from "./range-sort";
import { specialMethods } from "./range-special";
import { rangeViewMembers } from "./range-view";
import { spillMethods } from "./spills";
import { styleName } from "./styles";
import { structureMethods } from "./range-structure";
import { tablesIn } from "./tables";

const cellStyle = styleName(7);
const formatTarget = (target: RangeTarget) => ({ sheet: target.sheet, areas: () => [target.area] });

export const rangeMembers = define<RangeTarget>({
  name: "Range",
  identity: (target) => (target.referenceId === null ? {} : { _ReferenceId: target.referenceId }),
  scalars: {
    address: readOnly(1, (target, session) => fullAddress(session, target.sheet, target.area)),
    addressLocal: readOnly(1, (target, session) => fullAddress(session, target.sheet, target.area)),
    cellCount: readOnly(1, ({ area }) => (area.rows * area.columns > 2 ** 31 - 1 ? -1 : area.rows * area.columns)),
    rowCount: readOnly(1, ({ area }) => area.rows),
    columnCount: readOnly(1, ({ area }) => area.columns),
    rowIndex: readOnly(1, ({ area }) => area.row),
    columnIndex: readOnly(1, ({ area }) => area.column),
    ...contentScalars,
    ...layoutScalars,
    hyperlink: hyperlinkScalar,
    style: {
      since: 7,
      get: (target, session) => cellStyle.get(formatTarget(target), session),
      set: (target, value, session) => cellStyle.set?.(formatTarget(target), value, session),
    },
  },
  navigations: {
    sort: navigation(2, (target) => bind(rangeSortMembers, target)),
    worksheet: navigation(1, (target, session) => session.objects.worksheet(sheetInfo(session, target.sheet).id)),
    format: navigation(1, (target) => bind(rangeFormatMembers, formatTarget(target))),
    conditionalFormats: navigation(6, (target) => bind(conditionalFormatsMembers, formatTarget(target))),
    dataValidation: navigation(8, (target) => bind(dataValidationMembers, formatTarget(target))),
  },
  methods: {
    _KeepReference: method(0, (target, _args, session) => session.references.keep(target)),
    _ValidateArraySize: method(0, ({ area }, args) => {
      if (args.integer(0) !== area.rows || args.integer(1) !== area.columns) {
        throw new HostError("InvalidArgument", `the array does not have the shape of ${formatArea(area)}`);
      }
    }),
    ...placeMethods,
    ...structureMethods,
    ...copyMethods,
    ...edgeMethods,
    ...searchMethods,
    ...specialMethods,
    ...spillMethods,
    ...dependencyMethods,
    ...outlineMethods,
    ...cellPropertyMethods,
    getTables: method(9, (target, args, session) =>
      tablesIn(session, target.sheet, [target.area], args.optionalFlag(0) ?? false),
    ),
    getVisibleView: method(3, (target) => bind(rangeViewMembers, { range: target, index: null })),
    select: method(1, (target, _args, session) => {
      if (sheetInfo(session, target.sheet).hidden) throw new HostError("InvalidOperation", "the sheet is hidden");
      if (session.engine.activeSheet() !== target.sheet) session.engine.activate(target.sheet);
      session.engine.select(target.sheet, [target.area]);
    }),
    calculate: method(6, (target, _args, session) => calculateAreas(target.sheet, [target.area], session)),
    setDirty: method(9, (target, _args, session) => setDirtyAreas(target.sheet, [target.area], session)),
  },
});
