import { useLayoutEffect, useRef } from "react";
import type { MutableRefObject } from "react";

/** What a value is now, for code that runs later than the drawing that made it. */
export function useLatest<T>(value: T): Readonly<MutableRefObject<T>> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
