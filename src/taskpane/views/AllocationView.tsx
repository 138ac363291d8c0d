import { Button, Field, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { AllocationMethod, FundBook } from "../../domain/book";
import { formatWan, sumFen, type Fen } from "../../domain/money";
import type { BookView } from "../../usecases/view";
import { AdjustmentsSection } from "../allocation/AdjustmentsSection";
import { TermsSection } from "../allocation/TermsSection";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { ShowCell } from "../parts/ShowCell";
import { usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  caption: { textAlign: "left", fontWeight: tokens.fontWeightSemibold, paddingBottom: tokens.spacingVerticalXXS },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 0" },
  amount: { textAlign: "right", padding: "2px 0" },
  sum: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  list: { margin: 0, padding: 0, listStyle: "none" },
});

/** 分配: the method, the button, and what each unit gets. */
export default function AllocationView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const styles = useStyles();
  const { book } = view;
  const hasFactors = book.factors.length > 0;
  const [chosen, setChosen] = useState<AllocationMethod | null>(null);
  const method = hasFactors ? (chosen ?? book.method) : "even";
  if (book.ledger.length === 0) {
    return (
      <div className={styles.page}>
        <p>{say("needsMoney")}</p>
        <Button appearance="primary" onClick={() => dispatch({ type: "viewChosen", view: "funds" })}>
          {say("goToFunds")}
        </Button>
      </div>
    );
  }
  const decided = Object.keys(book.decided).length > 0;
  return (
    <div className={styles.page}>
      <Field label={say("method")}>
        <ChoiceGroup
          layout="horizontal"
          choices={[
            { value: "even", label: say("methodEven") },
            ...(hasFactors ? [{ value: "factors", label: say("methodFactors") }] : []),
          ]}
          value={method}
          onChoose={(value) => setChosen(value === "factors" ? "factors" : "even")}
        />
      </Field>
      <TermsSection book={book} />
      <Button appearance="primary" disabledFocusable={busy} onClick={() => void conductor.allocate(method)}>
        {say(decided ? "allocateAgain" : "allocate")}
      </Button>
      {decided && view.difference !== 0 && <DifferenceButton method={method} difference={view.difference} />}
      <UnreadableAmounts book={book} />
      <AdjustmentsSection book={book} />
      {decided ? <UnitTable view={view} /> : <p>{say("nothingDecided")}</p>}
    </div>
  );
}

/** After 追加 or 追减: what is decided stays, only what was added or taken back is shared out. */
function DifferenceButton({ method, difference }: { readonly method: AllocationMethod; readonly difference: Fen }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const amount = `${difference > 0 ? "+" : ""}${formatWan(difference)}`;
  const share = (): void => {
    const choice = { method, handEdits: "keep", scope: "difference" } as const;
    void conductor.perform((fund) => fund.allocate(choice), WORDS.allocateDifferenceDone);
  };
  return (
    <Button disabledFocusable={busy} onClick={share}>
      {say("allocateDifference", { amount })}
    </Button>
  );
}

function UnreadableAmounts({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (book.unreadable.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <strong>{say("unreadableTitle", { count: book.unreadable.length })}</strong>
        <ul className={styles.list}>
          {book.unreadable.map((cell) => (
            <li key={cell.address}>
              {say("unreadableCell", { address: cell.address, text: cell.text })} <ShowCell address={cell.address} />
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

function UnitTable({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{say("byUnit")}</caption>
      <tbody>
        {view.book.units.map((unit) => {
          const amounts = amountsOf(view.book, unit.code);
          return (
            <tr key={unit.code}>
              <th scope="row" className={styles.name}>
                {unit.name}
              </th>
              <td className={styles.amount}>{amounts.length === 0 ? "—" : formatWan(sumFen(amounts))}</td>
            </tr>
          );
        })}
        <tr className={styles.sum}>
          <th scope="row" className={styles.name}>
            {say("allocatedSum")}
          </th>
          <td className={styles.amount}>{formatWan(view.allocated)}</td>
        </tr>
      </tbody>
    </table>
  );
}

/** The amounts decided for a unit; none is not 0. */
function amountsOf(book: FundBook, unit: string): readonly Fen[] {
  return Object.values(book.decided)
    .map((line) => line[unit])
    .filter((amount) => amount !== undefined);
}
