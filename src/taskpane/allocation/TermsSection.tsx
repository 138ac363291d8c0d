import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { FundBook } from "../../domain/book";
import { ROUNDING_STEPS } from "../../domain/computation";
import type { Fault } from "../../domain/fault";
import { lineLabel, linesOf } from "../../domain/lines";
import { formatWan, parseAmount, type Fen } from "../../domain/money";
import { ChoiceGroup } from "../parts/ChoiceGroup";
import { Disclosure } from "../parts/Disclosure";
import { usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  line: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** 取整单位, and a floor for every county of a project; set before dividing, each undoable. */
export function TermsSection({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  return (
    <Disclosure label={say("terms")}>
      <div className={styles.page}>
        <Field label={say("step")}>
          <ChoiceGroup
            layout="horizontal"
            disabled={busy}
            choices={ROUNDING_STEPS.map((step) => ({ value: String(step), label: formatWan(step) }))}
            value={String(book.terms.step)}
            onChoose={(value) => {
              const step = ROUNDING_STEPS.find((one) => String(one) === value);
              if (step !== undefined)
                void conductor.perform((fund) => fund.setTerms({ kind: "step", step }), WORDS.stepSet);
            }}
          />
        </Field>
        <CountyFloor book={book} />
        <FloorsNow book={book} />
        <p className={styles.small}>{say("floorHint")}</p>
      </div>
    </Disclosure>
  );
}

function CountyFloor({ book }: { readonly book: FundBook }) {
  const { say, pick } = useSpeech();
  const { conductor, busy } = usePane();
  const styles = useStyles();
  const counties = new Set(book.units.filter(({ level }) => level === "county").map(({ code }) => code));
  const lines = linesOf(book.projects).filter(({ builders }) => builders.some((code) => counties.has(code)));
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState("");
  const [fault, setFault] = useState<Fault | null>(null);
  const line = lines.find(({ id }) => id === chosen) ?? lines[0];
  if (!line) return null;
  const set = async (amount: Fen | null): Promise<void> => {
    const done = amount === null ? WORDS.floorCleared : WORDS.floorDone;
    const change = { kind: "floor", project: line.project, units: "counties", amount } as const;
    if (await conductor.perform((fund) => fund.setTerms(change), done)) setTyped("");
  };
  const submit = (): void => {
    const amount = parseAmount(typed, "万元");
    setFault(amount.ok ? null : amount.fault);
    if (amount.ok) void set(amount.value);
  };
  return (
    <>
      <Field label={say("floorProject")}>
        <Select value={line.id} onChange={(_event, { value }) => setChosen(value)}>
          {lines.map((one) => (
            <option key={one.id} value={one.id}>
              {lineLabel(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={say("floorAmount")}
        {...(fault ? { validationState: "error", validationMessage: pick(fault.sentence) } : {})}
      >
        <Input value={typed} inputMode="decimal" onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <div className={styles.line}>
        <Button size="small" disabledFocusable={busy} onClick={submit}>
          {say("floorSet")}
        </Button>
        {book.terms.floors[line.id] !== undefined && (
          <Button size="small" disabledFocusable={busy} onClick={() => void set(null)}>
            {say("floorClear")}
          </Button>
        )}
      </div>
    </>
  );
}

function FloorsNow({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const floored = linesOf(book.projects).filter(({ id }) => book.terms.floors[id] !== undefined);
  if (floored.length === 0) return null;
  return (
    <section aria-label={say("floorsNow")}>
      {floored.map(({ id, project }) => {
        const units = Object.entries(book.terms.floors[id] ?? {}).map(([code, amount]) => {
          return `${book.units.find((unit) => unit.code === code)?.name ?? code} ${formatWan(amount)}`;
        });
        return (
          <p key={id} className={styles.small}>
            {say("floorLine", { project, units: units.join("、") })}
          </p>
        );
      })}
    </section>
  );
}
