import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useRef, useState, type ChangeEvent, type DragEvent } from "react";
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
  over: { borderTopStyle: "solid", borderRightStyle: "solid", borderBottomStyle: "solid", borderLeftStyle: "solid" },
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
  const [over, setOver] = useState(false);
  const take = (placed: ReturnType<typeof droppedFiles>): void => onFiles(placed.then(incomingFiles));
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(droppedFiles(event.dataTransfer));
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is a further way; the buttons inside do the same by keyboard
    <div
      className={mergeClasses(styles.zone, over && styles.over)}
      onDragOver={(event) => {
        // Without this the browser opens the file in place of the pane.
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      data-testid="returns"
    >
      <p className={styles.text}>{say(over ? "dropNow" : "dropHere")}</p>
      <div className={styles.buttons}>
        <FileButton label={say("chooseReturns")} name={say("chooseReturnFiles")} disabled={disabled} onChosen={take} />
        <FileButton
          label={say("chooseFolder")}
          name={say("chooseReturnFolder")}
          disabled={disabled}
          onChosen={take}
          folder
        />
      </div>
    </div>
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
