import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ImportSources } from "../import/ImportSources";
import { usePane, useSpeech } from "../paneContext";
import { Disclosure } from "./Disclosure";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    alignItems: "stretch",
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, paddingRight: "34px" },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** The first screen of a workbook without a fund: 打开通知 · 载入示例. */
export function EmptyBook({ onSelfTest }: { readonly onSelfTest?: () => void }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{say("emptyTitle")}</h1>
      <p className={styles.hint}>{say("emptyHint")}</p>
      <ImportSources />
      <Button disabledFocusable={busy} onClick={() => void conductor.loadSample()}>
        {say("loadSample")}
      </Button>
      {onSelfTest && (
        <Disclosure label={say("more")}>
          <Button appearance="transparent" disabledFocusable={busy} onClick={onSelfTest}>
            {say("selfTest")}
          </Button>
        </Disclosure>
      )}
    </main>
  );
}
