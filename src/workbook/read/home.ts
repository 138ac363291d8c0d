import type { AllocationState, FundBook } from "../../domain/book";
import { SAMPLE_MARK } from "../names";
import { HOME_LABEL } from "../sheets/homeLabels";
import type { ContentReader } from "./contentReader";

type HomeFacts = Pick<FundBook, "title" | "year" | "noticeNumber" | "sample" | "state" | "version">;

const STATES: readonly AllocationState[] = ["草案", "科室复核", "局党组审定", "已下达", "调整中", "归档"];

/** 首页 → what the book is called and how far it has come; labels are found wherever they stand in column A. */
export function readHome(sheet: ContentReader): HomeFacts {
  const valueOf = (label: string): string => {
    for (let row = 0; row < sheet.rowCount; row += 1) {
      if (sheet.text(row, 0) === label) return sheet.text(row, 1);
    }
    return "";
  };
  const year = Number(valueOf(HOME_LABEL.year));
  const version = Number(valueOf(HOME_LABEL.version));
  return {
    title: valueOf(HOME_LABEL.title),
    year: Number.isInteger(year) && year > 0 ? year : null,
    noticeNumber: valueOf(HOME_LABEL.notice),
    sample: valueOf(HOME_LABEL.data) === SAMPLE_MARK,
    state: STATES.find((state) => state === valueOf(HOME_LABEL.state)) ?? "草案",
    version: Number.isInteger(version) && version > 0 ? version : 1,
  };
}
