import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReceiptOutcome } from "../../domain/returns";
import type { CollectFile, CollectPreview } from "../../usecases/exchange";
import { Disclosure } from "../parts/Disclosure";
import { LongList } from "../parts/LongList";
import { useSpeech } from "../paneContext";
import type { WordKey } from "../words";

const useStyles = makeStyles({
  text: { margin: 0 },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  item: { padding: `${tokens.spacingVerticalXS} 0`, overflowWrap: "anywhere" },
  notes: { margin: 0, paddingLeft: tokens.spacingHorizontalL, fontSize: tokens.fontSizeBase200 },
  name: { fontWeight: tokens.fontWeightSemibold },
});

const OUTCOME_WORDS = {
  已并入: "outcomeMerged",
  未填: "outcomeBlank",
  重复: "outcomeRepeated",
  已拒收: "outcomeRefused",
  待决定: "outcomeOpen",
} as const satisfies Record<ReceiptOutcome, WordKey>;
/** What needs a person stands first. */
const ORDER: readonly ReceiptOutcome[] = ["已拒收", "待决定", "未填", "重复", "已并入"];

/** What happened to each file, and what was typed where no table is. */
export function ReturnFiles({ preview }: { readonly preview: CollectPreview }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const files = [...preview.files].sort((one, other) => rankOf(one) - rankOf(other));
  const tally = ORDER.map((outcome) => ({
    outcome,
    count: files.filter(({ receipt }) => receipt.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  const title = say("returnFiles", { count: files.length });
  const refused = files.filter(({ receipt }) => receipt.outcome === "已拒收");
  const others = files.filter(({ receipt }) => receipt.outcome !== "已拒收");
  return (
    <section aria-label={title}>
      <p className={styles.text} role="status">
        {tally
          .map(({ outcome, count }) => say("fileTally", { outcome: say(OUTCOME_WORDS[outcome]), count }))
          .join(" · ")}
      </p>
      {/* What was not read is told at once; the rest on request. */}
      {refused.length > 0 && <FileList files={refused} />}
      <Unplaced files={files} />
      {others.length > 0 && (
        <Disclosure label={say(refused.length > 0 ? "otherFiles" : "returnFiles", { count: others.length })} heading>
          <FileList files={others} />
        </Disclosure>
      )}
    </section>
  );
}

function rankOf({ receipt }: CollectFile): number {
  return ORDER.indexOf(receipt.outcome);
}

function FileList({ files }: { readonly files: readonly CollectFile[] }) {
  return <LongList items={files} keyOf={fileKey} draw={(file) => <FileItem file={file} />} />;
}

function fileKey({ name, receipt }: CollectFile): string {
  return `${name} ${receipt.bytesHash} ${receipt.at}`;
}

function FileItem({ file }: { readonly file: CollectFile }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const { outcome, reason, merged } = file.receipt;
  // A receipt keeps its reason in the book's language; where the remarks say the same, they say it in the reader's.
  const alone = reason !== "" && !file.remarks.some(({ text }) => text.zh === reason);
  const cells = outcome === "已并入" ? ` ${say("cellsIn", { count: merged })}` : "";
  return (
    <div className={styles.item}>
      <div>
        <span className={styles.name}>{say(OUTCOME_WORDS[outcome])}</span> {file.name}
        {cells}
      </div>
      {alone && <p className={styles.text}>{reason}</p>}
      {file.remarks.length > 0 && (
        <ul className={styles.notes}>
          {file.remarks.map(({ place, text }) => (
            <li key={`${place} ${text.zh}`}>
              {place !== "" && `${place} `}
              {pick(text)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Typed, but in no table of ours: every one of them is told. */
function Unplaced({ files }: { readonly files: readonly CollectFile[] }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const all = files.flatMap(({ name, unplaced }) => unplaced.map((input) => ({ ...input, file: name })));
  if (all.length === 0) return null;
  return (
    <Disclosure label={say("unplaced", { count: all.length })} heading>
      <p className={styles.small}>{say("unplacedHint")}</p>
      <LongList
        items={all}
        keyOf={({ file, place, typed }) => `${file} ${place} ${typed}`}
        draw={({ file, place, typed, text }) => (
          <div className={styles.item}>
            {file} {place}：“{typed}”<p className={styles.small}>{pick(text)}</p>
          </div>
        )}
      />
    </Disclosure>
  );
}
