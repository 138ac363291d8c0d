import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState, type FormEvent } from "react";
import type { Unit } from "../../domain/units";
import type { OpenRow } from "../../usecases/exchange";
import { LongList } from "../parts/LongList";
import { Mark } from "../parts/Mark";
import { PersonField } from "../parts/PersonField";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  item: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: "anywhere",
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  line: { display: "flex", gap: tokens.spacingHorizontalXS },
  input: { flexGrow: 1, minWidth: 0 },
  button: { flexShrink: 0 },
});

/** Form of the pane that holds answers being typed, by the row's id. */
const TREAT_FORM = "treat";

export interface OpenRowsProps {
  readonly rows: readonly OpenRow[];
  readonly units: readonly Unit[];
}

/** 存疑 rows, each with its question and a place to write what came of asking. */
export function OpenRows({ rows, units }: OpenRowsProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const [tried, setTried] = useState(false);
  // What nobody has dealt with stands first.
  const ordered = [...rows].sort((one, other) => Number(one.treatment !== "") - Number(other.treatment !== ""));
  return (
    <>
      <p className={styles.small}>{say("openRowsHint")}</p>
      <PersonField missing={tried} />
      <LongList
        items={ordered}
        keyOf={({ id }) => id}
        draw={(row) => (
          <OpenRowItem
            row={row}
            unitName={units.find(({ code }) => code === row.unit)?.name ?? row.unit}
            onTried={() => setTried(true)}
          />
        )}
      />
    </>
  );
}

interface OpenRowItemProps {
  readonly row: OpenRow;
  readonly unitName: string;
  readonly onTried: () => void;
}

function OpenRowItem({ row, unitName, onTried }: OpenRowItemProps) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(TREAT_FORM);
  const [tried, setTried] = useState(false);
  const { id, period, what, question, treatment } = row;
  const typed = form.value(id);
  const treat = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    onTried();
    if (busy || typed.trim() === "" || person.trim() === "") return;
    const done = await conductor.perform((fund) => fund.treatRow(id, typed.trim()), WORDS.rowTreated);
    if (!done) return;
    setTried(false);
    form.change(id, "");
  };
  const missing = tried && typed.trim() === "";
  return (
    <form className={styles.item} onSubmit={(event) => void treat(event)} noValidate>
      <div className={styles.title}>
        {unitName} {period} {what}
      </div>
      <div>
        <Mark kind="unknown" />
        {question}
      </div>
      {treatment !== "" && <div>{say("treatedAs", { treatment })}</div>}
      <div className={styles.line}>
        <Field
          className={styles.input}
          {...(missing ? { validationState: "error", validationMessage: say("treatmentMissing") } : {})}
        >
          <Input
            value={typed}
            aria-label={say("treatmentOf", { what })}
            placeholder={say("treatment")}
            onChange={(_event, data) => form.change(id, data.value)}
          />
        </Field>
        <Button className={styles.button} type="submit" disabledFocusable={busy}>
          {say("treatNow")}
        </Button>
      </div>
    </form>
  );
}
