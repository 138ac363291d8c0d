/** A day by which a share should be reached, in basis points. */
export interface TimetablePoint {
  /** ISO date. */
  readonly on: string;
  readonly share: number;
}

/** Where the provincial spending timetable is printed; from 2017, so it is off unless somebody chooses it (E8). */
export const PROVINCIAL_SOURCE = "云财预〔2017〕92号第五条";

const PROVINCIAL: readonly (readonly [string, number])[] = [
  ["03-31", 2_000],
  ["04-30", 3_500],
  ["05-31", 5_000],
  ["06-30", 6_000],
  ["07-31", 6_500],
  ["08-31", 7_500],
  ["09-30", 8_000],
  ["10-31", 9_000],
  ["11-30", 9_500],
];

/** 云财预〔2017〕92号: cumulative spending not below these shares, in the given year. */
export function provincialTimetable(year: number): readonly TimetablePoint[] {
  return PROVINCIAL.map(([day, share]) => ({ on: `${year}-${day}`, share }));
}

/** The highest share that has fallen due by a day (the day itself counts); null before the first. */
export function shareDue(points: readonly TimetablePoint[], today: string): number | null {
  const due = points.filter(({ on, share }) => on <= today && share > 0);
  return due.length === 0 ? null : Math.max(...due.map(({ share }) => share));
}

/** The lowest share still to come after a day; null after the last. */
export function shareNext(points: readonly TimetablePoint[], today: string): number | null {
  const next = points.filter(({ on, share }) => on > today && share > 0);
  return next.length === 0 ? null : Math.min(...next.map(({ share }) => share));
}
