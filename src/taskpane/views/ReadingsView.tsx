import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useContext, useMemo } from "react";
import { VERDICT_WORDS } from "../../domain/rule";
import type { Unit, UnitCode } from "../../domain/units";
import { compareReadings, type ReadingResult } from "../../rules/readings";
import { gapWords, MEASURE_WORDS } from "../../rules/sentence";
import type { BookView } from "../../usecases/view";
import { Mark, type MarkKind } from "../parts/Mark";
import { formatMeasure } from "../parts/measure";
import { LocaleContext, useForm, usePane, useSpeech } from "../paneContext";
import { ReadingChoiceForm } from "../review/ReadingChoiceForm";
import type { Locale } from "../words";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXXS}`, fontSize: tokens.fontSizeBase300 },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    padding: "2px 4px 2px 0",
  },
  row: { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  cell: { padding: "2px 4px 2px 0", verticalAlign: "top", textAlign: "left" },
  plain: { fontWeight: tokens.fontWeightRegular },
  inForce: { fontWeight: tokens.fontWeightSemibold },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** 口径: each reading of an open clause beside its result; who chose the one in force, when and why. */
export default function ReadingsView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const questions = useMemo(() => byQuestion(compareReadings(view.book)), [view.book]);
  return (
    <>
      <p>{say(questions.length === 0 ? "noReadings" : "readingsHint")}</p>
      {questions.map((results) => (
        <Question key={keyOf(results[0])} results={results} units={view.book.units} />
      ))}
    </>
  );
}

type Results = readonly [ReadingResult, ...ReadingResult[]];

function keyOf({ rule, question }: ReadingResult): string {
  return `${rule.id} ${question}`;
}

function byQuestion(results: readonly ReadingResult[]): readonly Results[] {
  const groups = new Map<string, [ReadingResult, ...ReadingResult[]]>();
  for (const result of results) {
    const group = groups.get(keyOf(result));
    if (group) group.push(result);
    else groups.set(keyOf(result), [result]);
  }
  return [...groups.values()];
}

interface QuestionProps {
  readonly results: Results;
  readonly units: readonly Unit[];
}

function Question({ results, units }: QuestionProps) {
  const { say, pick } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const [{ rule, question, topic, choice }] = results;
  const name = `reading ${rule.id} ${question}`;
  const form = useForm(name);
  const title = `${question} ${pick(rule.name)}`;
  const readings = [...new Map(results.map(({ reading }) => [reading.id, reading])).values()];
  const inForce = results.find((result) => result.inForce)?.reading.id ?? "";
  const chosen = choice !== null && choice.reading !== null;
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.small}>{say("readingClause", { clause: rule.clause, topic })}</p>
      <ResultTable results={results} units={units} />
      <p className={styles.small}>
        {chosen
          ? say("readingChosen", {
              person: choice.decidedBy || say("unnamed"),
              date: choice.decidedOn || say("undated"),
              reason: choice.reason || say("noReason"),
            })
          : say("readingDefault")}
      </p>
      {form.value("open") === "yes" ? (
        <ReadingChoiceForm form={name} rule={rule} readings={readings} inForce={inForce} />
      ) : (
        <Button
          size="small"
          disabledFocusable={busy}
          aria-label={`${say("chooseReading")} ${title}`}
          onClick={() => form.change("open", "yes")}
        >
          {say("chooseReading")}
        </Button>
      )}
    </section>
  );
}

function ResultTable({ results, units }: QuestionProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.head}>
            {say("readings")}
          </th>
          <th scope="col" className={styles.head}>
            {say("actualAndLimit")}
          </th>
          <th scope="col" className={styles.head}>
            {say("verdict")}
          </th>
        </tr>
      </thead>
      <tbody>
        {results.map((result) => (
          <ResultRow key={`${result.reading.id}|${result.outcome.id}`} result={result} units={units} />
        ))}
      </tbody>
    </table>
  );
}

const MARKS = {
  met: "met",
  broken: "broken",
  planGap: "advice",
  notDue: "unknown",
  noData: "unknown",
} as const satisfies Record<ReadingResult["outcome"]["verdict"], MarkKind>;

function unitName(units: readonly Unit[], code: UnitCode): string {
  return units.find((unit) => unit.code === code)?.name ?? code;
}

function ResultRow({ result, units }: { readonly result: ReadingResult; readonly units: readonly Unit[] }) {
  const { say, pick } = useSpeech();
  const locale = useContext(LocaleContext);
  const styles = useStyles();
  const { outcome, reading, inForce } = result;
  return (
    <tr className={styles.row}>
      <th scope="row" className={mergeClasses(styles.cell, inForce ? styles.inForce : styles.plain)}>
        {pick(reading.label)}
        {outcome.institution !== null && ` ${unitName(units, outcome.institution)}`}
        {inForce && ` ${say("inForce")}`}
      </th>
      <td className={styles.cell}>{figuresOf(result)}</td>
      <td className={styles.cell}>
        <Mark kind={MARKS[outcome.verdict]} />
        {pick(VERDICT_WORDS[outcome.verdict])} {gapOf(result, locale)}
      </td>
    </tr>
  );
}

/** 18.81 / 18.82; a dash where there is no figure: a 0 would be a guess. */
function figuresOf({ outcome, reading }: ReadingResult): string {
  if (!outcome.known) return "—";
  return `${formatMeasure(outcome.actual, reading.measure)} / ${formatMeasure(outcome.limit, reading.measure)}`;
}

function gapOf({ outcome, reading, rule }: ReadingResult, locale: Locale): string {
  if (!outcome.known) return "";
  const words = gapWords(rule);
  const side = outcome.shortage === 0 ? words.met : outcome.actual < outcome.limit ? words.short : words.over;
  const amount = outcome.shortage === 0 ? Math.abs(outcome.slack) : outcome.shortage;
  return `${side[locale]}${formatMeasure(amount, reading.measure)}${MEASURE_WORDS[reading.measure][locale]}`;
}
