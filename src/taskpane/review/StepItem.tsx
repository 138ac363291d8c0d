import { Button, Field, Input, Textarea, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import type { FundBook } from "../../domain/book";
import type { Gate, Gates } from "../../review/gates";
import type { StateStep } from "../../review/states";
import { parseDate } from "../dates";
import { Mark } from "../parts/Mark";
import { FormEnd } from "../parts/FormEnd";
import { STATE_WORDS } from "../parts/Summary";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { fill, WORDS } from "../words";

const useStyles = makeStyles({
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyle: "none" },
  gate: { paddingBottom: tokens.spacingVerticalXXS },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

export interface StepItemProps {
  readonly book: FundBook;
  readonly step: StateStep;
  readonly gates: Gates;
}

/** Mended by the form itself: date and minutes go with the step. */
const BY_FORM = "approval-missing";

/** One way on from the present state: what stands in the way, what must be confirmed, and the step itself. */
export function StepItem({ book, step, gates }: StepItemProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const form = useForm(`state ${step.to}`);
  const blocked = gates.blocks.some((gate) => gate.code !== BY_FORM);
  const title = say("goToState", { state: say(STATE_WORDS[step.to]) });
  return (
    <section aria-label={title} className={styles.item}>
      <h3 className={styles.heading}>{title}</h3>
      {gates.blocks.length > 0 && <GateList title={say("stepBlocked")} gates={gates.blocks} kind="broken" />}
      {gates.asks.length > 0 && <GateList title={say("stepAsks")} gates={gates.asks} kind="advice" />}
      {gates.blocks.length + gates.asks.length === 0 && <p className={styles.small}>{say("stepFree")}</p>}
      {!blocked &&
        (form.value("open") === "yes" ? (
          <StepForm book={book} step={step} gates={gates} title={title} />
        ) : (
          <div>
            <Button
              size="small"
              disabledFocusable={busy}
              aria-label={`${say("takeStep")} ${title}`}
              onClick={() => form.change("open", "yes")}
            >
              {say("takeStep")}
            </Button>
          </div>
        ))}
    </section>
  );
}

interface GateListProps {
  readonly title: string;
  readonly gates: readonly Gate[];
  readonly kind: "broken" | "advice";
}

function GateList({ title, gates, kind }: GateListProps) {
  const { pick } = useSpeech();
  const styles = useStyles();
  return (
    <>
      <p className={styles.small}>{title}</p>
      <ul className={styles.list} aria-label={title}>
        {gates.map((gate) => (
          <li key={`${gate.code}|${gate.place ?? ""}`} className={styles.gate}>
            <Mark kind={kind} />
            {pick(gate.sentence)}
            <p className={styles.small}>{pick(gate.nextStep)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function StepForm({ book, step, gates, title }: StepItemProps & { readonly title: string }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(`state ${step.to}`);
  const [tried, setTried] = useState(false);
  const withApproval = gates.blocks.some((gate) => gate.code === BY_FORM);
  const needsReason = step.needsReason || gates.asks.length > 0;
  const reason = form.value("reason").trim();
  const on = parseDate(form.value("on"));
  const lacks =
    (needsReason && reason === "") ||
    (withApproval && (on === null || form.value("document").trim() === "")) ||
    person.trim() === "";
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || lacks) return;
    const approval = withApproval && on !== null ? { approval: { on, document: form.value("document").trim() } } : {};
    const done = {
      zh: fill(WORDS.stateDone.zh, { state: WORDS[STATE_WORDS[step.to]].zh }),
      en: fill(WORDS.stateDone.en, { state: WORDS[STATE_WORDS[step.to]].en }),
    };
    const choice = { state: step.to, reason, confirmed: gates.asks.length > 0, ...approval };
    if (await conductor.perform((fund) => fund.changeState(choice), done)) form.clear();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate aria-label={title}>
      {withApproval && <ApprovalFields form={form} tried={tried} today={book.today.date} />}
      <Field
        label={say("reason")}
        required={needsReason}
        {...(tried && needsReason && reason === ""
          ? { validationState: "error", validationMessage: say("reasonMissing") }
          : {})}
      >
        <Textarea
          rows={2}
          value={form.value("reason")}
          onChange={(_event, data) => form.change("reason", data.value)}
        />
      </Field>
      <FormEnd send={say("confirmStep")} missing={tried} onCancel={() => form.change("open", "")} />
    </form>
  );
}

interface ApprovalFieldsProps {
  readonly form: ReturnType<typeof useForm>;
  readonly tried: boolean;
  /** ISO date, as an example nearer than any other. */
  readonly today: string;
}

function ApprovalFields({ form, tried, today }: ApprovalFieldsProps) {
  const { say } = useSpeech();
  return (
    <>
      <Field
        label={say("approvedOn")}
        hint={say("approvedOnHint", { today })}
        required
        {...(tried && parseDate(form.value("on")) === null
          ? { validationState: "error", validationMessage: say("approvedOnMissing") }
          : {})}
      >
        <Input value={form.value("on")} onChange={(_event, data) => form.change("on", data.value)} />
      </Field>
      <Field
        label={say("approvalDocument")}
        required
        {...(tried && form.value("document").trim() === ""
          ? { validationState: "error", validationMessage: say("approvalDocumentMissing") }
          : {})}
      >
        <Input value={form.value("document")} onChange={(_event, data) => form.change("document", data.value)} />
      </Field>
    </>
  );
}
