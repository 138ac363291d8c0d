import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useRef, type ChangeEvent } from "react";
import { FileDrop } from "../parts/FileDrop";
import { useSpeech } from "../paneContext";
import { chosenFiles, droppedFiles, incomingFiles, type Dropped } from "./droppedFiles";

const useStyles = makeStyles({
  zone: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    textAlign: "center",
  },
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", justifyContent: "center", gap: tokens.spacingHorizontalXS },
  hidden: { display: "none" },
});

export interface DropZoneProps {
  /** Looking through folders takes a moment: the files come as a promise. */
  readonly onFiles: (files: Promise<Dropped>) => void;
  readonly disabled: boolean;
}

/** Where returned files are dropped, or chosen by keyboard: files, a folder, archives. */
export function DropZone({ onFiles, disabled }: DropZoneProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const take = (placed: ReturnType<typeof droppedFiles>): void => onFiles(placed.then(incomingFiles));
  return (
    <FileDrop label={say("dropHere")} ready={!disabled} onDropped={(dropped) => take(droppedFiles(dropped))}>
      {(over) => (
        <div className={styles.zone} data-testid="returns">
          <p className={styles.text}>{say(over ? "dropNow" : "dropHere")}</p>
          <div className={styles.buttons}>
            <FileButton
              label={say("chooseReturns")}
              name={say("chooseReturnFiles")}
              disabled={disabled}
              onChosen={take}
            />
            <FileButton
              label={say("chooseFolder")}
              name={say("chooseReturnFolder")}
              disabled={disabled}
              onChosen={take}
              folder
            />
          </div>
        </div>
      )}
    </FileDrop>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly name: string;
  readonly disabled: boolean;
  readonly onChosen: (placed: ReturnType<typeof droppedFiles>) => void;
  readonly folder?: boolean;
}

function FileButton({ label, name, disabled, onChosen, folder = false }: FileButtonProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const { files } = event.target;
    // Taken out before the input is emptied, which empties this very list.
    if (files && files.length > 0) onChosen(Promise.resolve(chosenFiles(files)));
    event.target.value = "";
  };
  return (
    <>
      <Button
        size="small"
        appearance={folder ? "secondary" : "primary"}
        disabledFocusable={disabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <label className={styles.hidden} htmlFor={inputId}>
        {name}
      </label>
      <input
        ref={input}
        id={inputId}
        className={styles.hidden}
        type="file"
        multiple
        onChange={choose}
        {...(folder ? { webkitdirectory: "" } : {})}
      />
    </>
  );
}
