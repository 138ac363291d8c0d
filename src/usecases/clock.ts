/** Today as an ISO date; the edge knows the time, the inside is told. */
export type Clock = () => string;

const two = (value: number): string => String(value).padStart(2, "0");

/** The date on this machine's calendar, not in Greenwich. */
export const localClock: Clock = () => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** Date and time on this machine's clock, to the second: what 日志 writes. */
export const localMoment: Clock = () => {
  const now = new Date();
  return `${localClock()}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
};
