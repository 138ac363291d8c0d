import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { usePane, useSpeech } from "../paneContext";
import { PersonField } from "./PersonField";

const useStyles = makeStyles({
  buttons: { display: "flex", gap: tokens.spacingHorizontalXS },
});

export interface FormEndProps {
  /** The button that sends. */
  readonly send: string;
  /** The form was sent once without a name. */
  readonly missing: boolean;
  readonly onCancel: () => void;
}

/** How every form that writes ends: who acts, send, cancel. */
export function FormEnd({ send, missing, onCancel }: FormEndProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  return (
    <>
      <PersonField missing={missing} />
      <div className={styles.buttons}>
        <Button type="submit" size="small" appearance="primary" disabledFocusable={busy}>
          {send}
        </Button>
        <Button size="small" appearance="subtle" onClick={onCancel}>
          {say("cancel")}
        </Button>
      </div>
    </>
  );
}
