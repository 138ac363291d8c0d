import { useCallback, useState } from "react";

/** One sentence for the person, with at most one thing to do about it. */
export interface Notice {
  readonly key: number;
  readonly text: string;
  readonly intent: "info" | "warning" | "error";
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export type Notify = (text: string, intent?: Notice["intent"], action?: Notice["action"]) => void;

const most = 3;
let nextKey = 0;

/** The sentences on the page: the newest few, each once. */
export function useNotices(): {
  readonly notices: readonly Notice[];
  readonly notify: Notify;
  readonly dismiss: (key: number) => void;
} {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const notify = useCallback<Notify>((text, intent = "warning", action) => {
    nextKey += 1;
    const notice = { key: nextKey, text, intent, action };
    setNotices((before) => [...before.filter((one) => one.text !== text), notice].slice(-most));
  }, []);
  const dismiss = useCallback((key: number) => setNotices((before) => before.filter((one) => one.key !== key)), []);
  return { notices, notify, dismiss };
}
