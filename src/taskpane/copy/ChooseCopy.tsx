import { failure, success, type Result } from "../../domain/fault";
import type { FundUseCases } from "../../usecases/fund";
import type { BookView } from "../../usecases/view";
import { ChooseFile } from "../parts/ChooseFile";
import { usePane, useSpeech } from "../paneContext";
import type { OpenCopy } from "../state";

export interface ChooseCopyProps {
  readonly onFile: (file: File) => void;
  /** Another file takes the place of the one open now. */
  readonly again: boolean;
}

/** The way to the returned file. */
export function ChooseCopy({ onFile, again }: ChooseCopyProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  return (
    <ChooseFile
      size="small"
      appearance={again ? "subtle" : "primary"}
      disabledFocusable={busy}
      label={say(again ? "chooseOtherCopy" : "chooseCopy")}
      fieldLabel={say("chooseCopyFile")}
      accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      onFile={onFile}
    />
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
