/** What the person or add-in has fixed of an axis; the rest is chosen from the data. */
export interface ScaleWishes {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly majorUnit?: number | undefined;
  readonly logBase?: number | undefined;
}

export interface Scale {
  readonly minimum: number;
  readonly maximum: number;
  readonly majorUnit: number;
}

/** The smallest of 1, 2, 5 · 10ⁿ that is no smaller. */
function niceUnit(least: number): number {
  if (!(least > 0) || !Number.isFinite(least)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].find((candidate) => candidate * power >= least * (1 - 1e-9)) ?? 10;
  return clean(step * power);
}

/** Without the last binary digits: 0.30000000000000004 is 0.3. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * Excel's automatic axis: five percent of room above the largest value; zero is on the axis unless the values lie
 * within a sixth of each other; round steps.
 */
export function automaticScale(values: readonly number[], wishes: ScaleWishes, mostSteps: number): Scale {
  const smallest = Math.min(...values);
  const largest = Math.max(...values);
  const [low, high] = values.length === 0 ? [0, 1] : [smallest, largest];
  if (wishes.logBase !== undefined) return logarithmicScale(low, high, wishes, wishes.logBase);
  const narrow = (high - low) / Math.max(Math.abs(high), Math.abs(low), Number.MIN_VALUE) <= 1 / 6 && high !== low;
  const roughLow = low >= 0 ? (narrow ? low - (high - low) / 2 : 0) : low - 0.05 * (Math.max(high, 0) - low);
  const roughHigh = high > 0 ? high + 0.05 * (high - roughLow) : narrow && low < 0 ? high + (high - low) / 2 : 0;
  const from = wishes.minimum ?? roughLow;
  const to = wishes.maximum ?? (roughHigh > from ? roughHigh : from + 1);
  const majorUnit = wishes.majorUnit ?? niceUnit((to - from) / Math.max(2, mostSteps));
  return {
    minimum: wishes.minimum ?? clean(Math.floor(from / majorUnit + 1e-9) * majorUnit),
    maximum: wishes.maximum ?? clean(Math.ceil(to / majorUnit - 1e-9) * majorUnit),
    majorUnit,
  };
}

function logarithmicScale(low: number, high: number, wishes: ScaleWishes, base: number): Scale {
  const exponent = (value: number): number => Math.log(Math.max(value, Number.MIN_VALUE)) / Math.log(base);
  return {
    minimum: wishes.minimum ?? (low > 0 ? Math.min(1, base ** Math.floor(exponent(low) + 1e-9)) : 1),
    maximum: wishes.maximum ?? base ** Math.max(1, Math.ceil(exponent(high) - 1e-9)),
    majorUnit: wishes.majorUnit ?? base,
  };
}
