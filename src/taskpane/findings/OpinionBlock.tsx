import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy } from "react";
import type { Opinion } from "../../domain/records";
import { VALIDITY_WORDS, validityOf } from "../../review/opinions";
import type { PlacedFinding } from "../../usecases/view";
import { Mark } from "../parts/Mark";
import { usePane, useSpeech, useForm } from "../paneContext";

const OpinionForm = lazy(() => import(/* webpackPrefetch: true */ "./OpinionForm"));

const useStyles = makeStyles({
  opinion: {
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  stale: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
});

export interface OpinionBlockProps {
  readonly finding: PlacedFinding;
  /** The latest on this finding. */
  readonly opinion: Opinion | undefined;
}

/** 复核意见 on a finding: the latest, whether it still stands, and the form of another one. */
export function OpinionBlock({ finding, opinion }: OpinionBlockProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const form = useForm(`opinion ${finding.id}`);
  const open = form.value("open") === "yes";
  return (
    <>
      {opinion && <LatestOpinion finding={finding} opinion={opinion} />}
      {open ? (
        <Suspense fallback={null}>
          <OpinionForm finding={finding} onDone={() => form.change("open", "")} />
        </Suspense>
      ) : (
        <div>
          <Button
            size="small"
            disabledFocusable={busy}
            aria-label={say(opinion ? "giveOpinionAgainOn" : "giveOpinionOn", { finding: finding.id })}
            onClick={() => form.change("open", "yes")}
          >
            {say(opinion ? "giveOpinionAgain" : "giveOpinion")}
          </Button>
        </div>
      )}
    </>
  );
}

function LatestOpinion({ finding, opinion }: { readonly finding: PlacedFinding; readonly opinion: Opinion }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const validity = validityOf(opinion, { id: finding.id, open: true, figure: finding.figure });
  const stale = validity !== "valid";
  return (
    <div className={styles.opinion}>
      {say("opinionOf", { opinion: opinion.opinion, reason: opinion.reason })}
      <br />
      {opinion.reviewer || say("unnamed")} {opinion.on ?? say("undated")}
      {" · "}
      <span className={stale ? styles.stale : undefined}>
        <Mark kind={stale ? "advice" : "met"} />
        {pick(VALIDITY_WORDS[validity])}
        {validity === "changed" && say("figureThen", { then: opinion.seen, now: finding.figure })}
      </span>
    </div>
  );
}
