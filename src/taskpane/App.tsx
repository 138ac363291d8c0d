import { FluentProvider, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useReducer } from "react";
import type { FundUseCases } from "../usecases/fund";
import type { BookView } from "../usecases/view";
import { createConductor } from "./conductor";
import { unexpectedFault } from "./faults";
import { startLive } from "./live";
import { LocaleContext, PaneContext, useSpeech } from "./paneContext";
import { BottomBar } from "./parts/BottomBar";
import { EmptyBook } from "./parts/EmptyBook";
import { FaultBoundary } from "./parts/FaultBoundary";
import { HandEditDialog } from "./parts/HandEditDialog";
import { Messages } from "./parts/Messages";
import { Summary } from "./parts/Summary";
import { INITIAL_STATE, reduce, type PaneState } from "./state";
import { fluentTheme, type OfficeThemeFacts } from "./theme";
import { useBrightness } from "./useBrightness";
import { AllocationView } from "./views/AllocationView";
import { FindingsView } from "./views/FindingsView";
import { FundsView } from "./views/FundsView";
import { ProjectsView } from "./views/ProjectsView";
import type { Locale } from "./words";

const useStyles = makeStyles({
  root: { height: "100%" },
  frame: { height: "100%", display: "flex", flexDirection: "column" },
  view: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

export interface AppProps {
  readonly fund: FundUseCases;
  readonly locale: Locale;
  readonly officeTheme: () => OfficeThemeFacts | null;
  /** Opens the self-test of the Excel around the pane; absent where there is none. */
  readonly onSelfTest?: () => void;
}

/** The pane over a fund's use cases. It knows no Excel: the same pane runs over a file. */
export function App({ fund, locale, officeTheme, onSelfTest }: AppProps) {
  const styles = useStyles();
  const brightness = useBrightness(officeTheme);
  const theme = useMemo(() => fluentTheme(brightness), [brightness]);
  return (
    <LocaleContext.Provider value={locale}>
      <FluentProvider theme={theme} className={styles.root} lang={locale === "zh" ? "zh-CN" : "en"}>
        <FaultBoundary>
          <Pane fund={fund} locale={locale} {...(onSelfTest ? { onSelfTest } : {})} />
        </FaultBoundary>
      </FluentProvider>
    </LocaleContext.Provider>
  );
}

function Pane({ fund, locale, onSelfTest }: Pick<AppProps, "fund" | "locale" | "onSelfTest">) {
  const styles = useStyles();
  const [state, dispatch] = useReducer(reduce, INITIAL_STATE);
  const conductor = useMemo(() => createConductor(fund, dispatch), [fund]);
  useEffect(() => {
    const recheck = (): void => void conductor.recheck();
    recheck();
    return startLive({
      watch: (listener) => fund.watch(listener),
      recheck,
      onFault: (fault) => dispatch({ type: "watchFailed", fault }),
      window,
    });
  }, [conductor, fund]);
  useEffect(() => {
    const report = (event: ErrorEvent | PromiseRejectionEvent): void =>
      dispatch({ type: "workFailed", fault: unexpectedFault("reason" in event ? event.reason : event.error) });
    window.addEventListener("error", report);
    window.addEventListener("unhandledrejection", report);
    return () => {
      window.removeEventListener("error", report);
      window.removeEventListener("unhandledrejection", report);
    };
  }, []);
  const busy = state.work !== null;
  const value = useMemo(() => ({ locale, conductor, dispatch, busy }), [locale, conductor, busy]);
  return (
    <PaneContext.Provider value={value}>
      <div className={styles.frame}>
        <Body state={state} {...(onSelfTest ? { onSelfTest } : {})} />
        {state.handEdits && <HandEditDialog pending={state.handEdits} />}
      </div>
    </PaneContext.Provider>
  );
}

function Body({ state, onSelfTest }: { readonly state: PaneState; readonly onSelfTest?: () => void }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (state.book.kind !== "open") {
    return (
      <>
        <Messages state={state} />
        {state.book.kind === "empty" && <EmptyBook {...(onSelfTest ? { onSelfTest } : {})} />}
      </>
    );
  }
  const { view } = state.book;
  const judging = state.view === "findings" || state.view === "allocation";
  return (
    <>
      <Summary view={view} withHeadlines={judging} />
      <Messages state={state} />
      <main className={styles.view} aria-label={say(state.view)} tabIndex={-1}>
        <CurrentView state={state} view={view} />
      </main>
      <BottomBar current={state.view} undoLabel={state.undoLabel} broken={view.findings.length > 0} />
    </>
  );
}

function CurrentView({ state, view }: { readonly state: PaneState; readonly view: BookView }) {
  switch (state.view) {
    case "projects":
      return <ProjectsView book={view.book} />;
    case "funds":
      return <FundsView view={view} draft={state.draft} tried={state.draftTried} />;
    case "allocation":
      return <AllocationView view={view} />;
    case "findings":
      return <FindingsView view={view} />;
  }
}
