import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useRef, type ChangeEvent } from "react";
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
  hidden: { display: "none" },
});

/** The first screen of a workbook without a fund: 打开通知 · 载入示例. */
export function EmptyBook({ onSelfTest }: { readonly onSelfTest?: () => void }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const fileInput = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const pick = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (file) void conductor.openNotice(file);
    // The same file, mended, can then be picked again.
    event.target.value = "";
  };
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{say("emptyTitle")}</h1>
      <p className={styles.hint}>{say("emptyHint")}</p>
      <Button appearance="primary" disabledFocusable={busy} onClick={() => fileInput.current?.click()}>
        {say("openNotice")}
      </Button>
      <label className={styles.hidden} htmlFor={inputId}>
        {say("chooseNoticeFile")}
      </label>
      <input
        ref={fileInput}
        id={inputId}
        className={styles.hidden}
        type="file"
        accept=".docx,.xlsx,.csv,.tsv,.html,.htm,.txt,.md"
        onChange={pick}
      />
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
