import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useEffect, useState } from "react";
import type { ExchangeView, MissingUnit, OpenRow, UnitReporting } from "../../usecases/exchange";
import type { BookView } from "../../usecases/view";
import { Disclosure } from "../parts/Disclosure";
import { LongList } from "../parts/LongList";
import { PersonField } from "../parts/PersonField";
import { FormsContext, usePane, useSpeech } from "../paneContext";
import { WORDS } from "../words";
import { CopyBox } from "./CopyBox";
import { OpenRows } from "./OpenRows";
import { SpendingResults } from "./SpendingResults";

const useStyles = makeStyles({
  item: {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
  },
});

export interface ReportingProps {
  readonly book: BookView["book"];
}

/** Who has reported and who has not, as 收发 and the registers say; read anew when the book changes. */
export function Reporting({ book }: ReportingProps) {
  const { say, pick } = useSpeech();
  const { conductor } = usePane();
  const [seen, setSeen] = useState<ExchangeView | null>(null);
  useEffect(() => {
    let left = false;
    void conductor
      .look((fund) => fund.exchange())
      .then((view) => {
        if (!left && view) setSeen(view);
      });
    return () => {
      left = true;
    };
  }, [conductor, book]);
  if (seen === null) return null;
  const { missing, reminder, units, open, results, forOthers } = seen;
  const unanswered = open.filter(({ treatment }) => treatment === "").length;
  const reported = units.filter(({ receivedAt }) => receivedAt !== null);
  if (missing.length + reported.length === 0) return <p>{say("nothingIssued")}</p>;
  return (
    <>
      {missing.length === 0 ? (
        <p>{say("allReported")}</p>
      ) : (
        <Disclosure label={say("missingUnits", { count: missing.length })} heading>
          <LongList items={missing} keyOf={({ unit, period }) => `${unit} ${period}`} draw={missingLine} />
          <CopyBox label={say("reminder")} text={pick(reminder)} />
        </Disclosure>
      )}
      {reported.length > 0 && (
        <Disclosure label={say("reportings", { count: reported.length })} heading>
          <Reported reported={reported} open={open} />
        </Disclosure>
      )}
      {open.length > 0 && (
        <Disclosure label={say("openRows", { count: unanswered })} heading>
          <OpenRows rows={open} units={book.units} />
        </Disclosure>
      )}
      {results.some(({ spent, unread }) => spent !== null || unread > 0) && (
        <Disclosure label={say("results")} heading>
          <SpendingResults results={results} forOthers={forOthers} />
        </Disclosure>
      )}
    </>
  );
}

const missingLine = (missing: MissingUnit) => <MissingLine missing={missing} />;

function MissingLine({ missing: { name, period, since, due } }: { readonly missing: MissingUnit }) {
  const { say } = useSpeech();
  return (
    <div>
      {say("missingSince", { unit: name, period, since })}
      {due !== null && say("missingDue", { due })}
    </div>
  );
}

interface ReportedProps {
  readonly reported: readonly UnitReporting[];
  readonly open: readonly OpenRow[];
}

function Reported({ reported, open }: ReportedProps) {
  const { say } = useSpeech();
  const { conductor, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const [tried, setTried] = useState(false);
  // What was asked about is confirmed with the rest once somebody wrote what came of it.
  const ready = ({ unit, period, reported: count }: UnitReporting): boolean =>
    count > 0 || open.some((row) => row.unit === unit && row.period === period && row.treatment !== "");
  const confirm = ({ unit, period }: UnitReporting): void => {
    setTried(true);
    if (person.trim() !== "") void conductor.perform((fund) => fund.confirmRows(unit, period), WORDS.rowsConfirmed);
  };
  return (
    <>
      <PersonField missing={tried} />
      <LongList
        items={reported}
        keyOf={({ unit, period }) => `${unit} ${period}`}
        draw={(one) => (
          <div className={styles.item}>
            <span>{say("reportingRows", { ...one, unit: one.name })}</span>
            {ready(one) && (
              <Button
                size="small"
                disabledFocusable={busy}
                aria-label={say("confirmRowsOf", { unit: one.name, period: one.period })}
                onClick={() => confirm(one)}
              >
                {say("confirmRows")}
              </Button>
            )}
          </div>
        )}
      />
    </>
  );
}
