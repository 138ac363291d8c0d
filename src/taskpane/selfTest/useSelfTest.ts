import { useCallback, useEffect, useRef, useState } from "react";
import { isEmptyWorkbook, runSelfTest, type HostReport, type SelfTestProgress } from "../../conformance/selfTest";
import type { WorkbookPort } from "../../usecases/port";

export type SelfTestState =
  | { readonly phase: "ready" }
  | { readonly phase: "refused" }
  | { readonly phase: "running"; readonly progress: SelfTestProgress | null }
  | { readonly phase: "broken"; readonly message: string }
  | { readonly phase: "done"; readonly report: HostReport; readonly stopped: boolean };

export interface SelfTest {
  readonly state: SelfTestState;
  readonly start: () => void;
  /** Ends after the item that is being tried. */
  readonly stop: () => void;
}

/** The self-test of the open workbook, one run at a time; leaving the page stops it. */
export function useSelfTest(port: WorkbookPort): SelfTest {
  const [state, setState] = useState<SelfTestState>({ phase: "ready" });
  const controller = useRef<AbortController | null>(null);
  const stop = useCallback(() => controller.current?.abort(), []);
  useEffect(() => stop, [stop]);
  const start = useCallback(() => {
    const own = new AbortController();
    controller.current = own;
    setState({ phase: "running", progress: null });
    const run = async (): Promise<SelfTestState> => {
      if (!(await isEmptyWorkbook())) return { phase: "refused" };
      const report = await runSelfTest(port, (progress) => setState({ phase: "running", progress }), own.signal);
      return { phase: "done", report, stopped: own.signal.aborted };
    };
    run().then(setState, (error: unknown) =>
      setState({ phase: "broken", message: error instanceof Error ? error.message : String(error) }),
    );
  }, [port]);
  return { state, start, stop };
}
