import { asFlag, asText, oneOf } from "../arguments";
import type { Scalar, Session } from "../member";
import { bind, define, navigation, settable } from "../member";
import type { HeaderFooter, PageSetup } from "../model";

interface GroupTarget {
  readonly sheet: string;
}
/** Whose header and footer; odd pages bear those of all pages, as in the file format. */
type Pages = "headerFooter" | "firstPageHeaderFooter" | "evenPagesHeaderFooter";
interface PagesTarget extends GroupTarget {
  readonly pages: Pages;
}

function page({ sheet }: GroupTarget, session: Session): PageSetup {
  return session.book.sheet(session.book.requireSheet(sheet)).page;
}

const longestText = 255;
const keys = ["leftHeader", "centerHeader", "rightHeader", "leftFooter", "centerFooter", "rightFooter"] as const;

function text(key: keyof HeaderFooter): Scalar<PagesTarget> {
  return settable(
    9,
    (target, session) => page(target, session)[target.pages][key],
    (target, value, session) => {
      page(target, session)[target.pages][key] = asText(value, longestText);
    },
  );
}

const headerFooterMembers = define<PagesTarget>({
  name: "HeaderFooter",
  scalars: Object.fromEntries(keys.map((key) => [key, text(key)])),
});

const states = ["Default", "FirstAndDefault", "OddAndEven", "FirstOddAndEven"] as const;

/** Headers and footers of a sheet, by the kind of page. */
export const headersFootersMembers = define<GroupTarget>({
  name: "HeaderFooterGroup",
  scalars: {
    state: settable(
      9,
      (target, session) => page(target, session).headerFooterState,
      (target, value, session) => {
        page(target, session).headerFooterState = oneOf(value, states);
      },
    ),
    useSheetMargins: settable(
      9,
      (target, session) => page(target, session).headerFooterUsesSheetMargins,
      (target, value, session) => {
        page(target, session).headerFooterUsesSheetMargins = asFlag(value);
      },
    ),
    useSheetScale: settable(
      9,
      (target, session) => page(target, session).headerFooterUsesSheetScale,
      (target, value, session) => {
        page(target, session).headerFooterUsesSheetScale = asFlag(value);
      },
    ),
  },
  navigations: {
    defaultForAllPages: navigation(9, ({ sheet }) => bind(headerFooterMembers, { sheet, pages: "headerFooter" })),
    firstPage: navigation(9, ({ sheet }) => bind(headerFooterMembers, { sheet, pages: "firstPageHeaderFooter" })),
    evenPages: navigation(9, ({ sheet }) => bind(headerFooterMembers, { sheet, pages: "evenPagesHeaderFooter" })),
    oddPages: navigation(9, ({ sheet }) => bind(headerFooterMembers, { sheet, pages: "headerFooter" })),
  },
});
