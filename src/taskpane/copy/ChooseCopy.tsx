import { Button, makeStyles } from "@fluentui/react-components";
import { useId, useRef, type ChangeEvent } from "react";
import { failure, success, type Result } from "../../domain/fault";
import type { FundUseCases } from "../../usecases/fund";
import type { BookView } from "../../usecases/view";
import { usePane, useSpeech } from "../paneContext";
import type { OpenCopy } from "../state";

const useStyles = makeStyles({ hidden: { display: "none" } });

export interface ChooseCopyProps {
  readonly onFile: (file: File) => void;
  /** Another file takes the place of the one open now. */
  readonly again: boolean;
}

/** The way to the returned file. */
export function ChooseCopy({ onFile, again }: ChooseCopyProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const fileInput = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    // The same file, mended, can then be picked again.
    event.target.value = "";
  };
  return (
    <>
      <Button
        size="small"
        appearance={again ? "subtle" : "primary"}
        disabledFocusable={busy}
        onClick={() => fileInput.current?.click()}
      >
        {say(again ? "chooseOtherCopy" : "chooseCopy")}
      </Button>
      <label className={styles.hidden} htmlFor={inputId}>
        {say("chooseCopyFile")}
      </label>
      <input
        ref={fileInput}
        id={inputId}
        className={styles.hidden}
        type="file"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={pick}
      />
    </>
  );
}

/** Opens the returned file and compares it; why it cannot be is told above, and the file open before stays. */
export function useOpenCopy(book: BookView["book"]): (file: File) => void {
  const { conductor, dispatch } = usePane();
  const open = async (file: File): Promise<void> => {
    const copy = await conductor.ask((fund) => openCopy(fund, file, book));
    if (copy) dispatch({ type: "copyCompared", copy });
  };
  return (file) => void open(file);
}

/** Reading files is fetched when a file is chosen: no part of the first load. */
async function openCopy(fund: FundUseCases, file: File, book: BookView["book"]): Promise<Result<OpenCopy>> {
  const { openFilePort } = await import("../../xlsx/filePort");
  const port = await openFilePort(new Uint8Array(await file.arrayBuffer()));
  if (!port.ok) return failure({ place: file.name, ...port.fault });
  const comparison = await fund.compareCopy(port.value);
  if (!comparison.ok) return failure({ place: file.name, ...comparison.fault });
  return success({ port: port.value, source: file.name, comparison: comparison.value, book });
}
