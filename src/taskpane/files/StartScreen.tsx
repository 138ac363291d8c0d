import { Button, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { FileDrop } from "../parts/FileDrop";
import type { FilesSpeech } from "./words";

const useStyles = makeStyles({
  page: {
    boxSizing: "border-box",
    width: "100%",
    maxWidth: "36em",
    margin: "0 auto",
    padding: tokens.spacingHorizontalXXL,
  },
  stack: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, alignItems: "stretch" },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface StartScreenProps {
  readonly text: FilesSpeech;
  readonly opening: string | null;
  readonly onAsk: () => void;
  readonly onDropped: (transfer: DataTransfer) => void;
  readonly onEmpty: () => void;
}

/** Before a file: one thing to do, and where the file stays. */
export function StartScreen({ text, opening, onAsk, onDropped, onEmpty }: StartScreenProps) {
  const styles = useStyles();
  const busy = opening !== null;
  return (
    <main className={styles.page}>
      <FileDrop label={text("choose")} ready={!busy} onDropped={onDropped}>
        {(over) => (
          <div className={styles.stack}>
            <h1 className={styles.title}>{text("title")}</h1>
            <Button appearance="primary" size="large" disabledFocusable={busy} onClick={onAsk}>
              {text("choose")}
            </Button>
            <p className={styles.hint}>{text(over ? "dropNow" : "drop")}</p>
            <Button disabledFocusable={busy} onClick={onEmpty}>
              {text("empty")}
            </Button>
            <p className={styles.hint}>{text("local")}</p>
            <div role="status">{busy && <Spinner size="tiny" label={text("opening", { name: opening })} />}</div>
          </div>
        )}
      </FileDrop>
    </main>
  );
}
