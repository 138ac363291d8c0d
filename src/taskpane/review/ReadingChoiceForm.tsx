import { Field, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import type { Reading, Rule } from "../../domain/rule";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { FormEnd } from "../parts/FormEnd";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

export interface ReadingChoiceFormProps {
  readonly form: string;
  readonly rule: Rule;
  readonly readings: readonly Reading[];
  /** Id of the reading in force. */
  readonly inForce: string;
}

/** Which reading counts from now on, with who decides it and why; without both nothing is chosen. */
export function ReadingChoiceForm({ form: name, rule, readings, inForce }: ReadingChoiceFormProps) {
  const { say, pick } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(name);
  const [tried, setTried] = useState(false);
  const reading = form.value("reading") || inForce;
  const reason = form.value("reason").trim();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || reason === "" || person.trim() === "") return;
    const choice = { rule: rule.id, reading, by: person.trim(), reason };
    if (await conductor.perform((fund) => fund.chooseReading(choice), WORDS.readingDone)) form.clear();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate aria-label={say("chooseReading")}>
      <Field label={say("chooseReading")}>
        <ChoiceGroup
          choices={readings.map((one) => ({ value: one.id, label: pick(one.label) }))}
          value={reading}
          onChoose={(value) => form.change("reading", value)}
        />
      </Field>
      <Field
        label={say("reason")}
        required
        {...(tried && reason === "" ? { validationState: "error", validationMessage: say("reasonMissing") } : {})}
      >
        <Textarea
          rows={2}
          value={form.value("reason")}
          onChange={(_event, data) => form.change("reason", data.value)}
        />
      </Field>
      <FormEnd send={say("send")} missing={tried} onCancel={() => form.change("open", "")} />
    </form>
  );
}
