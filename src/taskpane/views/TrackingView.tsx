import { Button, Checkbox, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { formatWan, type Fen } from "../../domain/money";
import type { ProgressView } from "../../usecases/progress";
import type { TrackingSheet } from "../../usecases/trackingCases";
import type { BookView } from "../../usecases/view";
import { usePane, useSpeech } from "../paneContext";
import { MonthlySection } from "../tracking/MonthlySection";
import { UnitProgressTable } from "../tracking/UnitProgressTable";
import type { WordKey } from "../words";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  flow: { display: "grid", gridTemplateColumns: "auto auto 1fr", columnGap: tokens.spacingHorizontalM, margin: 0 },
  amount: { textAlign: "right", fontVariantNumeric: "tabular-nums", margin: 0 },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const SHEETS = [
  { sheet: "progress", word: "writeProgress" },
  { sheet: "milestones", word: "writeMilestones" },
  { sheet: "rehearsal", word: "writeRehearsal" },
  { sheet: "supervision", word: "writeSupervision" },
] as const satisfies readonly { readonly sheet: TrackingSheet; readonly word: WordKey }[];

/** 进度: where the money is, how far each unit is with money and with tasks; and the sheets of the tracking year. */
export default function TrackingView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const [province, setProvince] = useState<boolean | null>(null);
  const [progress, setProgress] = useState<ProgressView | null>(null);
  const { decided, ledger, indicators } = view.book;
  const content = JSON.stringify([decided, ledger, indicators]);
  useEffect(() => {
    let left = false;
    void conductor
      .look((fund) => fund.progress(province ?? undefined))
      .then((answer) => (left ? undefined : setProgress(answer)));
    return () => {
      left = true;
    };
  }, [conductor, province, content]);
  if (progress === null) return <Spinner size="tiny" label={say("loadingView")} />;
  const { due } = progress;
  return (
    <div className={styles.page}>
      <Flow progress={progress} />
      <section aria-label={say("progressUnits")}>
        <h2 className={styles.heading}>{say("progressUnits")}</h2>
        <p className={styles.small}>
          {due.task === 0
            ? say("progressNothingDue", { next: percent(due.next) })
            : say("progressDue", { task: percent(due.task), next: percent(due.next) })}
        </p>
        <UnitProgressTable progress={progress} />
        <p className={styles.small}>{say("progressNotice")}</p>
        <Checkbox
          label={say("progressProvince")}
          checked={province ?? due.spend > 0}
          onChange={(_event, { checked }) => setProvince(checked === true)}
        />
        {due.spend > 0 && <p className={styles.small}>{say("progressSpendDue", { share: percent(due.spend) })}</p>}
      </section>
      <MonthlySection view={view} />
      <section aria-label={say("trackingSheets")}>
        <h2 className={styles.heading}>{say("trackingSheets")}</h2>
        <div className={styles.buttons}>
          {SHEETS.map(({ sheet, word }) => (
            <Button
              key={sheet}
              size="small"
              disabledFocusable={busy}
              onClick={() => void conductor.ask((fund) => fund.writeTracking(sheet))}
            >
              {say(word)}
            </Button>
          ))}
        </div>
      </section>
    </div>
  );
}

/** Basis points as whole percents. */
function percent(points: number): string {
  return `${Math.round(points / 100)}%`;
}

const STEPS = [
  { key: "total", word: "flowTotal" },
  { key: "allocated", word: "flowAllocated" },
  { key: "issued", word: "flowIssued" },
  { key: "arrived", word: "flowArrived" },
  { key: "spent", word: "flowSpent" },
] as const;

/** 指标总额 → 审定 → 下达 → 到位 → 支出, each with what it lacks to the one before; not known is said. */
function Flow({ progress: { reconciliation } }: { readonly progress: ProgressView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <section aria-label={say("flow")}>
      <h2 className={styles.heading}>{say("flow")}</h2>
      {STEPS.map(({ key, word }, index) => {
        const amount = reconciliation[key];
        const previous = STEPS[index - 1];
        const before = previous ? reconciliation[previous.key] : null;
        return (
          <dl key={key} className={styles.flow}>
            <dt>{say(word)}</dt>
            <dd className={styles.amount}>{amount === null ? say("flowUnknown") : formatWan(amount)}</dd>
            <dd className={styles.amount}>
              <Gap amount={amount} before={before} />
            </dd>
          </dl>
        );
      })}
    </section>
  );
}

function Gap({ amount, before }: { readonly amount: Fen | null; readonly before: Fen | null }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (amount === null || before === null) return null;
  const gap = (amount - before) as Fen;
  const told = gap === 0 ? say("flowTies") : say("flowGap", { gap: `${gap > 0 ? "+" : ""}${formatWan(gap)}` });
  return <span className={styles.small}>{told}</span>;
}
