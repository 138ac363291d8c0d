import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { FundBook } from "../../domain/book";
import { Disclosure } from "../parts/Disclosure";
import { ruleOf } from "../parts/measure";
import { usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  text: { margin: `0 0 ${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}` },
});

/** 口径: which reading of the clause a figure rests on, and who chose it, when and why. Silent where there is but one. */
export function ReadingNote({ book, rule: id }: { readonly book: FundBook; readonly rule: string }) {
  const { say, pick } = useSpeech();
  const { dispatch } = usePane();
  const styles = useStyles();
  const rule = ruleOf(book, id);
  const choice = book.rules.find((candidate) => candidate.rule === id);
  if (rule === undefined || rule.readings.length < 2) return null;
  const chosen = choice?.reading ?? null;
  const reading = rule.readings.find((candidate) => candidate.id === (chosen ?? rule.readings[0].id));
  return (
    <Disclosure label={say("readingInForce", { label: reading ? pick(reading.label) : (chosen ?? "") })}>
      <p className={styles.text}>
        {choice === undefined || chosen === null
          ? say("readingDefault")
          : say("readingChosen", {
              person: choice.decidedBy || say("unnamed"),
              date: choice.decidedOn || say("undated"),
              reason: choice.reason || say("noReason"),
            })}{" "}
        <Button size="small" appearance="subtle" onClick={() => dispatch({ type: "viewChosen", view: "readings" })}>
          {say("compareReadings")}
        </Button>
      </p>
    </Disclosure>
  );
}
