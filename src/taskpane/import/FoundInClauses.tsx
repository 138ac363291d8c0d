import { makeStyles, tokens } from "@fluentui/react-components";
import type { Indicator, Milestone, OpenQuestion, ProjectTable, RuleSuggestion } from "../../domain/project";
import { Disclosure } from "../parts/Disclosure";
import { LongList } from "../parts/LongList";
import { useSpeech } from "../paneContext";
import { SourceLink } from "./SourceLink";

const useStyles = makeStyles({
  item: { padding: `${tokens.spacingVerticalXXS} 0`, overflowWrap: "anywhere" },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Questions, indicators, dates and suggested rules, each with the way to its sentence. */
export function FoundInClauses({ table }: { readonly table: ProjectTable }) {
  const { say } = useSpeech();
  const { openQuestions, indicators, milestones, rules } = table;
  return (
    <>
      {openQuestions.length > 0 && (
        <Disclosure label={say("importQuestions", { count: openQuestions.length })} heading>
          <LongList items={openQuestions} keyOf={({ id }) => id} draw={(one) => <QuestionLine question={one} />} />
        </Disclosure>
      )}
      {indicators.length > 0 && (
        <Disclosure label={say("importIndicators", { count: indicators.length })} heading>
          <LongList
            items={indicators.map((indicator, index) => ({ indicator, key: String(index) }))}
            keyOf={({ key }) => key}
            draw={({ indicator }) => <IndicatorLine indicator={indicator} />}
          />
        </Disclosure>
      )}
      {milestones.length + rules.length > 0 && (
        <Disclosure label={say("importDates", { count: milestones.length + rules.length })} heading>
          <LongList
            items={[...milestones.map(dateLine), ...rules.map(ruleLine)]}
            keyOf={({ key }) => key}
            draw={(line) => <ClauseLine {...line} />}
          />
        </Disclosure>
      )}
    </>
  );
}

function QuestionLine({ question: { id, topic, quotes, assumption } }: { readonly question: OpenQuestion }) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <div className={styles.item}>
      <div className={styles.name}>
        {id} {topic}
      </div>
      {quotes.map(({ text, line }, index) => (
        <div key={`${index}|${line ?? ""}`}>
          <q lang="zh-CN">{text}</q> {line !== null && <SourceLink of={{ line }} />}
        </div>
      ))}
      <div className={styles.small}>{say("assumption", { text: assumption })}</div>
    </div>
  );
}

function IndicatorLine({ indicator }: { readonly indicator: Indicator }) {
  const styles = useStyles();
  const { project, unit, name, comparator, value, measure, line } = indicator;
  return (
    <div className={styles.item}>
      <span className={styles.small}>
        {project} {unit}
      </span>{" "}
      {name} {comparator} {value} {measure} {line !== null && <SourceLink of={{ line }} />}
    </div>
  );
}

interface ClauseText {
  readonly key: string;
  readonly what: string;
  readonly text: string;
  readonly line: number | null;
}

function dateLine({ date, clause, text, line }: Milestone, index: number): ClauseText {
  return { key: `D${index}`, what: `${date} ${clause}`, text, line };
}

function ruleLine({ id, clause, comparator, threshold, quote, line }: RuleSuggestion, index: number): ClauseText {
  return { key: `R${index}`, what: `${id} ${comparator} ${threshold} ${clause}`, text: quote, line };
}

function ClauseLine({ what, text, line }: ClauseText) {
  const styles = useStyles();
  return (
    <div className={styles.item}>
      <span className={styles.small}>{what}</span> <span lang="zh-CN">{text}</span>{" "}
      {line !== null && <SourceLink of={{ line }} />}
    </div>
  );
}
