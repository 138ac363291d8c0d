import { Badge, Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import type { FormEvent } from "react";
import type { FundDocument } from "../../domain/book";
import { formatWan, parseAmount } from "../../domain/money";
import type { BookView } from "../../usecases/view";
import { readDraft, type DocumentDraft } from "../draft";
import { usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalXS} 0`, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, padding: 0, listStyle: "none" },
  item: { padding: `${tokens.spacingVerticalXS} 0`, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  row: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  amount: { whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

export interface FundsViewProps {
  readonly view: BookView;
  readonly draft: DocumentDraft;
  readonly tried: boolean;
}

/** 资金: the ledger and the form of one more document. */
export default function FundsView({ view, draft, tried }: FundsViewProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { ledger } = view.book;
  return (
    <>
      <section aria-label={say("ledger")}>
        <h2 className={styles.heading}>{say("ledger")}</h2>
        {ledger.length === 0 ? (
          <p>{say("ledgerEmpty")}</p>
        ) : (
          <ul className={styles.list}>
            {ledger.map((document, index) => (
              // The ledger has no ids; its order is the sheet's order.
              <LedgerItem key={`${index}|${document.documentNumber}`} document={document} />
            ))}
          </ul>
        )}
        {ledger.length > 0 && <strong>{say("ledgerTotal", { total: formatWan(view.total) })}</strong>}
      </section>
      <section aria-label={say("addDocumentTitle")}>
        <h2 className={styles.heading}>{say("addDocumentTitle")}</h2>
        <DocumentForm ledger={ledger} draft={draft} tried={tried} />
      </section>
    </>
  );
}

function LedgerItem({ document }: { readonly document: FundDocument }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const details = [document.issuedOn ?? say("noDate"), document.counterpart, document.note];
  return (
    <li className={styles.item}>
      <div className={styles.row}>
        <span>
          {document.documentNumber}{" "}
          {document.direction === "out" && <Badge appearance="outline">{say("issuedOut")}</Badge>}
        </span>
        <span className={styles.amount}>{formatWan(document.amount)}</span>
      </div>
      <div className={styles.small}>{details.filter((text) => text !== "").join(" · ")}</div>
    </li>
  );
}

interface DocumentFormProps {
  readonly ledger: readonly FundDocument[];
  readonly draft: DocumentDraft;
  readonly tried: boolean;
}

function DocumentForm({ ledger, draft, tried }: DocumentFormProps) {
  const { say } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const styles = useStyles();
  const known = ledger.some((document) => document.documentNumber === draft.documentNumber.trim());
  const amount = parseAmount(draft.amount, "万元");
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    dispatch({ type: "draftTried" });
    const { entry } = readDraft(draft);
    if (entry) void conductor.addDocument(entry);
  };
  const field = { draft, tried };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <DraftField {...field} name="documentNumber" required hint={known ? say("documentNumberKnown") : undefined} />
      <DraftField {...field} name="issuedOn" hint={say("issuedOnHint")} />
      <DraftField
        {...field}
        name="amount"
        required
        hint={amount.ok ? say("amountReadAs", { amount: formatWan(amount.value) }) : say("amountHint")}
      />
      <DraftField {...field} name="counterpart" />
      <Button type="submit" appearance="primary" disabledFocusable={busy}>
        {say("addDocument")}
      </Button>
    </form>
  );
}

const FIELD_WORDS = {
  documentNumber: "documentNumber",
  issuedOn: "issuedOn",
  amount: "amountWan",
  counterpart: "counterpart",
} as const;

interface DraftFieldProps {
  readonly draft: DocumentDraft;
  readonly tried: boolean;
  readonly name: keyof DocumentDraft;
  readonly required?: boolean;
  readonly hint?: string | undefined;
}

function DraftField({ draft, tried, name, required = false, hint }: DraftFieldProps) {
  const { say, pick } = useSpeech();
  const { dispatch } = usePane();
  const fault = tried ? readDraft(draft).faults[name] : undefined;
  return (
    <Field
      label={say(FIELD_WORDS[name])}
      required={required}
      {...(hint === undefined ? {} : { hint })}
      {...(fault ? { validationState: "error", validationMessage: pick(fault) } : {})}
    >
      <Input
        value={draft[name]}
        autoComplete="off"
        onChange={(_event, data) => dispatch({ type: "draftChanged", change: { [name]: data.value } })}
      />
    </Field>
  );
}
