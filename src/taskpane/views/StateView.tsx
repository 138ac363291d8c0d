import { makeStyles, tokens } from "@fluentui/react-components";
import { gatesOf, type OpenMust } from "../../review/gates";
import { stepsFrom } from "../../review/states";
import type { BookView } from "../../usecases/view";
import { Disclosure } from "../parts/Disclosure";
import { LongList } from "../parts/LongList";
import { STATE_WORDS } from "../parts/Summary";
import { useSpeech } from "../paneContext";
import { ApprovalItem } from "../review/ApprovalForm";
import { PlanItem } from "../review/PlanItem";
import { StepItem } from "../review/StepItem";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, padding: 0, listStyle: "none" },
});

/** 状态和审定: where the allocation stands, what the next steps need, who approved, and the units' plans. */
export default function StateView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { book } = view;
  const open = openMusts(view);
  const approved = book.unitRecords.filter((record) => record.planState === "已审定").length;
  return (
    <>
      <h2 className={styles.heading}>
        {say("stateNow", { state: say(STATE_WORDS[book.state]), version: book.version })}
      </h2>
      {stepsFrom(book.state).map((step) => (
        <StepItem key={step.to} book={book} step={step} gates={gatesOf(book, step, open)} />
      ))}
      <section aria-label={say("approvals")}>
        <h2 className={styles.heading}>{say("approvals")}</h2>
        <ul className={styles.list}>
          <ApprovalItem book={book} gate="province" />
          <ApprovalItem book={book} gate="partyGroup" />
        </ul>
      </section>
      <section aria-label={say("unitPlans", { approved, total: book.units.length })}>
        <Disclosure label={say("unitPlans", { approved, total: book.units.length })} heading>
          <LongList
            items={book.units}
            keyOf={(unit) => unit.code}
            draw={(unit) => (
              <PlanItem unit={unit} record={book.unitRecords.find((record) => record.unit === unit.code)} />
            )}
          />
        </Disclosure>
      </section>
    </>
  );
}

function openMusts(view: BookView): readonly OpenMust[] {
  return view.findings.filter((finding) => finding.verdict === "broken" && finding.level === "must");
}
