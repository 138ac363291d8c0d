import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useContext, useMemo, useState } from "react";
import { success, type Bilingual, type Result } from "../../domain/fault";
import type { CollectDecision, CollectOutcome, CollectPreview } from "../../usecases/exchange";
import type { FundUseCases } from "../../usecases/fund";
import type { BookView } from "../../usecases/view";
import { PersonField } from "../parts/PersonField";
import { FormsContext, useForm, usePane, useSpeech } from "../paneContext";
import { fill, WORDS } from "../words";
import { COLLECT_FORM, indexOf, tallyOf } from "./collectDecisions";
import { ReturnChanges } from "./ReturnChanges";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, alignItems: "stretch" },
  text: { margin: 0 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface MergeReturnsProps {
  readonly view: BookView;
  readonly preview: CollectPreview;
}

/** The changes with their decisions, and what these come to: counted, then written in one undoable step. */
export function MergeReturns({ view, preview }: MergeReturnsProps) {
  const { say } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const { forms, person } = useContext(FormsContext);
  const styles = useStyles();
  const form = useForm(COLLECT_FORM);
  const [tried, setTried] = useState(false);
  const index = useMemo(() => indexOf(preview), [preview]);
  const unitNames = useMemo(() => new Map(view.book.units.map(({ code, name }) => [code, name])), [view.book.units]);
  const { decisions, taken, refused, open, reasonless } = tallyOf(index, forms);
  const close = (): void => {
    form.clear();
    dispatch({ type: "collecting", desk: null });
  };
  const merge = async (): Promise<void> => {
    setTried(true);
    if (busy || reasonless.length > 0 || person.trim() === "") return;
    const told = { zh: "", en: "" };
    if (await conductor.perform((fund) => merged(fund, { preview, decisions }, told), told)) close();
  };
  const [first] = reasonless;
  return (
    <>
      <ReturnChanges preview={preview} unitNames={unitNames} tried={tried} />
      <div className={styles.page}>
        <p className={styles.text}>
          {preview.changes.length === 0 ? say("nothingToMerge") : say("collectCounts", { taken, refused, open })}
        </p>
        <div role="status">
          {tried && first && say("reasonsMissing", { count: reasonless.length, first: first.what })}
        </div>
        <PersonField missing={tried} />
        <div className={styles.buttons}>
          <Button size="small" appearance="primary" disabledFocusable={busy} onClick={() => void merge()}>
            {say("mergeNow")}
          </Button>
          <Button size="small" appearance="subtle" disabledFocusable={busy} onClick={close}>
            {say("closeCollect")}
          </Button>
        </div>
      </div>
    </>
  );
}

/** @param told is filled with what was done, once it is known */
async function merged(
  fund: FundUseCases,
  { preview, decisions }: { readonly preview: CollectPreview; readonly decisions: readonly CollectDecision[] },
  told: { -readonly [Language in keyof Bilingual]: Bilingual[Language] },
): Promise<Result<BookView>> {
  const applied = await fund.applyCollect(preview, decisions);
  if (!applied.ok) return applied;
  Object.assign(told, mergedWords(applied.value.outcome));
  return success(applied.value.view);
}

function mergedWords(outcome: CollectOutcome): Bilingual {
  return { zh: fill(WORDS.mergedDone.zh, { ...outcome }), en: fill(WORDS.mergedDone.en, { ...outcome }) };
}
