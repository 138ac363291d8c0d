import { useCallback, useLayoutEffect, useRef, useState } from "react";
import type { MutableRefObject } from "react";
import { download } from "./download";
import type { RunningWorkbench } from "./useWorkbench";
import type { FilesOptions } from "./filesOptions";
import { useWorkingCopy } from "./useWorkingCopy";
import type { KeepingState } from "./copy/keeper";
import type { Words } from "./words";
import { currentWords, fill } from "./words";

/** What can be done with files, and how far it is. */
export interface Files {
  readonly name: string | null;
  /** What is under way, as a sentence; nothing else can be done meanwhile. */
  readonly busy: string | null;
  readonly keeping: KeepingState;
  readonly startNew: () => Promise<void>;
  readonly open: (files: readonly File[]) => Promise<void>;
  readonly save: () => Promise<void>;
  /** As a pane asks for it: without a question, and with an empty workbook afterwards. */
  readonly closeWorkbook: (saveFirst: boolean) => Promise<void>;
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function kindsInWords(kinds: readonly string[], words: Words): string {
  return kinds.map((kind) => words.kinds[kind] ?? kind).join(words.listComma);
}

/** Lets the page show what is under way before the work keeps it from drawing. */
function drawn(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
}

interface Desk extends FilesOptions {
  readonly nameNow: MutableRefObject<string | null>;
  readonly setName: (name: string | null) => void;
  readonly during: (sentence: string, work: () => Promise<void>) => Promise<void>;
  readonly forgetCopy: () => void;
}

function mayDiscard(workbench: RunningWorkbench): boolean {
  return !workbench.hasUnsavedChanges() || window.confirm(currentWords().discard);
}

async function startNew({ workbench, onReplaced, setName, forgetCopy }: Desk): Promise<void> {
  if (!workbench) return;
  await workbench.newWorkbook();
  onReplaced();
  setName(null);
  forgetCopy();
}

async function openFile(desk: Desk, file: File): Promise<void> {
  const { workbench, notify, onReplaced, setName, forgetCopy, during } = desk;
  if (!workbench || !mayDiscard(workbench)) return;
  const words = currentWords();
  await during(fill(words.opening, file.name), async () => {
    try {
      const carried = await workbench.open(new Uint8Array(await file.arrayBuffer()));
      onReplaced();
      setName(file.name);
      forgetCopy();
      if (carried.length > 0) notify(fill(words.carried, file.name, kindsInWords(carried, words)), "info");
    } catch (error) {
      notify(words.openFailed + sentenceOf(error), "error");
    }
  });
}

async function saveFile({ workbench, notify, nameNow, setName, forgetCopy, during }: Desk): Promise<void> {
  if (!workbench) return;
  const words = currentWords();
  await during(words.saving, async () => {
    try {
      const name = nameNow.current ?? `${words.untitled}.xlsx`;
      download(new Uint8Array(await workbench.save()), name);
      setName(name);
      forgetCopy();
    } catch (error) {
      notify(words.saveFailed + sentenceOf(error), "error");
    }
  });
}

/** New, open, save, and the working copy that survives a reload. */
export function useFiles(options: FilesOptions): Files {
  const { workbench, notify, onReplaced } = options;
  const [name, setNameShown] = useState<string | null>(null);
  const nameNow = useRef<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const isBusy = useRef(false);
  const setName = useCallback((next: string | null) => {
    nameNow.current = next;
    setNameShown(next);
  }, []);
  const during = useCallback(async (sentence: string, work: () => Promise<void>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setBusy(sentence);
    await drawn();
    try {
      await work();
    } finally {
      isBusy.current = false;
      setBusy(null);
    }
  }, []);
  const forget = useRef<() => void>(() => undefined);
  const desk: Desk = { ...options, nameNow, setName, during, forgetCopy: () => forget.current() };
  const keeping = useWorkingCopy({
    ...options,
    nameNow,
    during,
    onRestored: (copy) => {
      setName(copy.name);
      onReplaced();
    },
    onGivenUp: () => void startNew(desk),
  });
  useLayoutEffect(() => {
    forget.current = keeping.forget;
  });
  return {
    name,
    busy,
    keeping: keeping.state,
    startNew: async () => {
      if (workbench && !isBusy.current && mayDiscard(workbench)) await startNew(desk);
    },
    open: async ([first, ...more]) => {
      if (!first) notify(currentWords().dropNoFile);
      else await openFile(desk, first);
      if (more.length > 0) notify(currentWords().dropOne, "info");
    },
    save: () => saveFile(desk),
    closeWorkbook: async (saveFirst) => {
      if (saveFirst && workbench?.hasUnsavedChanges()) await saveFile(desk);
      await startNew(desk);
    },
  };
}
