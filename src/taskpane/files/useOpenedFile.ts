import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Result } from "../../domain/fault";
import { localMoment } from "../../usecases/clock";
import { unexpectedFault, type ShownFault } from "../faults";
import { openChosen, openEmpty, type ChosenFile, type OpenedFile } from "./openFile";
import { chooseWithPicker, datedName, download, overwrite, saveWithPicker, type FilePickers } from "./saveFile";

/** What became of the last save. */
export type Saved = { readonly how: "saved" | "downloaded"; readonly name: string } | null;

export interface FileDesk {
  readonly opened: OpenedFile | null;
  /** Another number for every file that was opened; saving does not change it. */
  readonly generation: number;
  /** Name of the file that is being opened. */
  readonly opening: string | null;
  readonly fault: ShownFault | null;
  /** Written to since it was opened or saved. */
  readonly unsaved: boolean;
  readonly saved: Saved;
  /** Waits for the person to say whether unsaved changes may go. */
  readonly waiting: ChosenFile | null;
  readonly canPick: boolean;
  readonly canSaveAs: boolean;
  readonly choose: (chosen: ChosenFile) => void;
  readonly pick: () => void;
  readonly startEmpty: () => void;
  readonly discard: () => void;
  readonly keep: () => void;
  readonly written: () => void;
  readonly save: () => void;
  readonly saveAs: () => void;
  readonly downloadCopy: () => void;
  readonly closeMessage: () => void;
}

/** The file the page works on: opened, changed, saved. Nothing of it is kept in the browser. */
export function useOpenedFile(pickers: FilePickers): FileDesk {
  const [opened, setOpened] = useState<OpenedFile | null>(null);
  const [generation, setGeneration] = useState(0);
  const [opening, setOpening] = useState<string | null>(null);
  const [fault, setFault] = useState<ShownFault | null>(null);
  const [saved, setSaved] = useState<Saved>(null);
  const [waiting, setWaiting] = useState<ChosenFile | null>(null);
  const changes = useUnsaved();

  const open = useCallback(
    async (name: string, task: () => Promise<Result<OpenedFile>>): Promise<void> => {
      setOpening(name);
      setWaiting(null);
      setFault(null);
      const result = await attempt(task);
      setOpening(null);
      if (!result.ok) {
        setFault(result.fault);
        return;
      }
      changes.settle(changes.count());
      setSaved(null);
      setOpened(result.value);
      setGeneration((before) => before + 1);
    },
    [changes],
  );
  const load = (chosen: ChosenFile | null): void => void (chosen && open(chosen.file.name, () => openChosen(chosen)));
  const choose = (chosen: ChosenFile): void => (changes.unsaved ? setWaiting(chosen) : load(chosen));
  const finish = async (task: (file: OpenedFile) => Promise<Result<Kept | null>>): Promise<void> => {
    if (opened === null) return;
    setFault(null);
    const before = changes.count();
    const result = await attempt(() => task(opened));
    if (!result.ok) setFault(result.fault);
    if (!result.ok || result.value === null) return;
    changes.settle(before);
    setOpened({ ...opened, ...result.value.file });
    setSaved(result.value.saved);
  };
  return {
    opened,
    generation,
    opening,
    fault,
    unsaved: changes.unsaved,
    saved,
    waiting,
    choose,
    pick: () => void pickFile(pickers, choose, setFault),
    startEmpty: () => void open("", () => openEmpty(null)),
    discard: () => load(waiting),
    keep: () => setWaiting(null),
    written: changes.note,
    ...waysOut(pickers, (task) => void finish(task)),
    closeMessage: () => {
      setFault(null);
      setSaved(null);
    },
  };
}

/** The ways to save, as far as the browser has them. */
function waysOut(
  pickers: FilePickers,
  finish: (task: (file: OpenedFile) => Promise<Result<Kept | null>>) => void,
): Pick<FileDesk, "canPick" | "canSaveAs" | "save" | "saveAs" | "downloadCopy"> {
  return {
    canPick: pickers.showOpenFilePicker !== undefined,
    canSaveAs: pickers.showSaveFilePicker !== undefined,
    save: () => finish(saveInPlace),
    saveAs: () => finish((file) => saveElsewhere(file, pickers)),
    downloadCopy: () => finish(saveAsDownload),
  };
}

/** What a save changes about the file, and what is told of it. */
interface Kept {
  readonly file: Partial<Pick<OpenedFile, "name" | "origin">>;
  readonly saved: NonNullable<Saved>;
}

async function saveInPlace(file: OpenedFile): Promise<Result<Kept | null>> {
  const { origin } = file;
  if (origin === null) return saveAsDownload(file);
  const written = await overwrite(origin.handle, origin.stamp, await file.port.save());
  if (!written.ok || written.value === null) return written.ok ? { ok: true, value: null } : written;
  return {
    ok: true,
    value: {
      file: { origin: { handle: origin.handle, stamp: written.value } },
      saved: { how: "saved", name: file.name },
    },
  };
}

async function saveElsewhere(file: OpenedFile, { showSaveFilePicker }: FilePickers): Promise<Result<Kept | null>> {
  if (showSaveFilePicker === undefined) return saveAsDownload(file);
  // Asked before anything slow: browsers allow the dialog only right after a press.
  const written = await saveWithPicker(
    (options) => showSaveFilePicker.call(window, options),
    datedName(file.name, localMoment()),
    () => file.port.save(),
  );
  if (!written.ok || written.value === null) return written.ok ? { ok: true, value: null } : written;
  const { handle } = written.value;
  return {
    ok: true,
    value: { file: { name: handle.name, origin: written.value }, saved: { how: "saved", name: handle.name } },
  };
}

async function saveAsDownload(file: OpenedFile): Promise<Result<Kept | null>> {
  const name = datedName(file.name, localMoment());
  download(name, await file.port.save());
  return { ok: true, value: { file: {}, saved: { how: "downloaded", name } } };
}

async function pickFile(
  { showOpenFilePicker }: FilePickers,
  choose: (chosen: ChosenFile) => void,
  refuse: (fault: ShownFault) => void,
): Promise<void> {
  if (showOpenFilePicker === undefined) return;
  const chosen = await chooseWithPicker(() => showOpenFilePicker.call(window));
  if (!chosen.ok) refuse(chosen.fault);
  else if (chosen.value !== null) choose(chosen.value);
}

interface Changes {
  readonly unsaved: boolean;
  readonly count: () => number;
  readonly note: () => void;
  /** What was written up to this count is saved (or let go); later writes are not. */
  readonly settle: (count: number) => void;
}

/** Counts writes; while some are unsaved the browser asks before the page is left. */
function useUnsaved(): Changes {
  const written = useRef(0);
  const settled = useRef(0);
  const [unsaved, setUnsaved] = useState(false);
  const note = useCallback(() => {
    written.current += 1;
    setUnsaved(true);
  }, []);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [unsaved]);
  return useMemo(
    () => ({
      unsaved,
      count: () => written.current,
      note,
      settle: (count) => {
        settled.current = count;
        setUnsaved(written.current > settled.current);
      },
    }),
    [unsaved, note],
  );
}

async function attempt<T>(
  task: () => Promise<Result<T>>,
): Promise<Result<T> | { readonly ok: false; readonly fault: ShownFault }> {
  try {
    return await task();
  } catch (error) {
    return { ok: false, fault: unexpectedFault(error) };
  }
}
