import type { CellSelector, LineSelector } from "../../domain/rule";
import type { Field } from "../funds/field";

const LINE_MEMBERS = ["category", "categoryOpen", "project", "coordinatedBy"] as const;
const CELL_MEMBERS = [...LINE_MEMBERS, "unitLevel", "ledBy", "builder"] as const;
type Members = Readonly<Record<(typeof LINE_MEMBERS)[number], Field>>;

/** Which lines, from a rule file; left out: all. */
export function readLineSelector(field: Field): LineSelector {
  return field.isMissing ? {} : lineSelector(field.object(LINE_MEMBERS));
}

/** Which cells, from a rule file; left out: all. Combinations the sheets keep no column for are mistakes. */
export function readCellSelector(field: Field): CellSelector {
  if (field.isMissing) return {};
  const members = field.object(CELL_MEMBERS);
  const { unitLevel, ledBy, builder } = members;
  if ([unitLevel, ledBy, builder].filter((member) => !member.isMissing).length > 1)
    field.wrong("unitLevel、ledBy、builder 只能用一个", "only one of unitLevel, ledBy and builder");
  return {
    ...lineSelector(members),
    ...(unitLevel.isMissing ? {} : { unitLevel: unitLevel.oneOf(["prefecture", "county"]) }),
    ...(ledBy.isMissing ? {} : { ledBy: ledBy.oneOf(["prefecture"]) }),
    ...(builder.isMissing ? {} : { builder: builder.oneOf(["outside"]) }),
  };
}

function lineSelector({ category, categoryOpen, project, coordinatedBy }: Members): LineSelector {
  if (!category.isMissing && !categoryOpen.isMissing)
    categoryOpen.wrong("不能与 category 同用", "cannot stand together with category");
  if (!categoryOpen.isMissing && !categoryOpen.yesOrNo())
    categoryOpen.wrong("只能是 true，或不写", "only true, or left out");
  return {
    ...(category.isMissing ? {} : { category: category.oneOf(["network", "resource", "outreach"]) }),
    ...(categoryOpen.isMissing ? {} : { categoryOpen: true }),
    ...(project.isMissing ? {} : { project: project.whole(1, 999_999) }),
    ...(coordinatedBy.isMissing ? {} : { coordinatedBy: coordinatedBy.oneOf(["prefecture"]) }),
  };
}
