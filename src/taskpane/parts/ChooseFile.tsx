import { Button, makeStyles, type ButtonProps } from "@fluentui/react-components";
import { useId, useRef, type ChangeEvent } from "react";

const useStyles = makeStyles({ hidden: { display: "none" } });

export interface ChooseFileProps extends Pick<ButtonProps, "appearance" | "size" | "disabledFocusable"> {
  /** On the button. */
  readonly label: string;
  /** Of the field behind it, for who does not see the button. */
  readonly fieldLabel: string;
  /** Endings and types, separated by commas. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A button that asks for one file. */
export function ChooseFile({ label, fieldLabel, accept, onFile, ...look }: ChooseFileProps) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (file) onFile(file);
    // The same file, mended, can then be picked again.
    event.target.value = "";
  };
  return (
    <>
      <Button {...look} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <label className={styles.hidden} htmlFor={id}>
        {fieldLabel}
      </label>
      <input ref={field} id={id} className={styles.hidden} type="file" accept={accept} onChange={pick} />
    </>
  );
}
