import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import type { KeyboardEvent } from "react";
import { formatWan } from "../../domain/money";
import type { HandEdit } from "../../usecases/fund";
import { usePane, useSpeech } from "../paneContext";
import type { PaneState } from "../state";

const useStyles = makeStyles({
  // Phones and panes share one width: no margin that would cut the sentences.
  surface: { padding: tokens.spacingHorizontalM, maxWidth: "calc(100vw - 16px)" },
  list: { margin: 0, padding: 0, listStyle: "none" },
  item: { padding: `${tokens.spacingVerticalXXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  amounts: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
  actions: { display: "flex", flexDirection: "column", alignItems: "stretch" },
});

/** Before typed amounts are written over: which ones, and what shall become of them (D6). */
export default function HandEditDialog({ pending }: { readonly pending: NonNullable<PaneState["handEdits"]> }) {
  const { say } = useSpeech();
  const { conductor, dispatch } = usePane();
  const styles = useStyles();
  const count = pending.edits.length;
  const close = (): void => dispatch({ type: "handEditsClosed" });
  const decide = (choice: "keep" | "replace"): void => void conductor.allocateWith(pending.method, choice);
  // Office.js takes Esc for itself and marks the event as handled, so the dialog would not see it.
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
  };
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, data) => !data.open && close()}>
      <DialogSurface className={styles.surface} onKeyDown={closeOnEscape}>
        <DialogBody>
          <DialogTitle>{say("handEditsTitle", { count })}</DialogTitle>
          <DialogContent>
            <p>{say("handEditsHint")}</p>
            <ul className={styles.list} aria-label={say("handEditsTitle", { count })}>
              {pending.edits.map((edit) => (
                <HandEditItem key={edit.address} edit={edit} />
              ))}
            </ul>
          </DialogContent>
          <DialogActions className={styles.actions}>
            <Button appearance="primary" onClick={() => decide("keep")}>
              {say("keepHandEdits", { count })}
            </Button>
            <Button onClick={() => decide("replace")}>{say("replaceHandEdits")}</Button>
            <Button appearance="subtle" onClick={close}>
              {say("cancel")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function HandEditItem({ edit }: { readonly edit: HandEdit }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const computed = edit.computed === null ? "—" : formatWan(edit.computed);
  return (
    <li className={styles.item}>
      <div>{edit.label}</div>
      <div className={styles.amounts}>
        {say("handEdit", { computed, decided: formatWan(edit.decided) })} · {edit.address}
      </div>
    </li>
  );
}
