import type { Bilingual } from "../domain/fault";
import type { Exchange, IssuedFile, Period, ReceivedFile } from "../domain/returns";
import type { UnitCode } from "../domain/units";

/** A unit that was sent a file and has not reported. */
export interface Missing {
  readonly unit: UnitCode;
  readonly period: Period;
  /** ISO date of the first file sent for the period. */
  readonly since: string;
  readonly due: string | null;
  /** It sent the file back as it was. */
  readonly unfilled: boolean;
}

/** Whether a file that came back counts as a report; the unfilled original and a refused file do not. */
export function reports({ outcome }: Pick<ReceivedFile, "outcome">): boolean {
  return outcome === "已并入" || outcome === "待决定";
}

/** Who has not reported, by period and in the order they were sent to. */
export function missingUnits({ issued, received }: Pick<Exchange, "issued" | "received">): readonly Missing[] {
  const key = (unit: UnitCode, period: Period): string => `${period} ${unit}`;
  const back = new Map<string, ReceivedFile[]>();
  for (const file of received) {
    if (file.unit === null || file.period === null) continue;
    const place = key(file.unit, file.period);
    back.set(place, [...(back.get(place) ?? []), file]);
  }
  const sent = new Map<string, IssuedFile[]>();
  for (const file of issued) {
    const place = key(file.unit, file.period);
    sent.set(place, [...(sent.get(place) ?? []), file]);
  }
  return [...sent.entries()].flatMap(([place, files]) => {
    const returned = back.get(place) ?? [];
    const ordered = [...files].sort((one, other) => (one.at < other.at ? -1 : 1));
    const [first, newest] = [ordered[0], ordered[ordered.length - 1]];
    if (!first || !newest || returned.some(reports)) return [];
    const { unit, period } = first;
    const unfilled = returned.some(({ outcome }) => outcome === "未填");
    return [{ unit, period, since: first.at.slice(0, 10), due: newest.due, unfilled }];
  });
}

/**
 * 催报: a message to paste into the chat, one paragraph per period.
 * @param today ISO date
 */
export function reminderText(
  missing: readonly Missing[],
  {
    fund,
    today,
    unitName,
  }: { readonly fund: string; readonly today: string; readonly unitName: (code: UnitCode) => string },
): Bilingual {
  const periods = [...new Set(missing.map(({ period }) => period))].sort();
  const told = periods.map((period) => {
    const own = missing.filter((entry) => entry.period === period);
    return paragraph(own, { fund, today, unitName }, period);
  });
  return { zh: told.map(({ zh }) => zh).join("\n"), en: told.map(({ en }) => en).join("\n") };
}

function paragraph(
  missing: readonly Missing[],
  { fund, today, unitName }: Parameters<typeof reminderText>[1],
  period: Period,
): Bilingual {
  const names = missing.map(({ unit }) => unitName(unit)).join("、");
  const due = missing.map((entry) => entry.due).find((date) => date !== null) ?? null;
  const [year = "", month = ""] = period.split("-");
  const late = due !== null && due < today;
  const limit = due === null ? "" : late ? `（应于${chinese(due)}前报，已逾期）` : `，请于${chinese(due)}前报送`;
  const limitEnglish = due === null ? "" : late ? ` (they were due ${due})` : `; please send them by ${due}`;
  const blank = missing.filter(({ unfilled }) => unfilled).map(({ unit }) => unitName(unit));
  const againEnglish =
    blank.length === 0
      ? ""
      : ` ${blank.join(", ")} sent back the unfilled original; please fill it in, save it and send it again.`;
  const again = blank.length === 0 ? "" : `${blank.join("、")}发回的是没有填写的原表，请填好保存后再发。`;
  return {
    zh: `${fund}${year}年${Number(month)}月填报表，截至${chinese(today)}尚未收到：${names}${limit}。${again}发之前请看“填报说明”里的填报状态。`,
    en: `${fund}, reports for ${period}: not yet received by ${today} from ${names}${limitEnglish}.${againEnglish}`,
  };
}

function chinese(date: string): string {
  const [, month = "", day = ""] = date.split("-");
  return `${Number(month)}月${Number(day)}日`;
}
