import { MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import { formatWan, type Fen } from "../../domain/money";
import type { WhatIfAnswer, WhatIfWay } from "../../usecases/whatIf";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  caption: { textAlign: "left", fontWeight: tokens.fontWeightSemibold, paddingBottom: tokens.spacingVerticalXXS },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 0" },
  amount: { textAlign: "right", padding: "2px 0 2px 8px", whiteSpace: "nowrap", verticalAlign: "top" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300 },
  list: { margin: 0, padding: 0, listStyle: "none" },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What one changed amount comes to: the room of every money rule, then each way to pay for it. */
export function WhatIfResult({ answer }: { readonly answer: WhatIfAnswer }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const { cell, notes, ways, conflict, relaxations, status } = answer;
  const moved = { label: cell.label, from: formatWan(cell.from), to: formatWan(cell.to) };
  return (
    <section className={styles.page} aria-live="polite" aria-label={say("whatIfCell", moved)}>
      <h2 className={styles.heading}>{say("whatIfCell", moved)}</h2>
      <Rooms answer={answer} />
      {notes.map((note) => (
        <MessageBar key={note.zh} intent="info" layout="multiline">
          <MessageBarBody>{pick(note)}</MessageBarBody>
        </MessageBar>
      ))}
      {status === "unchanged" && <p>{say("whatIfFine")}</p>}
      {ways.map((way) => (
        <Way key={`${way.manner}|${way.title.zh}`} way={way} />
      ))}
      {conflict && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <strong>{pick(conflict.sentence)}</strong>
            {relaxations.length > 0 && <p className={styles.small}>{say("relaxations")}</p>}
            <ul>
              {relaxations.map(({ sentence }) => (
                <li key={sentence.zh}>{pick(sentence)}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}

function Rooms({ answer: { rules, ways } }: { readonly answer: WhatIfAnswer }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const [best] = ways;
  const signed = (amount: Fen): string => `${amount > 0 ? "+" : ""}${formatWan(amount)}`;
  const heads = ["whatIfBefore", "whatIfChanged", ...(best ? (["whatIfWay"] as const) : [])] as const;
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{say("whatIfRules")}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.name}>
            {say("whatIfRule")}
          </th>
          {heads.map((key) => (
            <th key={key} scope="col" className={styles.amount}>
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rules.map(({ id, name, before, changed }, index) => (
          <tr key={id}>
            <th scope="row" className={styles.name}>
              {pick(name)}
            </th>
            <td className={styles.amount}>{signed(before)}</td>
            <td className={styles.amount}>{signed(changed)}</td>
            {best && <td className={styles.amount}>{signed(best.rooms[index] ?? changed)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Way({ way }: { readonly way: WhatIfWay }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const title = say("repairOption", { title: pick(way.title), moved: formatWan(way.moved), count: way.moves.length });
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list} aria-label={say("moveCells")}>
        {way.moves.map(({ address, label, from, to }) => (
          <li key={address}>
            {label}{" "}
            <span className={styles.small}>{say("repairMove", { from: formatWan(from), to: formatWan(to) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
