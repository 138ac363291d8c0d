import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from "@fluentui/react-components";
import type { BrokenStep } from "../../usecases/history";
import { usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({ bar: { flexShrink: 0 } });

/** A write that begun and did not end: it is gone on with, or taken back. */
export function BrokenBar({ step }: { readonly step: BrokenStep }) {
  const { say, pick } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const label = pick(step.label);
  return (
    <MessageBar className={styles.bar} intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{say("brokenTitle")}</MessageBarTitle>
        {say(step.continuable ? "brokenText" : "brokenImportText", { label })}
      </MessageBarBody>
      <MessageBarActions>
        {step.continuable && (
          <Button size="small" disabledFocusable={busy} onClick={() => void conductor.goOn()}>
            {say("brokenGoOn")}
          </Button>
        )}
        <Button size="small" disabledFocusable={busy} onClick={() => void conductor.takeBack()}>
          {say("brokenTakeBack")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
