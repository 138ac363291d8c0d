import { Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import type { PlacedFinding } from "../../usecases/view";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { FormEnd } from "../parts/FormEnd";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderLeft: `2px solid ${tokens.colorBrandStroke1}`,
  },
});

/** 接受 or 整改, with a reason and a name; what is typed stays when the pane reads again. */
export default function OpinionForm({
  finding,
  onDone,
}: {
  readonly finding: PlacedFinding;
  readonly onDone: () => void;
}) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(`opinion ${finding.id}`);
  const [tried, setTried] = useState(false);
  const reason = form.value("reason");
  const opinion = form.value("opinion") === "整改" ? "整改" : "接受";
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || reason.trim() === "" || person.trim() === "") return;
    const entry = { finding: finding.id, opinion, reason: reason.trim() };
    const done = await conductor.perform((fund) => fund.addOpinion(entry), WORDS.opinionDone);
    if (!done) return;
    form.clear();
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate aria-label={say("giveOpinion")}>
      <Field label={say("opinion")}>
        <ChoiceGroup
          layout="horizontal"
          choices={[
            { value: "接受", label: say("accept") },
            { value: "整改", label: say("mend") },
          ]}
          value={opinion}
          onChoose={(value) => form.change("opinion", value)}
        />
      </Field>
      <Field
        label={say("reason")}
        required
        {...(tried && reason.trim() === ""
          ? { validationState: "error", validationMessage: say("reasonMissing") }
          : {})}
      >
        <Textarea rows={2} value={reason} onChange={(_event, data) => form.change("reason", data.value)} />
      </Field>
      <FormEnd send={say("send")} missing={tried} onCancel={onDone} />
    </form>
  );
}
