import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { ImportComparison, ImportDifference } from "../../usecases/importCases";
import { LongList } from "../parts/LongList";
import { TermLines } from "../parts/TermLines";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  item: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  title: { fontWeight: tokens.fontWeightSemibold },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

const CHANGE_WORDS = {
  added: "differenceAdded",
  changed: "differenceChanged",
  gone: "differenceGone",
} as const;

export interface DifferencesProps {
  readonly comparison: ImportComparison;
  readonly kept: readonly string[];
  readonly onKept: (kept: readonly string[]) => void;
}

/** 更正通知 against the workbook: old and new of every difference, each taken or kept. */
export function Differences({ comparison, kept, onKept }: DifferencesProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { differences, oldTextKnown } = comparison;
  const title = say("differences", { count: differences.length });
  const takeable = differences.filter((one) => one.takeable);
  const set = (id: string, take: boolean): void =>
    onKept(take ? kept.filter((one) => one !== id) : [...kept.filter((one) => one !== id), id]);
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      {differences.length === 0 && <p role="status">{say("differencesNone")}</p>}
      {!oldTextKnown && <p className={styles.small}>{say("differencesNoText")}</p>}
      {takeable.length > 1 && (
        <div className={styles.buttons}>
          <Button size="small" onClick={() => onKept([])}>
            {say("differenceTakeAll")}
          </Button>
          <Button size="small" onClick={() => onKept(takeable.map(({ id }) => id))}>
            {say("differenceTakeNone")}
          </Button>
        </div>
      )}
      <LongList
        items={differences}
        keyOf={({ id }) => id}
        draw={(difference) => (
          <DifferenceItem
            difference={difference}
            taken={!kept.includes(difference.id)}
            onTake={(take) => set(difference.id, take)}
          />
        )}
      />
    </section>
  );
}

interface DifferenceItemProps {
  readonly difference: ImportDifference;
  readonly taken: boolean;
  readonly onTake: (take: boolean) => void;
}

function DifferenceItem({ difference, taken, onTake }: DifferenceItemProps) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const { place, change, before, after, remark, takeable } = difference;
  return (
    <div className={styles.item}>
      <div className={styles.title}>
        {pick(place)} · {say(CHANGE_WORDS[change])}
      </div>
      <TermLines
        lines={[
          [say("differenceBefore"), before || say("differenceNone")],
          [say("differenceAfter"), after || say("differenceNone")],
        ]}
      />
      {remark !== null && <p className={styles.small}>{pick(remark)}</p>}
      {takeable && (
        <Checkbox
          checked={taken}
          label={say("differenceTake")}
          aria-label={`${say("differenceTake")} ${pick(place)}`}
          onChange={(_event, { checked }) => onTake(checked === true)}
        />
      )}
    </div>
  );
}
