import { makeStyles, tokens } from "@fluentui/react-components";
import type { CollectPreview, ReturnChange } from "../../usecases/exchange";
import { Disclosure } from "../parts/Disclosure";
import { LongList } from "../parts/LongList";
import { useForm, useSpeech } from "../paneContext";
import { changesByUnit, COLLECT_FORM, keepField, keepOf, reasonField } from "./collectDecisions";
import { ReturnChangeItem } from "./ReturnChangeItem";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

export interface ReturnChangesProps {
  readonly preview: CollectPreview;
  /** Names of units by code, as printed. */
  readonly unitNames: ReadonlyMap<string, string>;
  readonly tried: boolean;
}

/** What came back: first what a person must decide, then what is in question, then all of it unit by unit. */
export function ReturnChanges({ preview, unitNames, tried }: ReturnChangesProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { changes } = preview;
  const conflicts = changes.filter(({ conflict }) => conflict);
  const questions = changes.filter(({ conflict, question }) => !conflict && question !== null);
  const plain = changes.filter(({ conflict, question }) => !conflict && question === null);
  return (
    <>
      <Group
        title={say("returnConflicts", { count: conflicts.length })}
        hint={say("returnConflictsHint")}
        changes={conflicts}
        tried={tried}
      />
      <Group
        title={say("returnQuestions", { count: questions.length })}
        hint={say("returnQuestionsHint")}
        changes={questions}
        tried={tried}
      />
      {plain.length > 0 && (
        <section aria-label={say("changesByUnit")}>
          <h2 className={styles.heading}>{say("changesByUnit")}</h2>
          <LongList
            items={changesByUnit(plain)}
            keyOf={({ key }) => key}
            draw={({ unit, period, changes: own }) => (
              <Disclosure label={say("unitChanges", { unit: unitNames.get(unit) ?? unit, period, ...countsOf(own) })}>
                <ChangeList changes={own} tried={tried} />
              </Disclosure>
            )}
          />
        </section>
      )}
    </>
  );
}

function countsOf(changes: readonly ReturnChange[]): Record<ReturnChange["kind"], number> {
  const counts = { added: 0, changed: 0, withdrawn: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

interface GroupProps {
  readonly title: string;
  readonly hint: string;
  readonly changes: readonly ReturnChange[];
  readonly tried: boolean;
}

function Group({ title, hint, changes, tried }: GroupProps) {
  const styles = useStyles();
  if (changes.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.text}>{hint}</p>
      <ChangeList changes={changes} tried={tried} />
    </section>
  );
}

function ChangeList({ changes, tried }: Pick<GroupProps, "changes" | "tried">) {
  const form = useForm(COLLECT_FORM);
  return (
    <LongList
      items={changes}
      keyOf={({ id }) => id}
      draw={(change) => (
        <ReturnChangeItem
          change={change}
          keep={keepOf(change, form.value(keepField(change)))}
          reason={form.value(reasonField(change))}
          tried={tried}
        />
      )}
    />
  );
}
