import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { FundBook } from "../../domain/book";
import { lineLabel, linesOf } from "../../domain/lines";
import { formatWan, type Fen } from "../../domain/money";
import type { BookComparison } from "../../usecases/versions";
import { addressOf } from "../../workbook/place";
import { LongList } from "../parts/LongList";
import { ShowCell } from "../parts/ShowCell";
import { Disclosure } from "../parts/Disclosure";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 0" },
  head: { textAlign: "right", fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  amount: { textAlign: "right", padding: "2px 0", whiteSpace: "nowrap" },
  sum: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  item: { padding: `${tokens.spacingVerticalXXS} 0` },
  small: { color: tokens.colorNeutralForeground2, fontVariantNumeric: "tabular-nums" },
});

/** +0.47, -0.02, 0.00 */
function signed(amount: Fen): string {
  return `${amount > 0 ? "+" : ""}${formatWan(amount)}`;
}

function shown(amount: Fen | null): string {
  return amount === null ? "—" : formatWan(amount);
}

/** 调整前、调整数、调整后 by unit, whether they tie to the ledger, then every cell that differs. */
export function ComparisonTable({ book, compared }: { readonly book: FundBook; readonly compared: BookComparison }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const names = new Map(book.units.map(({ code, name }) => [code, name]));
  const { units, cells, all, from, to } = compared;
  return (
    <>
      {(from.altered || to.altered) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{say("versionAltered")}</MessageBarBody>
        </MessageBar>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              {say("compareUnits")}
            </th>
            {(["versionFrom", "compareChange", "versionTo"] as const).map((key) => (
              <th key={key} scope="col" className={styles.head}>
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map(({ unit, before, change, after }) => (
            <tr key={unit}>
              <th scope="row" className={styles.name}>
                {names.get(unit) ?? unit}
              </th>
              <td className={styles.amount}>{shown(before)}</td>
              <td className={styles.amount}>{signed(change)}</td>
              <td className={styles.amount}>{shown(after)}</td>
            </tr>
          ))}
          <tr className={styles.sum}>
            <th scope="row" className={styles.name}>
              {say("allocatedSum")}
            </th>
            <td className={styles.amount}>{shown(all.before)}</td>
            <td className={styles.amount}>{signed(all.change)}</td>
            <td className={styles.amount}>{shown(all.after)}</td>
          </tr>
        </tbody>
      </table>
      <Tie compared={compared} />
      {cells.length === 0 ? (
        <p>{say("compareNone")}</p>
      ) : (
        <Disclosure label={say("compareCells", { count: cells.length })}>
          <ChangedCells book={book} cells={cells} />
        </Disclosure>
      )}
    </>
  );
}

function Tie({ compared: { untied, all, ledger } }: { readonly compared: BookComparison }) {
  const { say } = useSpeech();
  if (untied === null) return <p>{say("compareUnknown")}</p>;
  if (untied === 0) return <p>{say("compareTie", { change: signed(all.change) })}</p>;
  return (
    <p>{say("compareUntied", { change: signed(all.change), ledger: signed(ledger.change), untied: signed(untied) })}</p>
  );
}

function ChangedCells({ book, cells }: { readonly book: FundBook; readonly cells: BookComparison["cells"] }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const lines = new Map(linesOf(book.projects).map((line) => [line.id, lineLabel(line)]));
  const names = new Map(book.units.map(({ code, name }) => [code, name]));
  return (
    <LongList
      items={cells}
      keyOf={({ line, unit }) => `${line}|${unit}`}
      draw={({ line, unit, before, change, after }) => (
        <div className={styles.item}>
          {`${lines.get(line) ?? line} · ${names.get(unit) ?? unit}`} <ShowCell address={addressOf(book, line, unit)} />
          <div className={styles.small}>
            {say("compareCell", { before: shown(before), after: shown(after), change: signed(change) })}
          </div>
        </div>
      )}
    />
  );
}
