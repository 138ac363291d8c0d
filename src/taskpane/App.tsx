import { FluentProvider, Spinner, makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, lazy, useEffect, useMemo, useReducer } from "react";
import type { FundUseCases } from "../usecases/fund";
import type { BookView } from "../usecases/view";
import { createConductor } from "./conductor";
import type { OpenPool } from "./exchange/readReturns";
import { unexpectedFault } from "./faults";
import { startLive } from "./live";
import { FormsContext, LocaleContext, PaneContext, useSpeech } from "./paneContext";
import { BottomBar } from "./parts/BottomBar";
import { EmptyBook } from "./parts/EmptyBook";
import { refuseStrayFiles } from "./parts/FileDrop";
import { FaultBoundary } from "./parts/FaultBoundary";
import { Messages } from "./parts/Messages";
import { Summary } from "./parts/Summary";
import { INITIAL_STATE, reduce, type PaneState } from "./state";
import type { OfficeThemeFacts } from "./theme";
import { useDisplay } from "./display/useDisplay";
import { useKeptFocus } from "./useKeptFocus";
import { FindingsView } from "./views/FindingsView";
import type { OpenWorkbook } from "./exchange/download";
import type { Locale } from "./words";

/** What is not on the first screen is fetched after it, while the person reads. */
const ProjectsView = lazy(() => import(/* webpackPrefetch: true */ "./views/ProjectsView"));
const FundsView = lazy(() => import(/* webpackPrefetch: true */ "./views/FundsView"));
const AllocationView = lazy(() => import(/* webpackPrefetch: true */ "./views/AllocationView"));
const MoreView = lazy(() => import(/* webpackPrefetch: true */ "./views/MoreView"));
const IssueView = lazy(() => import(/* webpackPrefetch: true */ "./views/IssueView"));
const ReportsView = lazy(() => import(/* webpackPrefetch: true */ "./views/ReportsView"));
const CollectView = lazy(() => import(/* webpackPrefetch: true */ "./views/CollectView"));
const HandEditDialog = lazy(() => import("./parts/HandEditDialog"));
const DamageSection = lazy(() => import("./views/DamageSection"));
const RepairView = lazy(() => import("./views/RepairView"));
const ReadingsView = lazy(() => import("./views/ReadingsView"));
const StateView = lazy(() => import("./views/StateView"));
const DisplayView = lazy(() => import("./views/DisplayView"));
const CopyView = lazy(() => import("./views/CopyView"));
const LogView = lazy(() => import("./views/LogView"));
const VersionsView = lazy(() => import("./views/VersionsView"));
const TrackingView = lazy(() => import("./views/TrackingView"));
const WhatIfView = lazy(() => import("./views/WhatIfView"));
const ImportView = lazy(() => import(/* webpackPrefetch: true */ "./views/ImportView"));

const useStyles = makeStyles({
  root: { height: "100%" },
  // Where summary and bar leave too little, all of it scrolls.
  frame: { height: "100%", display: "flex", flexDirection: "column", overflowY: "auto" },
  view: {
    flexGrow: 1,
    flexShrink: 0,
    flexBasis: "0",
    minHeight: "140px",
    overflowY: "auto",
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

export interface AppProps extends Doors {
  readonly fund: FundUseCases;
  /** Told by Office or the browser; a person's own choice comes first. */
  readonly locale: Locale;
  readonly officeTheme: () => OfficeThemeFacts | null;
}

/** What the pane can do only in some places. */
interface Doors {
  /** Opens the self-test of the Excel around the pane; absent where there is none. */
  readonly onSelfTest?: () => void;
  /** Reads returned files. */
  readonly openPool?: OpenPool;
  /** Absent where the host opens no further workbook. */
  readonly openWorkbook?: OpenWorkbook;
}

/** The pane over a fund's use cases. It knows no Excel: the same pane runs over a file. */
export function App({ fund, locale: told, officeTheme, ...doors }: AppProps) {
  const styles = useStyles();
  useKeptFocus();
  const { locale, lang, theme } = useDisplay(told, officeTheme);
  return (
    <LocaleContext.Provider value={locale}>
      <FluentProvider theme={theme} className={styles.root} lang={lang}>
        <FaultBoundary>
          <Pane fund={fund} locale={locale} doors={doors} />
        </FaultBoundary>
      </FluentProvider>
    </LocaleContext.Provider>
  );
}

interface PaneProps extends Pick<AppProps, "fund" | "locale"> {
  readonly doors: Doors;
}

function Pane({ fund, locale, doors }: PaneProps) {
  const styles = useStyles();
  const [state, dispatch] = useReducer(reduce, INITIAL_STATE);
  const conductor = useMemo(() => createConductor(fund, dispatch), [fund]);
  useEffect(() => {
    const recheck = (edited: boolean): void => void conductor.recheck(edited);
    recheck(false);
    return startLive({
      watch: (listener) => fund.watch(listener),
      glance: () => fund.glance(),
      recheck,
      acting: () => conductor.acting(),
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
  useEffect(() => refuseStrayFiles(window), []);
  const { forms, person } = state;
  // Every act is signed by who is named now (自报, D14).
  useEffect(() => fund.setPerson(person), [fund, person]);
  const busy = state.work !== null;
  const value = useMemo(() => ({ locale, conductor, dispatch, busy }), [locale, conductor, busy]);
  const typed = useMemo(() => ({ forms, person }), [forms, person]);
  return (
    <PaneContext.Provider value={value}>
      <FormsContext.Provider value={typed}>
        <div className={styles.frame}>
          <Body state={state} doors={doors} />
          <Suspense fallback={null}>{state.handEdits && <HandEditDialog pending={state.handEdits} />}</Suspense>
        </div>
      </FormsContext.Provider>
    </PaneContext.Provider>
  );
}

function Body({ state, doors }: { readonly state: PaneState; readonly doors: Doors }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (state.book.kind !== "open") {
    return (
      <>
        <Messages state={state} />
        {state.book.kind === "loading" && state.checkFault && (
          <Suspense fallback={null}>
            <DamageSection book={null} />
          </Suspense>
        )}
        {state.book.kind === "empty" && <Empty importing={state.importing} doors={doors} />}
      </>
    );
  }
  const { view } = state.book;
  const judging = state.view === "findings" || state.view === "allocation" || state.view === "repair";
  return (
    <>
      <Summary view={view} withHeadlines={judging} />
      <Messages state={state} />
      <main className={styles.view} aria-label={say(state.view)} tabIndex={-1}>
        <Suspense fallback={<Spinner size="tiny" label={say("loadingView")} />}>
          <CurrentView state={state} view={view} doors={doors} />
        </Suspense>
      </main>
      <BottomBar
        current={state.view}
        undoLabel={state.undoLabel}
        redoLabel={state.redoLabel}
        lostLabel={state.lostLabel}
        broken={view.findings.some((finding) => finding.verdict === "broken")}
      />
    </>
  );
}

/** Before a book: where a notice comes from, then what was read of it. */
function Empty({ importing, doors }: { readonly importing: PaneState["importing"]; readonly doors: Doors }) {
  const { say } = useSpeech();
  const styles = useStyles();
  if (importing === null) return <EmptyBook {...selfTestOf(doors)} />;
  return (
    <main className={styles.view} aria-label={say("import")} tabIndex={-1}>
      <Suspense fallback={<Spinner size="tiny" label={say("loadingView")} />}>
        <ImportView desk={importing} />
      </Suspense>
    </main>
  );
}

function selfTestOf({ onSelfTest }: Doors): Pick<Doors, "onSelfTest"> {
  return onSelfTest ? { onSelfTest } : {};
}

interface CurrentViewProps {
  readonly state: PaneState;
  readonly view: BookView;
  readonly doors: Doors;
}

function CurrentView({ state, view, doors }: CurrentViewProps) {
  const { openPool, openWorkbook } = doors;
  switch (state.view) {
    case "projects":
      return <ProjectsView book={view.book} />;
    case "funds":
      return <FundsView view={view} draft={state.draft} tried={state.draftTried} />;
    case "allocation":
      return <AllocationView view={view} />;
    case "findings":
      return (
        <>
          <Suspense fallback={null}>
            <DamageSection book={view.book} />
          </Suspense>
          <FindingsView view={view} />
        </>
      );
    case "more":
      return <MoreView {...selfTestOf(doors)} />;
    case "repair":
      return <RepairView view={view} />;
    case "readings":
      return <ReadingsView view={view} />;
    case "state":
      return <StateView view={view} />;
    case "log":
      return <LogView view={view} />;
    case "issue":
      return <IssueView view={view} issued={state.issued} {...(openWorkbook ? { openWorkbook } : {})} />;
    case "collect":
      return openPool && <CollectView view={view} desk={state.collect} openPool={openPool} />;
    case "reports":
      return <ReportsView view={view} />;
    case "import":
      return <ImportView desk={state.importing} />;
    case "versions":
      return <VersionsView view={view} />;
    case "tracking":
      return <TrackingView view={view} />;
    case "whatIf":
      return <WhatIfView view={view} />;
    case "display":
      return <DisplayView />;
    case "copy":
      return <CopyView view={view} copy={state.copy} />;
  }
}
