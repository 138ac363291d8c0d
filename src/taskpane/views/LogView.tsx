import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { LogEnd, LogEntry } from "../../domain/records";
import { verifyLog } from "../../review/log";
import type { BookView } from "../../usecases/view";
import { LongList } from "../parts/LongList";
import { Mark } from "../parts/Mark";
import { useSpeech } from "../paneContext";
import { SealSection } from "../review/SealSection";

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXS}`, fontSize: tokens.fontSizeBase300 },
  item: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  verdict: { margin: 0 },
  small: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** 日志和核对码: whether the log is whole, what was done last, and whether a printed code fits this workbook. */
export default function LogView({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const { log } = view.book;
  const title = say("logTitle", { count: log.length });
  return (
    <>
      <SealSection book={view.book} />
      <section aria-label={title}>
        <h2 className={styles.heading}>{title}</h2>
        <ChainVerdict log={log} end={view.book.logEnd} />
        {log.length === 0 ? (
          <p>{say("logEmpty")}</p>
        ) : (
          <LongList
            items={log.map((entry, index) => ({ entry, index })).reverse()}
            keyOf={({ index }) => String(index)}
            draw={({ entry }) => <LogItem entry={entry} />}
          />
        )}
      </section>
    </>
  );
}

/** Whether the chain of the log holds; where it does not, at which entry, and what broke it. */
function ChainVerdict({ log, end }: { readonly log: readonly LogEntry[]; readonly end: LogEnd | null }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const verdict = useMemo(() => verifyLog(log, end), [log, end]);
  if (verdict.ok && verdict.count === 0) return null;
  return (
    <>
      <p className={styles.verdict}>
        <Mark kind={verdict.ok ? "met" : "broken"} />
        {verdict.ok ? say("chainHolds", { count: verdict.count }) : pick(verdict.sentence)}
      </p>
      <p className={styles.small}>{say("chainLimits")}</p>
    </>
  );
}

/** What came from others and was not taken: nothing became anything else. */
const REFUSED = /（未采用）$/;

function LogItem({ entry }: { readonly entry: LogEntry }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const change = { before: entry.before || say("logEmptyValue"), after: entry.after || say("logEmptyValue") };
  const changed = entry.before !== "" || entry.after !== "";
  return (
    <div className={styles.item}>
      <div>
        {entry.what} {entry.place}
      </div>
      {changed && <div>{say(REFUSED.test(entry.what) ? "logRefused" : "logChange", change)}</div>}
      <div className={styles.small}>
        {[entry.at.replace("T", " "), entry.who, entry.reason].filter((text) => text !== "").join(" · ")}
      </div>
    </div>
  );
}
