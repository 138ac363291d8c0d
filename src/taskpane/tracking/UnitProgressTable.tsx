import { makeStyles, tokens } from "@fluentui/react-components";
import type { ProgressView } from "../../usecases/progress";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  table: { width: "100%", borderCollapse: "collapse", fontVariantNumeric: "tabular-nums" },
  name: { textAlign: "left", fontWeight: tokens.fontWeightRegular, padding: "2px 0" },
  head: { textAlign: "right", fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  share: { textAlign: "right", padding: "2px 0 2px 8px", width: "36%" },
  track: { height: "4px", backgroundColor: tokens.colorNeutralBackground5, marginTop: "2px" },
  bar: { height: "100%", backgroundColor: tokens.colorNeutralForeground2 },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Money and tasks of each unit, side by side and never mixed; the bars repeat the figures, which stand beside them. */
export function UnitProgressTable({ progress: { units, due } }: { readonly progress: ProgressView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" className={styles.name}>
            {say("resultUnit")}
          </th>
          <th scope="col" className={styles.head}>
            {say("progressRate")}
          </th>
          <th scope="col" className={styles.head}>
            {say("progressTasks")}
          </th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, name, rate, tasks }) => (
          <tr key={unit}>
            <th scope="row" className={styles.name}>
              {name}
            </th>
            <Share points={rate} due={due.spend} />
            <Share points={tasks} due={due.task} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** @param points basis points, cut off; null: not known */
function Share({ points, due }: { readonly points: number | null; readonly due: number }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (points === null) return <td className={styles.share}>{say("flowUnknown")}</td>;
  const below = due > 0 && points < due;
  return (
    <td className={styles.share}>
      {`${(points / 100).toFixed(1)}%`}{" "}
      {below && (
        <strong className={styles.small}>{say("progressBelow", { share: `${Math.round(due / 100)}%` })}</strong>
      )}
      <div className={styles.track} aria-hidden="true">
        <div className={styles.bar} style={{ width: `${Math.min(100, points / 100)}%` }} />
      </div>
    </td>
  );
}
