import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { BookView } from "../../usecases/view";
import { ChooseCopy, useOpenCopy } from "../copy/ChooseCopy";
import { DecisionGroup } from "../copy/DecisionGroup";
import { choicesOf, COPY_FORM, tallyOf } from "../copy/decisions";
import { OtherDifferences } from "../copy/OtherDifferences";
import { SendOutForm } from "../copy/SendOutForm";
import { TakeOver } from "../copy/TakeOver";
import { FileDrop } from "../parts/FileDrop";
import { useForm, usePane, useSpeech } from "../paneContext";
import type { OpenCopy } from "../state";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0, overflowWrap: "anywhere" },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface CopyViewProps {
  readonly view: BookView;
  readonly copy: OpenCopy | null;
}

/** 送出复核稿 and 取回复核稿: what came back is compared with what went out, and decided place by place. */
export default function CopyView({ view, copy }: CopyViewProps) {
  const { say } = useSpeech();
  const { dispatch, busy } = usePane();
  const styles = useStyles();
  const form = useForm(COPY_FORM);
  const open = useOpenCopy(view.book);
  const close = (): void => {
    form.clear();
    dispatch({ type: "copyClosed" });
  };
  return (
    <>
      {copy === null && <SendOutForm version={view.book.version} />}
      <FileDrop
        label={say("takeBack")}
        ready={!busy}
        onDropped={({ files: [file] }) => (file ? open(file) : undefined)}
      >
        {() => (
          <>
            <h2 className={styles.heading}>{say("takeBack")}</h2>
            {copy === null ? (
              <p className={styles.small}>{say("takeBackHint")}</p>
            ) : (
              <p className={styles.text}>{say("comparedWith", { source: copy.source })}</p>
            )}
            <div className={styles.buttons}>
              <ChooseCopy onFile={open} again={copy !== null} />
              {copy !== null && (
                <Button size="small" appearance="subtle" onClick={close}>
                  {say("closeCopy")}
                </Button>
              )}
            </div>
          </>
        )}
      </FileDrop>
      {copy !== null && <Returned copy={copy} book={view.book} />}
    </>
  );
}

/** The comparison follows our book: what somebody types meanwhile is compared, too. */
function Returned({ copy, book }: { readonly copy: OpenCopy; readonly book: BookView["book"] }) {
  const { say, pick } = useSpeech();
  const { conductor, dispatch } = usePane();
  const styles = useStyles();
  const form = useForm(COPY_FORM);
  const [tried, setTried] = useState(false);
  const [failedFor, setFailedFor] = useState<BookView["book"] | null>(null);
  const stale = copy.book !== book;
  const { comparison } = copy;
  useEffect(() => {
    if (!stale || failedFor === book) return undefined;
    let left = false;
    void conductor
      .look((fund) => fund.compareCopy(copy.port))
      .then((found) => {
        if (left) return;
        if (found === null) setFailedFor(book);
        else dispatch({ type: "copyCompared", copy: { ...copy, comparison: found, book } });
      });
    return () => {
      left = true;
    };
  }, [conductor, dispatch, copy, book, stale, failedFor]);
  const choices = choicesOf(comparison, form.value);
  const tally = tallyOf(choices);
  const baseKnown = comparison.base.sent !== null;
  const choosing = choices.onlyTheirs.length + choices.conflict.length > 0;
  return (
    <>
      <p className={styles.small}>{pick(comparison.base.sentence)}</p>
      {stale && failedFor === book && (
        <Button size="small" onClick={() => setFailedFor(null)}>
          {say("tryAgain")}
        </Button>
      )}
      {comparison.unchanged && <p role="status">{say("copyUnchanged")}</p>}
      <DecisionGroup group="onlyTheirs" choices={choices.onlyTheirs} baseKnown={baseKnown} tried={tried} />
      <DecisionGroup group="conflict" choices={choices.conflict} baseKnown={baseKnown} tried={tried} />
      <OtherDifferences comparison={comparison} settled={choices.settled} />
      {choosing && <TakeOver copy={copy} tally={tally} stale={stale} tried={tried} onTried={() => setTried(true)} />}
    </>
  );
}
