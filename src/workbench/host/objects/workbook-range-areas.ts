import type { BoundObject, Session } from "../member";
import { bind, define, method, navigation, readOnly } from "../member";
import type { WorkbookRangeAreasTarget } from "../references";
import { fullAddress } from "./access";
import { rangeAreasCollectionMembers, rangeCollectionMembers } from "./range-collection";
import { missing } from "./range-parts";

function bySheet(target: WorkbookRangeAreasTarget, key: string, session: Session): BoundObject | null {
  const sheet = session.book.findSheet(key);
  const areas = target.areas.find((one) => one.sheet === sheet);
  return areas === undefined ? null : session.objects.rangeAreas(areas);
}

export const workbookRangeAreasMembers = define<WorkbookRangeAreasTarget>({
  name: "WorkbookRangeAreas",
  identity: (target) => (target.referenceId === null ? {} : { _ReferenceId: target.referenceId }),
  scalars: {
    addresses: readOnly(12, (target, session) =>
      target.areas.flatMap(({ sheet, ranges }) => ranges.map(({ area }) => fullAddress(session, sheet, area))),
    ),
  },
  navigations: {
    areas: navigation(12, (target) => bind(rangeAreasCollectionMembers, target.areas)),
    ranges: navigation(12, (target) =>
      bind(rangeCollectionMembers, { ranges: target.areas.flatMap(({ ranges }) => ranges) }),
    ),
  },
  methods: {
    _KeepReference: method(0, (target, _args, session) => session.references.keep(target)),
    getRangeAreasBySheet: method(12, (target, args, session) => missing(bySheet(target, args.text(0), session))),
    getRangeAreasOrNullObjectBySheet: method(12, (target, args, session) => bySheet(target, args.text(0), session)),
  },
});
