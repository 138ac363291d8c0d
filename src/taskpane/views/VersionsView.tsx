import { Button, Field, Input, Select, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState, type FormEvent } from "react";
import type { FundBook } from "../../domain/book";
import type { BookComparison, VersionChoice } from "../../usecases/versions";
import type { BookView } from "../../usecases/view";
import { usePane, useSpeech } from "../paneContext";
import { ComparisonTable } from "../versions/ComparisonTable";
import { WORDS } from "../words";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

/** 历次方案: keep one, choose two, see 调整前、调整数、调整后. */
export default function VersionsView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { book } = view;
  return (
    <div className={styles.page}>
      <KeepForm />
      {book.versions.length === 0 ? <p>{say("versionsNone")}</p> : <Comparing key={book.versions.length} book={book} />}
    </div>
  );
}

function KeepForm() {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const [why, setWhy] = useState("");
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await conductor.perform((fund) => fund.keepVersion(why), WORDS.versionKept)) setWhy("");
  };
  return (
    <form className={styles.form} onSubmit={(event) => void keep(event)} noValidate>
      <Field label={say("versionWhy")}>
        <Input value={why} autoComplete="off" onChange={(_event, { value }) => setWhy(value)} />
      </Field>
      <div>
        <Button type="submit" size="small" disabledFocusable={busy}>
          {say("versionKeep")}
        </Button>
      </div>
    </form>
  );
}

/** Both sides are chosen from what is kept; the newest against now is what people mostly ask. */
function Comparing({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const last = book.versions[book.versions.length - 1]?.number ?? 1;
  const [from, setFrom] = useState<VersionChoice>(last);
  const [to, setTo] = useState<VersionChoice>("now");
  const [compared, setCompared] = useState<BookComparison | null>(null);
  const amounts = JSON.stringify([book.decided, book.ledger]);
  useEffect(() => {
    let left = false;
    void conductor
      .look((fund) => fund.compareVersions(from, to))
      .then((answer) => (left ? undefined : setCompared(answer)));
    return () => {
      left = true;
    };
  }, [conductor, from, to, amounts]);
  const write = (): void => {
    void conductor.ask((fund) => fund.writeComparison(from, to));
  };
  return (
    <>
      <SideField label={say("versionFrom")} book={book} value={from} onChoose={setFrom} withNow={false} />
      <SideField label={say("versionTo")} book={book} value={to} onChoose={setTo} withNow />
      {compared === null ? (
        <Spinner size="tiny" label={say("comparing")} />
      ) : (
        <ComparisonTable book={book} compared={compared} />
      )}
      <div className={styles.form}>
        <Button size="small" disabledFocusable={busy} onClick={write}>
          {say("compareSheet")}
        </Button>
      </div>
    </>
  );
}

interface SideFieldProps {
  readonly label: string;
  readonly book: FundBook;
  readonly value: VersionChoice;
  readonly onChoose: (choice: VersionChoice) => void;
  readonly withNow: boolean;
}

function SideField({ label, book, value, onChoose, withNow }: SideFieldProps) {
  const { say } = useSpeech();
  return (
    <Field label={label}>
      <Select
        value={String(value)}
        onChange={(_event, data) => onChoose(data.value === "now" ? "now" : Number(data.value))}
      >
        {withNow && <option value="now">{say("versionNow")}</option>}
        {[...book.versions].reverse().map(({ number, why, at }) => (
          <option key={number} value={number}>
            {`${number} · ${why} · ${at.replace("T", " ").slice(0, 16)}`}
          </option>
        ))}
      </Select>
    </Field>
  );
}
