import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useState } from "react";
import { success, type Bilingual, type Result } from "../../domain/fault";
import type { CopyPreview, CopyRequest } from "../../usecases/copyCases";
import type { FundUseCases } from "../../usecases/fund";
import type { BookView, PlacedFinding } from "../../usecases/view";
import { PersonField } from "../parts/PersonField";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import type { OpenCopy } from "../state";
import { fill, WORDS } from "../words";
import { COPY_FORM, keepField, type Tally } from "./decisions";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "stretch" },
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface TakeOverProps {
  readonly copy: OpenCopy;
  readonly tally: Tally;
  /** The book changed and is being compared anew: deciding waits for that. */
  readonly stale: boolean;
  readonly tried: boolean;
  readonly onTried: () => void;
}

/** What the decisions come to: counted, looked at beforehand, written in one undoable step. */
export function TakeOver({ copy, tally, stale, tried, onTried }: TakeOverProps) {
  const { say } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const { person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(COPY_FORM);
  const [seen, setSeen] = useState<Seen | null>(null);
  const { decisions, taken, refused, open, kept, reasonless } = tally;
  const request: CopyRequest = { copy: copy.port, source: copy.source, decisions };
  const about = JSON.stringify(decisions);
  const ready = (): boolean => {
    onTried();
    return !busy && !stale && decisions.length > 0 && reasonless.length === 0;
  };
  const look = async (): Promise<void> => {
    if (!ready()) return;
    const preview = await conductor.ask((fund) => fund.previewCopy(request));
    if (preview) setSeen({ preview, about, book: copy.book });
  };
  const apply = async (): Promise<void> => {
    if (!ready() || person.trim() === "") return;
    const done = await conductor.perform((fund) => appliedView(fund, request), takenWords({ taken, refused }));
    if (!done) return;
    // With nothing left the file is done with. Else what is left open stays so, and 日志 knows what was refused.
    if (open > 0) {
      kept.forEach((difference) => {
        form.change(keepField(difference), "");
      });
      return;
    }
    form.clear();
    dispatch({ type: "copyClosed" });
  };
  const [first] = reasonless;
  return (
    <div className={styles.page}>
      <p className={styles.text}>{say("decisionCounts", { taken, refused, open })}</p>
      <div role="status">
        {tried && decisions.length === 0 && say("nothingDecidedYet")}
        {tried &&
          first &&
          say("reasonsMissing", { count: reasonless.length, first: `${first.sheet} ${first.what}`.trim() })}
        {seen?.about === about && seen.book === copy.book && <Effect preview={seen.preview} />}
      </div>
      <PersonField missing={tried} />
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={busy || stale} onClick={() => void look()}>
          {say("previewCopy")}
        </Button>
        <Button size="small" appearance="primary" disabledFocusable={busy || stale} onClick={() => void apply()}>
          {say("takeOver")}
        </Button>
      </div>
    </div>
  );
}

/** A preview fits the decisions and the book it was made of. */
interface Seen {
  readonly preview: CopyPreview;
  readonly about: string;
  readonly book: BookView["book"];
}

async function appliedView(fund: FundUseCases, request: CopyRequest): Promise<Result<BookView>> {
  const applied = await fund.applyCopy(request);
  return applied.ok ? success(applied.value.view) : applied;
}

function takenWords(counts: Pick<Tally, "taken" | "refused">): Bilingual {
  return { zh: fill(WORDS.takenOver.zh, { ...counts }), en: fill(WORDS.takenOver.en, { ...counts }) };
}

function Effect({ preview: { before, after } }: { readonly preview: CopyPreview }) {
  const { say, pick } = useSpeech();
  const breaks = newlyBroken(before, after, pick);
  const mends = newlyBroken(after, before, pick);
  if (breaks === "" && mends === "") return <>{say("copyChangesNoFinding")}</>;
  return (
    <>
      {breaks !== "" && <div>{say("copyBreaks", { names: breaks })}</div>}
      {mends !== "" && <div>{say("copyMends", { names: mends })}</div>}
    </>
  );
}

/** Names of the rules broken in the later findings and not in the earlier, each once. */
function newlyBroken(
  earlier: readonly PlacedFinding[],
  later: readonly PlacedFinding[],
  pick: (text: Bilingual) => string,
): string {
  const known = new Set(earlier.filter(({ verdict }) => verdict === "broken").map(({ id }) => id));
  const broken = later.filter(({ id, verdict }) => verdict === "broken" && !known.has(id));
  return [...new Set(broken.map(({ name }) => pick(name)))].join("、");
}
