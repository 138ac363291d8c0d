import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Difference, DifferenceKind } from "../../review/compare";
import type { Comparison } from "../../usecases/copyCases";
import { Disclosure } from "../parts/Disclosure";
import { LongList } from "../parts/LongList";
import { ShowCell } from "../parts/ShowCell";
import { useForm, useSpeech } from "../paneContext";
import { COPY_FORM, keepField } from "./decisions";
import { DifferenceText } from "./DifferenceItem";

const useStyles = makeStyles({
  item: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  text: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

export interface OtherDifferencesProps {
  readonly comparison: Comparison;
  /** Refused before at these values. */
  readonly settled: readonly Difference[];
}

/** What is known and not to be decided here: changed by us, alike, not mergeable, beside the tables, refused before. */
export function OtherDifferences({ comparison, settled }: OtherDifferencesProps) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const { base, differences, beside, notes } = comparison;
  const baseKnown = base.sent !== null;
  const of = (...kinds: readonly DifferenceKind[]): readonly Difference[] =>
    differences.filter(({ kind, choice }) => !choice && kinds.includes(kind));
  const [ours, fixed, same] = [of("onlyOurs"), of("structural", "unreadable"), of("bothSame")];
  const list = (items: readonly Difference[]): ReactNode => (
    <LongList
      items={items}
      keyOf={({ id }) => id}
      draw={(difference) => <DifferenceText difference={difference} baseKnown={baseKnown} />}
    />
  );
  return (
    <>
      <Part label={say("onlyOurs", { count: ours.length })} count={ours.length}>
        {list(ours)}
      </Part>
      <Part label={say("notMergeable", { count: fixed.length })} count={fixed.length}>
        <p className={styles.text}>{say("notMergeableHint")}</p>
        {list(fixed)}
      </Part>
      <Part label={say("besideTables", { count: beside.length })} count={beside.length}>
        <p className={styles.text}>{say("besideTablesHint")}</p>
        <LongList items={beside} keyOf={({ address }) => address} draw={(note) => <Beside {...note} />} />
      </Part>
      <Part label={say("bothSame", { count: same.length })} count={same.length}>
        {list(same)}
      </Part>
      <Part label={say("refusedBefore", { count: settled.length })} count={settled.length}>
        <LongList
          items={settled}
          keyOf={({ id }) => id}
          draw={(difference) => <Settled difference={difference} comparison={comparison} />}
        />
      </Part>
      <Part label={say("copyNotes", { count: notes.length })} count={notes.length}>
        <LongList
          items={notes.map((note, index) => ({ note, index }))}
          keyOf={({ index }) => String(index)}
          draw={({ note }) => <div className={styles.item}>{pick(note)}</div>}
        />
      </Part>
    </>
  );
}

interface PartProps {
  readonly label: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Part({ label, count, children }: PartProps) {
  if (count === 0) return null;
  return (
    <section aria-label={label}>
      <Disclosure heading label={label}>
        {children}
      </Disclosure>
    </section>
  );
}

function Beside({ address, theirs, ours }: Comparison["beside"][number]) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <div className={styles.item}>
      {address} {say("theirValue")} {theirs || say("emptyValue")} · {say("ourValue")} {ours || say("emptyValue")}{" "}
      <ShowCell address={address} />
    </div>
  );
}

function Settled({ difference, comparison }: { readonly difference: Difference; readonly comparison: Comparison }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const form = useForm(COPY_FORM);
  const earlier = comparison.refusedBefore.find(({ id }) => id === difference.id);
  const at = earlier?.at.replace("T", " ") ?? "";
  return (
    <DifferenceText difference={difference} baseKnown={comparison.base.sent !== null}>
      {earlier && (
        <p className={styles.text}>{say("refusedBeforeBy", { who: earlier.who, at, reason: earlier.reason })}</p>
      )}
      <Button size="small" onClick={() => form.change(keepField(difference), "later")}>
        {say("decideAgain")}
      </Button>
    </DifferenceText>
  );
}
