const dayMilliseconds = 86_400_000;
/** Day zero of Excel's serial numbers, as a time. */
const origin = Date.UTC(1899, 11, 30);

export interface Moment {
  readonly year: number;
  /** 0-based. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The date and time a serial number stands for. */
export function momentOf(serial: number): Moment {
  const date = new Date(origin + Math.round(serial * dayMilliseconds));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

function serialOf(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month, day) - origin) / dayMilliseconds);
}

/** First and last day (exclusive) of the period a dynamic filter names; null when it names none. */
function period(type: string, today: Date): readonly [from: number, to: number] | null {
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const now = serialOf(year, month, day);
  const week = now - today.getDay();
  const quarter = Math.floor(month / 3) * 3;
  const months = (first: number, count: number): readonly [number, number] => [
    serialOf(year, first, 1),
    serialOf(year, first + count, 1),
  ];
  const periods: Readonly<Record<string, readonly [number, number]>> = {
    yesterday: [now - 1, now],
    today: [now, now + 1],
    tomorrow: [now + 1, now + 2],
    lastWeek: [week - 7, week],
    thisWeek: [week, week + 7],
    nextWeek: [week + 7, week + 14],
    lastMonth: months(month - 1, 1),
    thisMonth: months(month, 1),
    nextMonth: months(month + 1, 1),
    lastQuarter: months(quarter - 3, 3),
    thisQuarter: months(quarter, 3),
    nextQuarter: months(quarter + 3, 3),
    lastYear: months(-12, 12),
    thisYear: months(0, 12),
    nextYear: months(12, 12),
    yearToDate: [serialOf(year, 0, 1), now + 1],
  };
  return periods[type] ?? null;
}

/** Whether a date lies in a period named as the file format names it: `today`, `lastMonth`, `Q2`, `M11`. */
export function isInPeriod(serial: number, type: string, today: Date): boolean {
  const month = /^M(\d+)$/.exec(type)?.[1];
  if (month !== undefined) return momentOf(serial).month === Number(month) - 1;
  const quarter = /^Q(\d)$/.exec(type)?.[1];
  if (quarter !== undefined) return Math.floor(momentOf(serial).month / 3) === Number(quarter) - 1;
  const days = period(type, today);
  return days !== null && serial >= days[0] && serial < days[1];
}
