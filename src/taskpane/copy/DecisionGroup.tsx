import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { LongList } from "../parts/LongList";
import { useForm, usePane, useSpeech } from "../paneContext";
import { COPY_FORM, groupReasonField, keepField, reasonField, type Choice, type ChoiceGroup } from "./decisions";
import { DecisionItem } from "./DifferenceItem";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  text: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface DecisionGroupProps {
  readonly group: ChoiceGroup;
  readonly choices: readonly Choice[];
  readonly baseKnown: boolean;
  readonly tried: boolean;
}

/** 只对方改 or 双方都改: decided one by one, or all at once. */
export function DecisionGroup({ group, choices, baseKnown, tried }: DecisionGroupProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const form = useForm(COPY_FORM);
  if (choices.length === 0) return null;
  const count = choices.length;
  const title =
    group === "onlyTheirs" ? say("onlyTheirs", { count }) : say(baseKnown ? "bothChanged" : "differs", { count });
  const all = (keep: "theirs" | "ours"): void => {
    for (const { difference } of choices) form.change(keepField(difference), keep);
  };
  const reason = groupReasonField(group);
  const groupReason = form.value(reason);
  return (
    <section aria-label={title}>
      <h2 className={styles.heading}>{title}</h2>
      <p className={styles.text}>{say(group === "onlyTheirs" ? "onlyTheirsHint" : "bothChangedHint")}</p>
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={busy} onClick={() => all("theirs")}>
          {say("allTheirs")}
        </Button>
        <Button size="small" disabledFocusable={busy} onClick={() => all("ours")}>
          {say("allOurs")}
        </Button>
      </div>
      {choices.some(({ keep }) => keep === "ours") && (
        <Field label={say("groupReason")}>
          <Input value={groupReason} onChange={(_event, data) => form.change(reason, data.value)} />
        </Field>
      )}
      <LongList
        items={choices}
        keyOf={({ difference }) => difference.id}
        label={title}
        draw={({ difference, keep }) => (
          <DecisionItem
            difference={difference}
            baseKnown={baseKnown}
            keep={keep}
            ownReason={form.value(reasonField(difference))}
            groupReason={groupReason}
            tried={tried}
          />
        )}
      />
    </section>
  );
}
