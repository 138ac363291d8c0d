import { Button, Checkbox, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { FormEvent, JSX } from "react";
import { errorCodes } from "../../host/errors";
import type { FaultPlan } from "../../host/faults";
import { fill, useWords } from "../words";
import { formOf, planOf } from "./planForm";
import type { PlanForm } from "./planForm";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "8px", padding: "8px 12px", overflowY: "auto" },
  fields: { display: "flex", flexWrap: "wrap", gap: "8px 16px", alignItems: "flex-end" },
  more: { flexGrow: 1, minWidth: "280px" },
  buttons: { display: "flex", gap: "8px", alignItems: "center" },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

/** Refusals of whole batches, by number: how the client calls them. */
const transportErrors: readonly (readonly [number, string])[] = [
  [5004, "InvalidOperationInCellEditMode"],
  [5102, "ActivityLimitReached"],
  [5103, "RequestPayloadSizeLimitExceeded"],
  [5104, "ResponsePayloadSizeLimitExceeded"],
  [5012, "InvalidOrTimedOutSession"],
  [7000, "AccessDenied"],
  [5001, "GeneralException"],
];

interface FaultFormProps {
  readonly plan: FaultPlan;
  readonly onPlan: (plan: FaultPlan) => void;
}

/** Faults chosen by hand. */
export function FaultForm({ plan, onPlan }: FaultFormProps): JSX.Element {
  const styles = useStyles();
  const words = useWords();
  const [form, setForm] = useState<PlanForm>(() => formOf(plan));
  const [said, setSaid] = useState<{ readonly text: string; readonly wrong: boolean } | null>(null);
  const change = (part: Partial<PlanForm>): void => setForm((before) => ({ ...before, ...part }));
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    try {
      onPlan(planOf(form));
      setSaid({ text: words.faultApplied, wrong: false });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      setSaid({ text: fill(words.faultWrong, reason), wrong: true });
    }
  };
  const stop = (): void => {
    onPlan({});
    setForm(formOf({}));
    setSaid({ text: words.faultStopped, wrong: false });
  };
  return (
    <form className={styles.form} onSubmit={apply}>
      <span>{words.faultsNote}</span>
      <div className={styles.fields}>
        <Field label={words.faultAction}>
          <Input
            inputMode="numeric"
            value={form.actionIndex}
            onChange={(_event, { value }) => change({ actionIndex: value })}
          />
        </Field>
        <Field label={words.faultCode}>
          <Select value={form.code} onChange={(_event, { value }) => change({ code: value })}>
            {errorCodes().map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        </Field>
        <Field label={words.faultTransport}>
          <Select value={form.transportError} onChange={(_event, { value }) => change({ transportError: value })}>
            <option value="">{words.faultNone}</option>
            {transportErrors.map(([number, name]) => (
              <option key={number} value={String(number)}>
                {`${number} ${name}`}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={words.faultDelay}>
          <Input inputMode="numeric" value={form.delay} onChange={(_event, { value }) => change({ delay: value })} />
        </Field>
        <Checkbox
          label={words.faultCellEdit}
          checked={form.cellEditMode}
          onChange={(_event, { checked }) => change({ cellEditMode: checked === true })}
        />
        <Checkbox
          label={words.faultDropEvents}
          checked={form.dropEvents}
          onChange={(_event, { checked }) => change({ dropEvents: checked === true })}
        />
        <Field label={words.faultPlan} className={styles.more}>
          <Textarea rows={2} value={form.more} onChange={(_event, { value }) => change({ more: value })} />
        </Field>
      </div>
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="small">
          {words.faultApply}
        </Button>
        <Button size="small" onClick={stop}>
          {words.faultStop}
        </Button>
        <span role="status" className={said?.wrong ? styles.wrong : undefined}>
          {said?.text}
        </span>
      </div>
    </form>
  );
}
