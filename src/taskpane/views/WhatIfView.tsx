import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { FundBook } from "../../domain/book";
import { lineLabel, linesOf } from "../../domain/lines";
import { parseAmount } from "../../domain/money";
import type { UnitCode } from "../../domain/units";
import type { BookView } from "../../usecases/view";
import type { WhatIfAnswer } from "../../usecases/whatIf";
import { usePane, useSpeech } from "../paneContext";
import { WhatIfResult } from "../versions/WhatIfResult";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

/** 试算 (N11): one cell, how much more, who pays; the answer is only shown. */
export default function WhatIfView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const { book } = view;
  const lines = linesOf(book.projects).filter(({ builders }) => builders.length > 0);
  const [lineId, setLine] = useState(lines[0]?.id ?? "");
  const line = lines.find(({ id }) => id === lineId) ?? lines[0];
  const [chosenUnit, setUnit] = useState<UnitCode>("");
  const [from, setFrom] = useState<UnitCode>("");
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const [answer, setAnswer] = useState<WhatIfAnswer | null>(null);
  const [cancel, setCancel] = useState<(() => void) | null>(null);
  const amount = parseAmount(typed, "万元");
  const bad = !amount.ok || amount.value === 0;
  if (!line) return <p>{say("nothingDecided")}</p>;
  const unit = line.builders.includes(chosenUnit) ? chosenUnit : (line.builders[0] ?? "");
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!amount.ok || amount.value === 0 || busy) return;
    const question = { project: line.project, unit, by: amount.value, ...(from === "" ? {} : { from }) };
    const waiting = new AbortController();
    setCancel(() => () => waiting.abort());
    setAnswer(await conductor.ask((fund) => fund.whatIf(question, waiting.signal)));
    setCancel(null);
  };
  return (
    <div className={styles.page}>
      <form className={styles.page} onSubmit={(event) => void ask(event)} noValidate>
        <Field label={say("floorProject")}>
          <Select value={line.id} onChange={(_event, { value }) => setLine(value)}>
            {lines.map((one) => (
              <option key={one.id} value={one.id}>
                {lineLabel(one)}
              </option>
            ))}
          </Select>
        </Field>
        <UnitField label={say("whatIfUnit")} book={book} codes={line.builders} value={unit} onChoose={setUnit} />
        <Field
          label={say("whatIfBy")}
          {...(tried && bad ? { validationState: "error", validationMessage: say("whatIfBadAmount") } : {})}
        >
          <Input
            value={typed}
            inputMode="decimal"
            autoComplete="off"
            onChange={(_event, { value }) => setTyped(value)}
          />
        </Field>
        <UnitField label={say("repairFrom")} book={book} codes={null} value={from} onChoose={setFrom} />
        <div>
          <Button type="submit" appearance="primary" disabledFocusable={busy}>
            {say("whatIfAsk")}
          </Button>
          {cancel && <Button onClick={cancel}>{say("cancel")}</Button>}
        </div>
      </form>
      {answer && <WhatIfResult answer={answer} />}
    </div>
  );
}

interface UnitFieldProps {
  readonly label: string;
  readonly book: FundBook;
  /** Null: any unit, or nobody in particular. */
  readonly codes: readonly UnitCode[] | null;
  readonly value: UnitCode;
  readonly onChoose: (unit: UnitCode) => void;
}

function UnitField({ label, book, codes, value, onChoose }: UnitFieldProps) {
  const { say } = useSpeech();
  return (
    <Field label={label}>
      <Select value={value} onChange={(_event, data) => onChoose(data.value)}>
        {codes === null && <option value="">{say("repairFromAny")}</option>}
        {book.units
          .filter(({ code }) => codes === null || codes.includes(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </Select>
    </Field>
  );
}
