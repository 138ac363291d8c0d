import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { copyableText, type ShownFault } from "../faults";
import { useSpeech } from "../paneContext";
import { surroundings } from "../surroundings";
import { CloseButton } from "./CloseButton";
import { copyText } from "./clipboard";

const useStyles = makeStyles({
  // Its lines stay readable however little room there is; the view below gives way.
  bar: { flexShrink: 0 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: "all" },
  body: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS, whiteSpace: "normal" },
});

export interface FaultBarProps {
  readonly fault: ShownFault;
  /** A further line, e.g. that older figures are shown. */
  readonly note?: string;
  readonly intent?: "error" | "warning" | "info";
  readonly onClose?: () => void;
  readonly onRetry?: () => void;
}

/** A fault in words: sentence, next step, and a code to copy (D7). */
export function FaultBar({ fault, note, intent = "error", onClose, onRetry }: FaultBarProps) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  return (
    <MessageBar
      className={styles.bar}
      intent={intent}
      layout="multiline"
      politeness={intent === "error" ? "assertive" : "polite"}
    >
      <MessageBarBody className={styles.body}>
        <strong>{pick(fault.sentence)}</strong>
        <span>{pick(fault.nextStep)}</span>
        {note !== undefined && <span>{note}</span>}
        {fault.place !== undefined && (
          <span>
            {say("place")}: {fault.place}
          </span>
        )}
        <FaultCode fault={fault} />
      </MessageBarBody>
      <MessageBarActions {...(onClose ? { containerAction: <CloseButton onClose={onClose} /> } : {})}>
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {say("tryAgain")}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}

function FaultCode({ fault }: { readonly fault: ShownFault }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => setCopied(await copyText(copyableText(fault, surroundings())));
  return (
    <span>
      {say("faultCode")}: <code className={styles.code}>{fault.code}</code>{" "}
      <Button size="small" appearance="transparent" onClick={() => void copy()}>
        {say("copyCode")}
      </Button>
      <span role="status">{copied === null ? "" : say(copied ? "copied" : "copyFailed")}</span>
    </span>
  );
}
