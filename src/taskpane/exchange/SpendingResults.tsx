import { makeStyles, tokens } from "@fluentui/react-components";
import { Fragment } from "react";
import { formatYuan, sumFen } from "../../domain/money";
import type { ExchangeView, UnitResult } from "../../usecases/exchange";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  head: {
    padding: "2px 0",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 0" },
  amount: { textAlign: "right", padding: "2px 0", whiteSpace: "nowrap" },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, paddingBottom: "2px" },
  sum: { fontWeight: tokens.fontWeightSemibold, borderTop: `1px solid ${tokens.colorNeutralStroke1}` },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

/** 支出 and 执行率 of every unit; who reported nothing has no figure, which is not 0. */
export function SpendingResults({ results, forOthers }: Pick<ExchangeView, "results" | "forOthers">) {
  const { say } = useSpeech();
  const styles = useStyles();
  const known = results.flatMap(({ spent }) => (spent === null ? [] : [spent]));
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              <span className={styles.head}>{say("resultUnit")}</span>
            </th>
            <th scope="col" className={styles.amount}>
              <span className={styles.head}>{say("resultSpent")}</span>
            </th>
            <th scope="col" className={styles.amount}>
              <span className={styles.head}>{say("resultUnspent")}</span>
            </th>
            <th scope="col" className={styles.amount}>
              <span className={styles.head}>{say("resultRate")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <ResultRow key={result.unit} result={result} />
          ))}
          <tr className={styles.sum}>
            <th scope="row" className={styles.name}>
              {say("resultSum", { count: known.length })}
            </th>
            <td className={styles.amount}>{known.length === 0 ? "—" : formatYuan(sumFen(known))}</td>
            <td />
            <td />
          </tr>
        </tbody>
      </table>
      <p className={styles.small}>{say("resultsHint")}</p>
      {forOthers.length > 0 && (
        <>
          <p className={styles.small}>{say("forOthersHint")}</p>
          <ul className={styles.list}>
            {forOthers.map(({ name, amount }) => (
              <li key={name}>{say("forOther", { name, amount: formatYuan(amount) })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ResultRow({ result }: { readonly result: UnitResult }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { name, spent, unspent, rate, questioned, unread } = result;
  const notes = [
    ...(questioned === 0 ? [] : [say("resultQuestioned", { amount: formatYuan(questioned) })]),
    ...(unread === 0 ? [] : [say("resultUnread", { count: unread })]),
  ];
  return (
    <Fragment>
      <tr>
        <th scope="row" className={styles.name}>
          {name}
        </th>
        <td className={styles.amount}>{spent === null ? say("notReported") : formatYuan(spent)}</td>
        <td className={styles.amount}>{unspent === null ? "—" : formatYuan(unspent)}</td>
        <td className={styles.amount}>{rate === null ? "—" : percent(rate)}</td>
      </tr>
      {notes.length > 0 && (
        <tr>
          <td colSpan={4} className={styles.note}>
            {notes.join(" · ")}
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** Basis points, already cut off: 9999 is 99.99%, never 100%. */
function percent(basisPoints: number): string {
  return `${(basisPoints / 100).toFixed(2)}%`;
}
