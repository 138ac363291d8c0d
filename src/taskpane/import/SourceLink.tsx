import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { createContext, useContext, useState } from "react";
import type { SourcePassage } from "../../domain/source";
import { usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  button: { minWidth: 0, paddingLeft: tokens.spacingHorizontalXS, paddingRight: tokens.spacingHorizontalXS },
  passage: {
    margin: `${tokens.spacingVerticalXXS} 0`,
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    borderLeft: `2px solid ${tokens.colorBrandStroke1}`,
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
  },
  near: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  sentence: { fontWeight: tokens.fontWeightSemibold },
});

/** Lines of a document that is not written yet; null where the workbook's own 原文 is asked. */
export const PassageContext = createContext<((line: number) => SourcePassage | null) | null>(null);

export interface SourceLinkProps {
  readonly of: { readonly line: number } | { readonly quote: string };
}

/** From anything read from the notice to its sentence, with what stands around it. */
export function SourceLink({ of }: SourceLinkProps) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const own = useContext(PassageContext);
  const styles = useStyles();
  const [shown, setShown] = useState<SourcePassage | "missing" | null>(null);
  const look = async (): Promise<void> => {
    if (shown !== null) {
      setShown(null);
      return;
    }
    if (own !== null) {
      setShown(("line" in of ? own(of.line) : null) ?? "missing");
      return;
    }
    const answer = { passage: null as SourcePassage | null, asked: false };
    await conductor.ask(async (fund) => {
      const found = await fund.passage(of);
      if (found.ok) Object.assign(answer, { passage: found.value, asked: true });
      return found;
    });
    if (answer.asked) setShown(answer.passage ?? "missing");
  };
  const label = "line" in of ? say("sourceShowLine", { line: of.line }) : say("sourceShowQuote");
  return (
    <>
      <Button
        size="small"
        appearance="transparent"
        className={styles.button}
        aria-label={label}
        aria-expanded={shown !== null}
        disabledFocusable={busy && own === null}
        onClick={() => void look()}
      >
        {say("sourceShow")}
      </Button>
      <span role="status">{shown === "missing" && say("sourceMissing")}</span>
      {shown !== null && shown !== "missing" && <Passage passage={shown} written={own === null} />}
    </>
  );
}

function Passage({ passage, written }: { readonly passage: SourcePassage; readonly written: boolean }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const { line, place, text, before, after } = passage;
  const open = (): void => {
    void conductor.ask((fund) => fund.showSource(line));
  };
  return (
    <blockquote className={styles.passage} lang="zh-CN">
      <div className={styles.near}>{say("sourceAt", { line, place })}</div>
      <div className={styles.near}>{before.join("\n")}</div>
      <div className={styles.sentence}>{text.replace(/\t/g, "｜")}</div>
      <div className={styles.near}>{after.join("\n")}</div>
      {written && (
        <Button size="small" disabledFocusable={busy} onClick={open}>
          {say("sourceOpen")}
        </Button>
      )}
    </blockquote>
  );
}
