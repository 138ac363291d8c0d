import { Button, Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { copyText } from "../parts/clipboard";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  line: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS },
});

/** A text to paste elsewhere: readable, selectable by hand, copied by a button. */
export function CopyBox({ label, text }: { readonly label: string; readonly text: string }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => setCopied(await copyText(text));
  return (
    <>
      <Field label={label}>
        <Textarea value={text} readOnly resize="vertical" rows={4} />
      </Field>
      <div className={styles.line}>
        <Button size="small" onClick={() => void copy()} aria-label={`${say("copyMessage")} ${label}`}>
          {say("copyMessage")}
        </Button>
        <span role="status">{copied === null ? "" : say(copied ? "copied" : "copyByHand")}</span>
      </div>
    </>
  );
}
