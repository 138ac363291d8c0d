import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { memo, type ReactNode } from "react";
import type { Difference } from "../../review/compare";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { ShowCell } from "../parts/ShowCell";
import { TermLines } from "../parts/TermLines";
import { usePane, useSpeech } from "../paneContext";
import { COPY_FORM, keepField, reasonField, type Keep } from "./decisions";

const useStyles = makeStyles({
  item: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  title: { fontWeight: tokens.fontWeightSemibold },
  // Three answers in a pane 320 px wide.
  answers: { flexWrap: "wrap" },
});

/** One difference as people read it: where, and what was sent, what they say, what we say. */
export function DifferenceText({
  difference,
  baseKnown,
  children,
}: {
  readonly difference: Difference;
  /** Without the copy as it was sent nobody knows what stood there. */
  readonly baseKnown: boolean;
  readonly children?: ReactNode;
}) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { kind, sheet, what, sent, theirs, ours } = difference;
  const rows = [
    ["sentValue", baseKnown ? (sent ?? say("emptyValue")) : say("unknownValue")],
    ["theirValue", theirs ?? say("emptyValue")],
    ["ourValue", ours ?? say("emptyValue")],
  ] as const;
  return (
    <div className={styles.item}>
      <div className={styles.title}>
        {kind === "unreadable" && `${say("unreadableKind")} `}
        {titleOf({ sheet, what })}
      </div>
      <TermLines lines={rows.map(([word, text]) => [say(word), text] as const)} />
      {what.includes("!") && <ShowCell address={what} />}
      {children}
    </div>
  );
}

/** The address of a text says its sheet itself. */
function titleOf({ sheet, what }: Pick<Difference, "sheet" | "what">): string {
  return what.startsWith(`${sheet}!`) ? what : `${sheet} ${what}`.trim();
}

export interface DecisionItemProps {
  readonly difference: Difference;
  readonly baseKnown: boolean;
  readonly keep: Keep;
  /** As typed for this one. */
  readonly ownReason: string;
  readonly groupReason: string;
  /** Writing was tried, so that faults are shown. */
  readonly tried: boolean;
}

/** A difference with its decision. Drawn anew only when its own decision changes: there may be many. */
export const DecisionItem = memo(function DecisionItem(props: DecisionItemProps) {
  const { difference, baseKnown, keep, ownReason, groupReason, tried } = props;
  const { say } = useSpeech();
  const { dispatch } = usePane();
  const styles = useStyles();
  const change = (field: string, value: string): void =>
    dispatch({ type: "formChanged", form: COPY_FORM, field, value });
  const missing = tried && ownReason.trim() === "" && groupReason.trim() === "";
  const title = titleOf(difference);
  return (
    <DifferenceText difference={difference} baseKnown={baseKnown}>
      <ChoiceGroup
        className={styles.answers}
        layout="horizontal"
        aria-label={title}
        choices={[
          { value: "theirs", label: say("keepTheirs") },
          { value: "ours", label: say("keepOurs") },
          { value: "later", label: say("keepLater") },
        ]}
        value={keep}
        onChoose={(value) => change(keepField(difference), value)}
      />
      {keep === "ours" && (
        <Field
          label={say("ownReason")}
          {...(missing ? { validationState: "error", validationMessage: say("refusalReasonMissing") } : {})}
        >
          <Input
            value={ownReason}
            placeholder={groupReason}
            onChange={(_event, data) => change(reasonField(difference), data.value)}
          />
        </Field>
      )}
    </DifferenceText>
  );
});
