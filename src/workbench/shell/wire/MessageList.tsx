import { Button, Checkbox, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { JSX } from "react";
import type { TraceEntry } from "../../host/trace";
import { download } from "../download";
import type { Workbench } from "../workbench";
import type { Words } from "../words";
import { fill, useWords } from "../words";
import { isWanted, readRow, sizeInWords, toJsonLines } from "./rows";
import type { TraceFilter, TraceRow } from "./rows";

const useStyles = makeStyles({
  tools: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "8px", padding: "4px 12px" },
  body: { display: "flex", flexGrow: 1, minHeight: 0 },
  list: { flexGrow: 3, flexBasis: 0, minWidth: 0, overflow: "auto" },
  table: { borderCollapse: "collapse", width: "100%", fontSize: tokens.fontSizeBase200 },
  head: { position: "sticky", top: 0, textAlign: "left", backgroundColor: tokens.colorNeutralBackground2 },
  cell: {
    padding: "2px 12px",
    textAlign: "left",
    whiteSpace: "nowrap",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  what: { width: "60%", whiteSpace: "normal", overflowWrap: "anywhere" },
  row: {
    justifyContent: "flex-start",
    textAlign: "left",
    padding: 0,
    minWidth: 0,
    fontWeight: "normal",
    fontSize: "inherit",
  },
  error: { color: tokens.colorPaletteRedForeground1 },
  empty: { padding: "12px" },
  detail: {
    flexGrow: 2,
    flexBasis: 0,
    minWidth: 0,
    margin: 0,
    padding: "8px 12px",
    overflow: "auto",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
  },
});

/** Drawing more lines than this helps nobody; filtering finds the rest. */
const mostShown = 300;
/** A large message is shown cut; the saved file has all of it. */
const mostDetail = 20_000;

type Wire = Pick<Workbench, "trace" | "onTrace" | "clearTrace">;

/** The messages so far; drawn again at most once a moment, however many come. */
function useMessages(wire: Wire): { entries: readonly TraceEntry[]; refresh: () => void } {
  const [entries, setEntries] = useState<readonly TraceEntry[]>(() => [...wire.trace()]);
  const refresh = (): void => setEntries([...wire.trace()]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = wire.onTrace(() => {
      timer ??= setTimeout(() => {
        timer = null;
        setEntries([...wire.trace()]);
      }, 200);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [wire]);
  return { entries, refresh };
}

function readable(text: string): string {
  if (text.length > mostDetail) return `${text.slice(0, mostDetail)}…`;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Every message between pane and host, newest first. */
export function MessageList({ wire }: { readonly wire: Wire }): JSX.Element {
  const styles = useStyles();
  const words = useWords();
  const { entries, refresh } = useMessages(wire);
  const [filter, setFilter] = useState<TraceFilter>({ text: "", errorsOnly: false, telemetry: false });
  const [chosen, setChosen] = useState<TraceEntry | null>(null);
  const wanted = entries.map(readRow).filter((row) => isWanted(row, filter));
  const shown = wanted.slice(-mostShown).reverse();
  const clear = (): void => {
    wire.clearTrace();
    setChosen(null);
    refresh();
  };
  const save = (): void => download(toJsonLines(entries), "workbench-trace.jsonl", "application/x-ndjson");
  return (
    <>
      <div className={styles.tools}>
        <Input
          size="small"
          placeholder={words.wireFilter}
          aria-label={words.wireFilter}
          value={filter.text}
          onChange={(_event, { value }) => setFilter({ ...filter, text: value })}
        />
        <Checkbox
          label={words.wireErrorsOnly}
          checked={filter.errorsOnly}
          onChange={(_event, { checked }) => setFilter({ ...filter, errorsOnly: checked === true })}
        />
        <Checkbox
          label={words.wireTelemetry}
          checked={filter.telemetry}
          onChange={(_event, { checked }) => setFilter({ ...filter, telemetry: checked === true })}
        />
        <Button size="small" onClick={clear}>
          {words.wireClear}
        </Button>
        <Button size="small" onClick={save}>
          {words.wireSave}
        </Button>
        <span role="status">{fill(words.wireCount, entries.length, shown.length)}</span>
      </div>
      <div className={styles.body}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keys */}
        <div className={styles.list} role="region" aria-label={words.wireMessages} tabIndex={0}>
          {shown.length === 0 ? (
            <div className={styles.empty}>{entries.length === 0 ? words.wireEmpty : words.wireNoMatch}</div>
          ) : (
            <Messages rows={shown} chosen={chosen} onChoose={setChosen} words={words} />
          )}
        </div>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keys */}
        <pre className={styles.detail} role="region" aria-label={words.wireDetail} tabIndex={0}>
          {chosen === null ? words.wirePickOne : readable(chosen.text)}
        </pre>
      </div>
    </>
  );
}

interface MessagesProps {
  readonly rows: readonly TraceRow[];
  readonly chosen: TraceEntry | null;
  readonly onChoose: (entry: TraceEntry) => void;
  readonly words: Words;
}

function Messages({ rows, chosen, onChoose, words }: MessagesProps): JSX.Element {
  const styles = useStyles();
  const directions = {
    fromPane: words.wireFromPane,
    toPane: words.wireToPane,
    injected: words.wireInjected,
  };
  const number = `${styles.cell} ${styles.number}`;
  const heads = [
    words.wireTime,
    words.wireDirection,
    words.wireWhat,
    words.wireSize,
    words.wireDuration,
    words.wireError,
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={`${styles.cell} ${styles.head}`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ entry, what, error }, index) => (
          <tr key={rows.length - index}>
            <td className={number}>{(entry.at / 1000).toFixed(3)}</td>
            <td className={styles.cell}>{directions[entry.direction]}</td>
            <td className={`${styles.cell} ${styles.what}`}>
              <Button
                appearance="transparent"
                size="small"
                className={styles.row}
                aria-pressed={entry === chosen}
                onClick={() => onChoose(entry)}
              >
                {what}
              </Button>
            </td>
            <td className={number}>{entry.direction === "injected" ? "" : sizeInWords(entry.size)}</td>
            <td className={number}>{entry.answeredAfter === undefined ? "" : `${entry.answeredAfter} ms`}</td>
            <td className={`${styles.cell} ${styles.error}`}>{error}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
