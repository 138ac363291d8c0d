import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { MonthlyView } from "../../usecases/monthly";
import type { BookView } from "../../usecases/view";
import { WEIGHINGS, type Weighing } from "../../usecases/weighings";
import { usePane, useSpeech } from "../paneContext";
import { WORDS, type WordKey } from "../words";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const WEIGHING_WORDS = {
  equal: "weighEqual",
  money: "weighMoney",
  required: "weighRequired",
} as const satisfies Readonly<Record<Weighing, WordKey>>;

/** Indicators month by month (M15): how many were told, what 绩效指标 does not say yet; and how they weigh (C09). */
export function MonthlySection({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const [monthly, setMonthly] = useState<MonthlyView | null>(null);
  const content = JSON.stringify(view.book.indicators);
  useEffect(() => {
    let left = false;
    void conductor.look((fund) => fund.monthly()).then((answer) => (left ? undefined : setMonthly(answer)));
    return () => {
      left = true;
    };
  }, [conductor, content]);
  const told = (monthly?.rows ?? []).filter(({ figures }) => figures.reached !== null);
  const other = told.filter(({ indicator, figures }) => figures.reached !== indicator.actual).length;
  const equal = view.book.indicators.every(({ weight }) => weight === 1);
  return (
    <section aria-label={say("monthly")}>
      <h2 className={styles.heading}>{say("monthly")}</h2>
      <p className={styles.small}>
        {told.length === 0 ? say("monthlyNone") : say("monthlyTold", { told: told.length, other })}
      </p>
      <div className={styles.buttons}>
        <Button
          size="small"
          disabledFocusable={busy}
          onClick={() => void conductor.ask((fund) => fund.writeTracking("monthly"))}
        >
          {say("writeMonthly")}
        </Button>
        {other > 0 && (
          <Button
            size="small"
            disabledFocusable={busy}
            onClick={() => void conductor.perform((fund) => fund.recordMonthly(), WORDS.monthlyRecorded)}
          >
            {say("recordMonthly", { other })}
          </Button>
        )}
      </div>
      <p className={styles.small}>{say(equal ? "weightsEqual" : "weightsOther")}</p>
      <div className={styles.buttons} role="group" aria-label={say("weights")}>
        {WEIGHINGS.map((weighing) => (
          <Button
            key={weighing}
            size="small"
            disabledFocusable={busy}
            onClick={() => void conductor.perform((fund) => fund.weighIndicators(weighing), WORDS.weightsSet)}
          >
            {say(WEIGHING_WORDS[weighing])}
          </Button>
        ))}
      </div>
    </section>
  );
}
