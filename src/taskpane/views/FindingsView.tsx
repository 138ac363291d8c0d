import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { BookView, PlacedFinding } from "../../usecases/view";
import { Disclosure } from "../parts/Disclosure";
import { Mark } from "../parts/Mark";
import { ShowCell } from "../parts/ShowCell";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, padding: 0, listStyle: "none", display: "flex", flexDirection: "column" },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, flexWrap: "wrap" },
  name: { fontWeight: tokens.fontWeightSemibold },
  sentence: { margin: 0 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  quote: {
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalS}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
});

/** 预警: what is broken first, with clause and quotation; then what cannot be judged; then what is met. */
export function FindingsView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { findings, passed, undetermined } = view;
  return (
    <>
      {findings.length > 0 ? (
        <section aria-label={say("broken", { count: findings.length })}>
          <h2 className={styles.heading}>{say("broken", { count: findings.length })}</h2>
          <ul className={styles.list}>
            {findings.map((finding) => (
              <BrokenItem key={finding.id} finding={finding} />
            ))}
          </ul>
        </section>
      ) : (
        <p className={styles.sentence}>
          <Mark kind={passed.length > 0 ? "met" : "unknown"} />
          {say(passed.length > 0 ? "nothingBroken" : "nothingJudged")}
        </p>
      )}
      {undetermined.length > 0 && <UndeterminedSection entries={undetermined} />}
      {passed.length > 0 && <PassedSection passed={passed} />}
    </>
  );
}

function BrokenItem({ finding }: { readonly finding: PlacedFinding }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const must = finding.level === "must";
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <Badge appearance={must ? "filled" : "outline"} color={must ? "danger" : "warning"}>
          <Mark kind={must ? "broken" : "advice"} />
          {say(must ? "must" : "advice")}
        </Badge>
        <span className={styles.name}>{pick(finding.name)}</span>
      </div>
      <p className={styles.sentence}>{pick(finding.sentence)}</p>
      <p className={styles.small}>{say("remedy", { text: pick(finding.remedy) })}</p>
      <div className={styles.row}>
        <ShowCell address={finding.address} />
        <span className={styles.small}>{say("clause", { clause: finding.clause })}</span>
      </div>
      <Quotation quote={finding.quote} />
    </li>
  );
}

function Quotation({ quote }: { readonly quote: string }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (quote === "") return null;
  return (
    <div className={styles.small}>
      <Disclosure label={say("quote")}>
        <blockquote className={styles.quote} lang="zh-CN">
          {quote}
        </blockquote>
      </Disclosure>
    </div>
  );
}

function UndeterminedSection({ entries }: { readonly entries: BookView["undetermined"] }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const title = say("undetermined", { count: entries.length });
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={`${entry.rule}|${entry.address}`} className={styles.item}>
            <span className={styles.name}>
              <Mark kind="unknown" />
              {pick(entry.name)}
            </span>
            <p className={styles.sentence}>{say("missingData", { text: pick(entry.missing) })}</p>
            <div className={styles.row}>
              <ShowCell address={entry.address} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PassedSection({ passed }: { readonly passed: readonly PlacedFinding[] }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const title = say("passed", { count: passed.length });
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <ul className={styles.list}>
        {passed.map((finding) => (
          <li key={finding.id} className={styles.item}>
            <span className={styles.name}>
              <Mark kind="met" />
              {pick(finding.name)}
            </span>
            <p className={styles.sentence}>{pick(finding.sentence)}</p>
            <Quotation quote={finding.quote} />
          </li>
        ))}
      </ul>
    </section>
  );
}
