import { Button, MessageBar, MessageBarBody, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import type { BookView } from "../../usecases/view";
import { COLLECT_FORM } from "../exchange/collectDecisions";
import { DropZone } from "../exchange/DropZone";
import { MergeReturns } from "../exchange/MergeReturns";
import { Reporting } from "../exchange/Reporting";
import { ReturnFiles } from "../exchange/ReturnFiles";
import { readReturns, type OpenPool } from "../exchange/readReturns";
import type { CollectDesk } from "../exchange/desk";
import { FaultBar } from "../parts/FaultBar";
import { useForm, usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  small: { margin: `0 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase200 },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  reading: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "start" },
  bar: { width: "100%" },
});

export interface CollectViewProps {
  readonly view: BookView;
  readonly desk: CollectDesk | null;
  readonly openPool: OpenPool;
}

/** 收表: what came back is read, compared, decided and written in one undoable step. */
export default function CollectView({ view, desk, openPool }: CollectViewProps) {
  const { say } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const styles = useStyles();
  const form = useForm(COLLECT_FORM);
  const reading = desk?.kind === "reading";
  return (
    <>
      <section aria-label={say("collectTitle")}>
        <h2 className={styles.heading}>{say("collectTitle")}</h2>
        {desk === null && <p className={styles.small}>{say("collectHint")}</p>}
        {!reading && (
          <DropZone
            disabled={busy}
            onFiles={(dropped) => {
              form.clear();
              void readReturns(conductor, { dropped, openPool }, dispatch);
            }}
          />
        )}
        {reading && <Reading desk={desk} />}
      </section>
      {desk?.kind === "preview" && <Preview view={view} desk={desk} />}
      {!reading && <Reporting book={view.book} />}
    </>
  );
}

function Reading({ desk }: { readonly desk: Extract<CollectDesk, { readonly kind: "reading" }> }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { done, total, name, stop } = desk;
  const counted = say("readingReturns", { done, total });
  const told = total === 0 ? say("listingReturns") : done === total ? say("comparingReturns") : counted;
  return (
    <div className={styles.reading}>
      <ProgressBar
        className={styles.bar}
        aria-label={counted}
        {...(total === 0 || done === total ? {} : { value: done, max: total })}
      />
      <div role="status">{told}</div>
      <p className={styles.name}>{name}</p>
      <Button size="small" onClick={stop}>
        {say("stopReading")}
      </Button>
    </div>
  );
}

interface PreviewProps extends Pick<CollectViewProps, "view"> {
  readonly desk: Extract<CollectDesk, { readonly kind: "preview" }>;
}

function Preview({ view, desk }: PreviewProps) {
  const { say } = useSpeech();
  const { preview, refused } = desk;
  return (
    <>
      {preview.cancelled && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say("readingStopped", { count: preview.files.length })}</MessageBarBody>
        </MessageBar>
      )}
      {refused.length > 0 && (
        <section aria-label={say("archivesRefused", { count: refused.length })}>
          {refused.map((fault) => (
            <FaultBar key={fault.place} fault={fault} intent="warning" />
          ))}
        </section>
      )}
      {preview.files.length === 0 && !preview.cancelled && <p role="status">{say("nothingDropped")}</p>}
      {preview.files.length > 0 && (
        <>
          <ReturnFiles preview={preview} />
          <MergeReturns view={view} preview={preview} />
        </>
      )}
    </>
  );
}
