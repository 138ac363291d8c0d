import { MessageBar, MessageBarActions, MessageBarBody, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { formatWan } from "../../domain/money";
import { usePane, useSpeech, type Speech } from "../paneContext";
import type { Outcome, PaneState, Work } from "../state";
import type { WordKey } from "../words";
import { CloseButton } from "./CloseButton";
import { BrokenBar } from "./BrokenBar";
import { FaultBar } from "./FaultBar";

const useStyles = makeStyles({
  status: {
    display: "flex",
    justifyContent: "flex-start",
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  // Between summary and view nothing may press it together: its second line would lie over what follows.
  message: { flexShrink: 0 },
});

const WORK_WORDS = {
  reading: "workReading",
  opening: "workOpening",
  sample: "workSample",
  document: "workDocument",
  allocating: "workAllocating",
  changing: "workChanging",
  undoing: "workUndoing",
  redoing: "workRedoing",
  finishing: "workFinishing",
  showing: "workShowing",
  asking: "workAsking",
} as const satisfies Record<Work, WordKey>;

/** Progress, outcome and faults, between the summary and the view. */
export function Messages({ state }: { readonly state: PaneState }) {
  const { say, pick } = useSpeech();
  const { conductor, dispatch } = usePane();
  const styles = useStyles();
  const editing = state.checkFault?.code === "excel-busy-editing";
  const { outcome } = state;
  return (
    <>
      <StatusLine state={state} />
      {state.brokenStep && <BrokenBar step={state.brokenStep} />}
      {state.fault && <FaultBar fault={state.fault} onClose={() => dispatch({ type: "faultClosed" })} />}
      {state.checkFault && (
        <FaultBar
          fault={state.checkFault}
          // Someone typing in a cell is no fault; the next look comes by itself.
          intent={editing ? "info" : "warning"}
          {...(state.book.kind === "open" ? { note: say("staleNumbers") } : {})}
          onRetry={() => void conductor.recheck()}
        />
      )}
      {outcome && (
        <MessageBar
          className={styles.message}
          intent={outcome.skipped.length > 0 ? "warning" : "success"}
          layout="multiline"
        >
          <MessageBarBody>{outcome.done ? pick(outcome.done) : outcomeSentence(outcome, state, say)}</MessageBarBody>
          <MessageBarActions containerAction={<CloseButton onClose={() => dispatch({ type: "outcomeClosed" })} />} />
        </MessageBar>
      )}
    </>
  );
}

function StatusLine({ state }: { readonly state: PaneState }) {
  const { say, pick } = useSpeech();
  const styles = useStyles();
  const opening = state.book.kind === "loading" && state.checkFault === null;
  const work = state.work ?? (opening ? "reading" : null);
  return (
    <div role="status" className={styles.status}>
      {work !== null && <Spinner size="extra-tiny" label={say(WORK_WORDS[work])} />}
      {work === null && state.checking && say("checking")}
      {state.watchFault && (
        <span title={`${pick(state.watchFault.sentence)} ${state.watchFault.code}`}>{say("watchUnavailable")}</span>
      )}
    </div>
  );
}

function outcomeSentence(outcome: Outcome, state: PaneState, say: Speech["say"]): string {
  if (outcome.skipped.length > 0) {
    const skipped = outcome.work === "redoing" ? "redoSkipped" : "undoSkipped";
    return say(skipped, { count: outcome.skipped.length, cells: outcome.skipped.join("、") });
  }
  const view = state.book.kind === "open" ? state.book.view : null;
  if (view === null) return say("doneUndoing");
  const total = formatWan(view.total);
  switch (outcome.work) {
    case "opening":
      return say("doneOpening", { count: view.book.projects.filter((project) => !project.placeholder).length });
    case "sample":
      return say("doneSample");
    case "document":
      return say("doneDocument", { total });
    case "allocating":
      return say("doneAllocating", { allocated: formatWan(view.allocated), total });
    case "changing":
      return say("doneChanging");
    case "undoing":
      return say("doneUndoing");
    case "redoing":
      return say("doneRedoing");
    case "finishing":
      return say("doneFinishing");
  }
}
