import { define, bind, method, navigation, readOnly } from "../member";
import type { RangeAreasTarget } from "../references";
import { fullAddress } from "./access";
import { rangeFormatMembers } from "./format";
import { rangeMembers } from "./range";
import { clearRange } from "./range-values";

const areaCollectionMembers = define<RangeAreasTarget>({
  name: "RangeCollection",
  methods: { getCount: method(9, (target) => target.ranges.length) },
  items: (target) => target.ranges.map((range) => bind(rangeMembers, range)),
});

export const rangeAreasMembers = define<RangeAreasTarget>({
  name: "RangeAreas",
  identity: (target) => (target.referenceId === null ? {} : { _ReferenceId: target.referenceId }),
  scalars: {
    address: readOnly(9, (target, session) =>
      target.ranges.map((range) => fullAddress(session, target.sheet, range.area)).join(","),
    ),
    areaCount: readOnly(9, (target) => target.ranges.length),
    cellCount: readOnly(9, (target) => target.ranges.reduce((sum, { area }) => sum + area.rows * area.columns, 0)),
  },
  navigations: {
    areas: navigation(9, (target) => bind(areaCollectionMembers, target)),
    format: navigation(9, (target) =>
      bind(rangeFormatMembers, { sheet: target.sheet, areas: () => target.ranges.map((range) => range.area) }),
    ),
    worksheet: navigation(9, (target, session) => session.objects.worksheet(target.sheet)),
  },
  methods: {
    _KeepReference: method(0, (target, _args, session) => session.references.keep(target)),
    clear: method(9, (target, args, session) => {
      const what = args.optionalChoice(0, ["All", "Contents", "Formats"]) ?? "All";
      for (const range of target.ranges) clearRange(range, what, session);
    }),
    select: method(18, (target, _args, session) => {
      if (session.engine.activeSheet() !== target.sheet) session.engine.activate(target.sheet);
      session.engine.select(
        target.sheet,
        target.ranges.map((range) => range.area),
      );
    }),
  },
});
