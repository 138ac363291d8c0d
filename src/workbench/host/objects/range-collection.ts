import { HostError } from "../errors";
import { define, method } from "../member";
import type { RangeAreasTarget, RangeTarget } from "../references";

interface Ranges {
  readonly ranges: readonly RangeTarget[];
}

function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new HostError("InvalidArgument", "no such index");
  return item;
}

export const rangeCollectionMembers = define<Ranges>({
  name: "RangeCollection",
  methods: {
    getCount: method(9, (target) => target.ranges.length),
    getItemAt: method(9, (target, args, session) => session.objects.range(itemAt(target.ranges, args.integer(0)))),
  },
  items: (target, session) => target.ranges.map((range) => session.objects.range(range)),
});

export const rangeAreasCollectionMembers = define<readonly RangeAreasTarget[]>({
  name: "RangeAreasCollection",
  methods: {
    getCount: method(12, (target) => target.length),
    getItemAt: method(12, (target, args, session) => session.objects.rangeAreas(itemAt(target, args.integer(0)))),
  },
  items: (target, session) => target.map((areas) => session.objects.rangeAreas(areas)),
});
