import {
  Button,
  Field,
  MessageBar,
  MessageBarBody,
  Select,
  Spinner,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Bilingual } from "../../domain/fault";
import { formatWan } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import type { AskedConditions } from "../../usecases/conditionedRepair";
import type { ProposedOption, RepairProposal } from "../../usecases/repair";
import type { BookView, PlacedFinding } from "../../usecases/view";
import { usePane, useSpeech } from "../paneContext";
import { Disclosure } from "../parts/Disclosure";
import { ConditionsForm } from "../solving/ConditionsForm";
import { WORDS } from "../words";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  option: {
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, padding: 0, listStyle: "none" },
  move: {
    display: "flex",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    flexWrap: "wrap",
    paddingBottom: tokens.spacingVerticalXXS,
  },
  // Below a long name the amounts stand at the right, where those of short names stand.
  amounts: { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums", marginLeft: "auto" },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** What came of asking; null when it failed, which is told above. */
interface Answer {
  readonly proposal: RepairProposal | null;
}

/** 调整方案: the least that has to move so that the money rules hold, cell by cell, before anything is written. */
export default function RepairView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { dispatch, busy } = usePane();
  const styles = useStyles();
  const [from, setFrom] = useState<UnitCode>("");
  const [conditions, setConditions] = useState<AskedConditions | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { decided, ledger, rules, holds } = view.book;
  // A proposal fits one state of the money; every re-read makes new objects of the same content.
  const money = JSON.stringify([decided, ledger, rules, holds]);
  const back = (): void => dispatch({ type: "viewChosen", view: "findings" });
  return (
    <div className={styles.page}>
      <div>
        <Button size="small" onClick={back}>
          {say("backToFindings")}
        </Button>
      </div>
      <Field label={say("repairFrom")}>
        <Select value={from} disabled={busy} onChange={(_event, data) => setFrom(data.value)}>
          <option value="">{say("repairFromAny")}</option>
          {view.book.units.map((unit) => (
            <option key={unit.code} value={unit.code}>
              {unit.name}
            </option>
          ))}
        </Select>
      </Field>
      <Disclosure label={say("conditions")}>
        <ConditionsForm book={view.book} asked={conditions} onAsk={setConditions} />
      </Disclosure>
      <Asked
        key={`${attempt}|${from}|${JSON.stringify(conditions)}|${money}`}
        from={from}
        conditions={conditions}
        onAgain={() => setAttempt(attempt + 1)}
      />
    </div>
  );
}

interface AskedProps {
  readonly from: UnitCode;
  readonly conditions: AskedConditions | null;
  readonly onAgain: () => void;
}

/** One question and what came of it; given up when the person cancels or looks elsewhere. */
function Asked({ from, conditions, onAgain }: AskedProps) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const [waiting] = useState(() => new AbortController());
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let left = false;
    const wish = { ...(from === "" ? {} : { from }), ...(conditions === null ? {} : { conditions }) };
    void conductor
      .ask((fund) => fund.proposeRepair(wish, waiting.signal))
      .then((proposal) => (left ? undefined : setAnswer({ proposal })));
    return () => {
      left = true;
      waiting.abort();
    };
  }, [conductor, from, conditions, waiting]);
  if (answer?.proposal) return <Proposal proposal={answer.proposal} />;
  if (answer)
    return (
      <Button size="small" disabledFocusable={busy} onClick={onAgain}>
        {say("tryAgain")}
      </Button>
    );
  return (
    <>
      <Spinner size="tiny" label={say("workAsking")} />
      <div>
        <Button size="small" onClick={() => waiting.abort()}>
          {say("cancel")}
        </Button>
      </div>
    </>
  );
}

function Proposal({ proposal }: { readonly proposal: RepairProposal }) {
  const { say } = useSpeech();
  switch (proposal.status) {
    case "unchanged":
      return <p role="status">{say("repairUnchanged")}</p>;
    case "infeasible":
      return <Infeasible proposal={proposal} />;
    case "repaired":
      return (
        <>
          {proposal.options.map((option) => (
            <Option key={`${option.manner}|${option.title.zh}`} option={option} before={proposal.findingsBefore} />
          ))}
        </>
      );
  }
}

function Infeasible({ proposal }: { readonly proposal: RepairProposal }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <strong>{proposal.conflict ? pick(proposal.conflict.sentence) : say("repairInfeasible")}</strong>
        {proposal.relaxations.length > 0 && <p className={styles.small}>{say("relaxations")}</p>}
        <ul>
          {proposal.relaxations.map((relaxation) => (
            <li key={relaxation.sentence.zh}>{pick(relaxation.sentence)}</li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

interface OptionProps {
  readonly option: ProposedOption;
  readonly before: readonly PlacedFinding[];
}

function Option({ option, before }: OptionProps) {
  const { say, pick } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const styles = useStyles();
  const title = say("repairOption", {
    title: pick(option.title),
    moved: formatWan(option.moved),
    count: option.moves.length,
  });
  const apply = async (): Promise<void> => {
    const done = await conductor.perform((fund) => fund.applyRepair(option.moves), WORDS.repairDone);
    if (done) dispatch({ type: "viewChosen", view: "findings" });
  };
  return (
    <section aria-label={title} className={styles.option}>
      <h2 className={styles.heading}>{title}</h2>
      {option.note && <p className={styles.small}>{pick(option.note)}</p>}
      <ul className={styles.list} aria-label={say("moveCells")}>
        {option.moves.map((move) => (
          <li key={move.address} className={styles.move}>
            <span>
              {move.label} <span className={styles.small}>{move.address}</span>
            </span>
            <span className={styles.amounts}>
              {say("repairMove", { from: formatWan(move.from), to: formatWan(move.to) })}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.small}>{say("brokenNow", { names: namesOf(before, pick) || say("repairNone") })}</p>
      <p className={styles.small}>
        {say("brokenAfter", { names: namesOf(option.findingsAfter, pick) || say("repairNone") })}
      </p>
      <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => void apply()}>
        {say("applyRepair")}
      </Button>
    </section>
  );
}

/** Names of the broken rules, each once. */
function namesOf(findings: readonly PlacedFinding[], pick: (text: Bilingual) => string): string {
  const broken = findings.filter((finding) => finding.verdict === "broken");
  return [...new Set(broken.map((finding) => pick(finding.name)))].join("、");
}
