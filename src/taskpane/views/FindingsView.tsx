import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, type ReactNode } from "react";
import { latestOpinions } from "../../review/opinions";
import type { BookView, LackingRule, PendingRule, PlacedFinding } from "../../usecases/view";
import { FindingItem, Quotation } from "../findings/FindingItem";
import { Disclosure } from "../parts/Disclosure";
import { LongList } from "../parts/LongList";
import { Mark, type MarkKind } from "../parts/Mark";
import { ShowCell } from "../parts/ShowCell";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0 },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** 预警: what is broken first, by level; then gaps in the plan, what lacks data, and, closed, the rest. */
export function FindingsView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { findings, passed, metCount, undetermined, notDue, book } = view;
  // 首页 counts every line a rule is met on; the list tells such a rule once.
  const metTitle = say(metCount === passed.length ? "passed" : "passedOnLines", {
    count: metCount,
    rules: passed.length,
  });
  const opinions = useMemo(() => latestOpinions(book.opinions), [book.opinions]);
  const broken = findings.filter((finding) => finding.verdict === "broken");
  const groups = [
    { word: "mustFix", items: broken.filter((finding) => finding.level === "must") },
    { word: "adviceGroup", items: broken.filter((finding) => finding.level === "advice") },
    { word: "planGaps", items: findings.filter((finding) => finding.verdict === "planGap") },
  ] as const;
  return (
    <>
      {broken.length === 0 && (
        <p className={styles.text}>
          <Mark kind={passed.length > 0 ? "met" : "unknown"} />
          {say(passed.length > 0 ? "nothingBroken" : "nothingJudged")}
        </p>
      )}
      {broken.length === 0 && passed.length > 0 && undetermined.length > 0 && (
        <p className={styles.text}>
          <Mark kind="unknown" />
          {say("notAllJudged", { count: undetermined.length })}
        </p>
      )}
      {groups.map(({ word, items }) => (
        <OpenGroup key={word} title={say(word, { count: items.length })} items={items}>
          {(finding) => (
            <FindingItem
              finding={finding}
              book={book}
              opinion={opinions.get(finding.id)}
              repairable={finding.verdict === "broken" && finding.level === "must" && finding.measure === "money"}
            />
          )}
        </OpenGroup>
      ))}
      <OpenGroup title={say("noData", { count: undetermined.length })} items={undetermined}>
        {(entry) => <LackingItem entry={entry} />}
      </OpenGroup>
      <ClosedGroup title={say("notDue", { count: notDue.length })} items={notDue} kind="unknown" />
      <ClosedGroup title={metTitle} items={passed} kind="met" />
    </>
  );
}

interface OpenGroupProps<Item extends { readonly id: string }> {
  readonly title: string;
  readonly items: readonly Item[];
  readonly children: (item: Item) => ReactNode;
}

function OpenGroup<Item extends { readonly id: string }>({ title, items, children }: OpenGroupProps<Item>) {
  const styles = useStyles();
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <LongList items={items} keyOf={(item) => item.id} draw={children} />
    </section>
  );
}

function LackingItem({ entry }: { readonly entry: LackingRule }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  return (
    <div className={styles.item}>
      <span className={styles.name}>
        <Mark kind="unknown" />
        {pick(entry.name)}
      </span>
      <p className={styles.text}>{say("missingData", { text: pick(entry.missing) })}</p>
      <div>
        <ShowCell address={entry.address} /> <span className={styles.small}>{entry.address}</span>
      </div>
    </div>
  );
}

interface ClosedGroupProps {
  readonly title: string;
  readonly items: readonly (PlacedFinding | PendingRule)[];
  readonly kind: MarkKind;
}

/** What nobody need act on: one line until someone wants to see it. */
function ClosedGroup({ title, items, kind }: ClosedGroupProps) {
  const { pick } = useSpeech();
  const styles = useStyles();
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <Disclosure label={title} heading>
        <LongList
          items={items}
          keyOf={(item) => item.id}
          draw={(item) => (
            <div className={styles.item}>
              <span className={styles.name}>
                <Mark kind={kind} />
                {pick(item.name)}
              </span>
              <p className={styles.text}>{pick(item.sentence)}</p>
              <div className={styles.small}>
                <Quotation quote={item.quote} clause={item.clause} />
              </div>
            </div>
          )}
        />
      </Disclosure>
    </section>
  );
}
