import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import type { FundBook } from "../../domain/book";
import { parseAmount } from "../../domain/money";
import type { AskedConditions } from "../../usecases/conditionedRepair";
import { usePane, useSpeech } from "../paneContext";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

export interface ConditionsFormProps {
  readonly book: FundBook;
  /** Conditions in force; null: none. */
  readonly asked: AskedConditions | null;
  readonly onAsk: (conditions: AskedConditions | null) => void;
}

/** 加条件: nothing or at least so much, at least so many units, of one project or of all. */
export function ConditionsForm({ book, asked, onAsk }: ConditionsFormProps) {
  const { say } = useSpeech();
  const { busy } = usePane();
  const styles = useStyles();
  const [project, setProject] = useState("");
  const [least, setLeast] = useState("");
  const [count, setCount] = useState("");
  const [tried, setTried] = useState(false);
  const conditions = conditionsFrom({ project, least, count });
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (conditions !== null && !busy) onAsk(conditions);
  };
  const bad = tried && conditions === null;
  return (
    <form className={styles.form} onSubmit={ask} noValidate>
      <Field label={say("conditionProject")}>
        <Select value={project} onChange={(_event, { value }) => setProject(value)}>
          <option value="">{say("conditionEvery")}</option>
          {book.projects.map(({ number, shortName }) => (
            <option key={number} value={String(number)}>
              {`${String(number)} ${shortName}`}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={say("conditionLeast")}
        {...(bad ? { validationState: "error", validationMessage: say("conditionsBad") } : {})}
      >
        <Input value={least} inputMode="decimal" autoComplete="off" onChange={(_event, { value }) => setLeast(value)} />
      </Field>
      {project !== "" && (
        <Field label={say("conditionCount")}>
          <Input
            value={count}
            inputMode="numeric"
            autoComplete="off"
            onChange={(_event, { value }) => setCount(value)}
          />
        </Field>
      )}
      <div>
        <Button type="submit" size="small" disabledFocusable={busy}>
          {say("conditionsAsk")}
        </Button>
        {asked !== null && (
          <Button size="small" disabledFocusable={busy} onClick={() => onAsk(null)}>
            {say("conditionsDrop")}
          </Button>
        )}
      </div>
    </form>
  );
}

interface Typed {
  readonly project: string;
  readonly least: string;
  readonly count: string;
}

/** Null where nothing is asked for, or something cannot be read. */
function conditionsFrom({ project, least, count }: Typed): AskedConditions | null {
  const number = project === "" ? null : Number(project);
  const leasts = least.trim() === "" ? [] : [parseAmount(least, "万元")];
  const counts = number === null || count.trim() === "" ? [] : [{ project: number, count: Number(count) }];
  if (leasts.length + counts.length === 0) return null;
  if (counts.some((one) => !(Number.isSafeInteger(one.count) && one.count > 0))) return null;
  const orNothing = leasts.flatMap((one) => (one.ok && one.value > 0 ? [{ project: number, least: one.value }] : []));
  return orNothing.length < leasts.length ? null : { orNothing, funded: counts };
}
