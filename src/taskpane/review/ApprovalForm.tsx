import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import type { FundBook } from "../../domain/book";
import type { ApprovalGate } from "../../domain/records";
import { parseDate } from "../dates";
import { FormEnd } from "../parts/FormEnd";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  item: { padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

const GATE_WORDS = { province: "provinceApproval", partyGroup: "partyApproval" } as const;

/** One approval: what is recorded of it, and the form to record it. */
export function ApprovalItem({ book, gate }: { readonly book: FundBook; readonly gate: ApprovalGate }) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const form = useForm(`approval ${gate}`);
  const recorded = book.approvals.find((approval) => approval.gate === gate);
  const title = say(GATE_WORDS[gate]);
  return (
    <li className={styles.item}>
      <div>
        {title}：{recorded?.on ? [recorded.on, recorded.document].filter(Boolean).join(" ") : say("notApproved")}
      </div>
      {form.value("open") === "yes" ? (
        <ApprovalForm gate={gate} title={title} today={book.today.date} />
      ) : (
        <Button
          size="small"
          disabledFocusable={busy}
          aria-label={`${say("recordApproval")} ${title}`}
          onClick={() => form.change("open", "yes")}
        >
          {say("recordApproval")}
        </Button>
      )}
    </li>
  );
}

interface ApprovalFormProps {
  readonly gate: ApprovalGate;
  readonly title: string;
  /** ISO date. */
  readonly today: string;
}

function ApprovalForm({ gate, title, today }: ApprovalFormProps) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(`approval ${gate}`);
  const [tried, setTried] = useState(false);
  const on = parseDate(form.value("on"));
  const document = form.value("document").trim();
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || on === null || document === "" || person.trim() === "") return;
    const approval = { gate, on, document };
    if (await conductor.perform((fund) => fund.recordApproval(approval), WORDS.approvalDone)) form.clear();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate aria-label={title}>
      <Field
        label={say("approvedOn")}
        hint={say("approvedOnHint", { today })}
        required
        {...(tried && on === null ? { validationState: "error", validationMessage: say("approvedOnMissing") } : {})}
      >
        <Input value={form.value("on")} onChange={(_event, data) => form.change("on", data.value)} />
      </Field>
      <Field
        label={say("approvalDocument")}
        required
        {...(tried && document === ""
          ? { validationState: "error", validationMessage: say("approvalDocumentMissing") }
          : {})}
      >
        <Input value={form.value("document")} onChange={(_event, data) => form.change("document", data.value)} />
      </Field>
      <FormEnd send={say("send")} missing={tried} onCancel={() => form.change("open", "")} />
    </form>
  );
}
