import { useRef, useState } from "react";
import type { Result } from "../../domain/fault";
import type { NoticeDocument } from "../../notice/document";
import type { FundUseCases } from "../../usecases/fund";
import type { ShownFault } from "../faults";
import { usePane } from "../paneContext";
import { freshDesk } from "./desk";

/** Nothing chosen yet: the likeliest table, the unit the notice prints. */
const AUTOMATIC = { table: null, moneyUnit: null } as const;

export type ReadTask = (fund: FundUseCases, signal: AbortSignal) => Promise<Result<NoticeDocument>>;

export interface Reading {
  /** What is being read, or null. */
  readonly current: string | null;
  readonly fault: ShownFault | null;
  readonly stopped: boolean;
  readonly start: (name: string, task: ReadTask) => void;
  readonly stop: () => void;
  readonly closeFault: () => void;
}

/** Reading a notice may take a while: nobody waits for it, and it can be stopped. Nothing is written. */
export function useReading(): Reading {
  const { conductor, dispatch } = usePane();
  const running = useRef<AbortController | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [fault, setFault] = useState<ShownFault | null>(null);
  const [stopped, setStopped] = useState(false);
  const run = async (name: string, task: ReadTask): Promise<void> => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setCurrent(name);
    setFault(null);
    setStopped(false);
    const preview = await conductor.beside(async (fund) => {
      const document = await task(fund, own.signal);
      return document.ok && !own.signal.aborted ? fund.previewImport(document.value, AUTOMATIC) : notRead(document);
    });
    if (own.signal.aborted) return;
    running.current = null;
    setCurrent(null);
    if (!preview.ok) setFault(preview.fault);
    else if (preview.value !== null) dispatch({ type: "importing", desk: freshDesk(preview.value) });
  };
  return {
    current,
    fault,
    stopped,
    start: (name, task) => void run(name, task),
    stop: () => {
      running.current?.abort();
      running.current = null;
      setCurrent(null);
      setStopped(true);
    },
    closeFault: () => setFault(null),
  };
}

/** A reading that failed, or was stopped and is looked at by nobody. */
function notRead(document: Result<NoticeDocument>): Result<null> {
  return document.ok ? { ok: true, value: null } : document;
}

/** Readers are fetched when a file is chosen: no part of the first load. */
export async function readFile(
  file: Pick<File, "name" | "arrayBuffer">,
  signal?: AbortSignal,
): Promise<Result<NoticeDocument>> {
  const { readNoticeFile } = await import("../../xlsx/readNoticeFile");
  return readNoticeFile(new Uint8Array(await file.arrayBuffer()), file.name, { signal });
}

/** What the clipboard held: a table as a web page where there is one, else its text. */
export async function readPasted(html: string, text: string, name: string): Promise<Result<NoticeDocument>> {
  if (/<t(?:able|r)[\s>]/i.test(html)) {
    const { readWebPage } = await import("../../notice/readers/webPage");
    return { ok: true, value: await readWebPage(html, name) };
  }
  const { documentOfText } = await import("../../notice/readNotice");
  return { ok: true, value: documentOfText(text, name) };
}
