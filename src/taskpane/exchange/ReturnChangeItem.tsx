import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { memo } from "react";
import type { ReturnChange } from "../../usecases/exchange";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { Mark } from "../parts/Mark";
import { TermLines } from "../parts/TermLines";
import { usePane, useSpeech } from "../paneContext";
import { COLLECT_FORM, keepField, reasonField, type Keep } from "./collectDecisions";

const useStyles = makeStyles({
  item: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  title: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  // Three answers in a pane 320 px wide.
  answers: { flexWrap: "wrap" },
});

const KIND_WORDS = { added: "changeAdded", changed: "changeChanged", withdrawn: "changeWithdrawn" } as const;

export interface ReturnChangeItemProps {
  readonly change: ReturnChange;
  readonly keep: Keep;
  readonly reason: string;
  /** Writing was tried, so that faults are shown. */
  readonly tried: boolean;
}

/** One change with its decision. Drawn anew only when its own decision changes: there may be very many. */
export const ReturnChangeItem = memo(function ReturnChangeItem(props: ReturnChangeItemProps) {
  const { change, keep, reason, tried } = props;
  const { say, pick } = useSpeech();
  const { dispatch } = usePane();
  const styles = useStyles();
  const type = (field: string, value: string): void =>
    dispatch({ type: "formChanged", form: COLLECT_FORM, field, value });
  const title = `${say(KIND_WORDS[change.kind])} ${change.what}`;
  return (
    <div className={styles.item}>
      <div className={styles.title}>{title}</div>
      <Fields change={change} />
      {change.question && (
        <div>
          <Mark kind="unknown" />
          {pick(change.question)}
        </div>
      )}
      <div className={styles.small}>{say("changeSource", { file: change.file, place: change.place })}</div>
      <ChoiceGroup
        className={styles.answers}
        layout="horizontal"
        aria-label={title}
        choices={[
          { value: "theirs", label: say("keepReturned") },
          ...(change.conversion === undefined
            ? []
            : [{ value: "converted", label: say("takeConverted", { amount: change.conversion }) }]),
          { value: "ours", label: say(change.conflict ? "keepOurs" : "refuseReturned") },
          ...(change.conflict ? [{ value: "later", label: say("decideLater") }] : []),
        ]}
        value={keep}
        onChoose={(value) => type(keepField(change), value)}
      />
      {keep === "ours" && (
        <Field
          label={say("ownReason")}
          required
          {...(tried && reason.trim() === ""
            ? { validationState: "error", validationMessage: say("refusalReasonMissing") }
            : {})}
        >
          <Input value={reason} onChange={(_event, data) => type(reasonField(change), data.value)} />
        </Field>
      )}
    </div>
  );
});

/** What was sent, what we hold and what they say; a new row has theirs only. */
function Fields({ change }: { readonly change: ReturnChange }) {
  const { say } = useSpeech();
  const value = (text: string): string => (text === "" ? say("emptyValue") : text);
  const textOf = ({ sent, ours, theirs }: ReturnChange["fields"][number]): string => {
    if (change.kind === "added" && !change.conflict) return value(theirs);
    const sides = [
      `${say("sentValue")} ${value(sent)}`,
      `${say("ourValue")} ${value(ours)}`,
      `${say("theirValue")} ${value(theirs)}`,
    ];
    return sides.join(" · ");
  };
  return <TermLines lines={change.fields.map((field) => [field.label, textOf(field)] as const)} />;
}
