import { Button, Checkbox, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState } from "react";
import type { FundBook } from "../../domain/book";
import { amountAt, lineLabel, linesOf } from "../../domain/lines";
import { formatWan, type Fen } from "../../domain/money";
import { LongList } from "../parts/LongList";
import { PersonField } from "../parts/PersonField";
import { FormsContext, usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** A decided amount that is not the computed one. */
interface Adjusted {
  readonly key: string;
  readonly line: string;
  readonly unit: string;
  readonly label: string;
  readonly computed: Fen;
  readonly decided: Fen;
  readonly reason: string;
  readonly by: string;
}

function adjustedCells(book: FundBook): readonly Adjusted[] {
  return linesOf(book.projects).flatMap((line) =>
    book.units.flatMap(({ code, name }) => {
      const [computed, decided] = [amountAt(book.computed, line.id, code), amountAt(book.decided, line.id, code)];
      if (computed === null || decided === null || computed === decided) return [];
      const said = book.terms.adjustments.find((one) => one.line === line.id && one.unit === code);
      const label = `${lineLabel(line)} · ${name}`;
      const [reason, by] = [said?.reason ?? "", said?.by ?? ""];
      return [{ key: `${line.id}|${code}`, line: line.id, unit: code, label, computed, decided, reason, by }];
    }),
  );
}

/** 调整说明: every cell changed by hand, and its reason; several may share one. */
export function AdjustmentsSection({ book }: { readonly book: FundBook }) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const cells = adjustedCells(book);
  const open = cells.filter(({ reason }) => reason === "");
  const [left, setLeft] = useState<readonly string[]>([]);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  if (cells.length === 0) return null;
  const chosen = open.filter(({ key }) => !left.includes(key));
  const title = say("adjustments", { count: cells.length, open: open.length });
  const save = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === "" || person.trim() === "" || chosen.length === 0) return;
    const said = chosen.map(({ line, unit }) => ({ line, unit }));
    const change = { kind: "reason", cells: said, reason, by: person } as const;
    if (await conductor.perform((fund) => fund.setTerms(change), WORDS.adjustmentSaved)) {
      setReason("");
      setTried(false);
    }
  };
  return (
    <section aria-label={title} className={styles.page}>
      <h2 className={styles.heading}>{title}</h2>
      <LongList
        items={cells}
        keyOf={({ key }) => key}
        draw={(cell) => (
          <AdjustedCell
            cell={cell}
            chosen={!left.includes(cell.key)}
            onChoose={(now) => setLeft(now ? left.filter((key) => key !== cell.key) : [...left, cell.key])}
          />
        )}
      />
      {open.length > 0 && (
        <>
          <Field
            label={say("adjustmentReason")}
            {...(tried && reason.trim() === ""
              ? { validationState: "error", validationMessage: say("adjustmentReasonMissing") }
              : {})}
          >
            <Input value={reason} onChange={(_event, { value }) => setReason(value)} />
          </Field>
          <PersonField missing={tried} />
          <Button disabledFocusable={busy || chosen.length === 0} onClick={() => void save()}>
            {say("adjustmentSave")}
          </Button>
        </>
      )}
    </section>
  );
}

interface AdjustedCellProps {
  readonly cell: Adjusted;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function AdjustedCell({ cell, chosen, onChoose }: AdjustedCellProps) {
  const { say } = useSpeech();
  const styles = useStyles();
  const words = say("adjustmentCell", {
    label: cell.label,
    computed: formatWan(cell.computed),
    decided: formatWan(cell.decided),
  });
  if (cell.reason === "")
    return <Checkbox checked={chosen} label={words} onChange={(_event, { checked }) => onChoose(checked === true)} />;
  return (
    <div>
      {words}
      <p className={styles.small}>{say("adjustmentKnown", { reason: cell.reason, by: cell.by })}</p>
    </div>
  );
}
