import { FluentProvider, makeStyles, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { JSX } from "react";
import type { FaultPlan } from "../host/faults";
import { useDark } from "./appearance";
import { useCommands } from "./commands/useCommands";
import { GridArea } from "./GridArea";
import { NoticeBar } from "./NoticeBar";
import type { Notify } from "./notices";
import { useNotices } from "./notices";
import { PaneFrame } from "./panes/PaneFrame";
import type { Panes } from "./panes/usePanes";
import { usePanes } from "./panes/usePanes";
import type { StartParameters } from "./parameters";
import { readParameters } from "./parameters";
import { prefer, usePreferences } from "./preferences";
import { moveToRegion } from "./regions";
import { Ribbon } from "./Ribbon";
import type { Extra } from "./TitleBar";
import { TitleBar } from "./TitleBar";
import type { Files } from "./useFiles";
import { useFiles } from "./useFiles";
import { useLatest } from "./useLatest";
import { useManifest } from "./useManifest";
import { usePageEvents } from "./usePageEvents";
import type { RunningWorkbench } from "./useWorkbench";
import { useWorkbench } from "./useWorkbench";
import { isFaulty } from "./wire/planForm";
import { fill, useWords } from "./words";

const SettingsDialog = lazy(async () => ({ default: (await import("./SettingsDialog")).SettingsDialog }));
const OtherPageDialog = lazy(async () => ({ default: (await import("./OtherPageDialog")).OtherPageDialog }));
const WirePanel = lazy(async () => ({ default: (await import("./wire/WirePanel")).WirePanel }));

const fontFamilyBase = '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans SC", sans-serif';
const lightTheme = { ...webLightTheme, fontFamilyBase };
const darkTheme = { ...webDarkTheme, fontFamilyBase };

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100vh", overflow: "hidden" },
  body: { display: "flex", flexGrow: 1, minHeight: 0 },
});

/** The pane that shows pages a person or the address asks for. */
const otherPane = "other-page";

/** Keys of the page itself: F6 goes from region to region, Ctrl+S saves. */
function usePageKeys(workbench: RunningWorkbench | null, files: Files): (backwards: boolean) => void {
  const leave = useCallback((backwards: boolean) => moveToRegion(backwards, () => workbench?.focusGrid()), [workbench]);
  const { save } = files;
  const latestSave = useLatest(save);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s";
      if (event.key !== "F6" && !isSave) return;
      event.preventDefault();
      event.stopPropagation();
      if (isSave) void latestSave.current();
      else leave(event.shiftKey);
    };
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [leave, latestSave]);
  return leave;
}

/** What the address asks for when the workbench is ready, and what in it cannot be understood. */
function useAddress(
  workbench: RunningWorkbench | null,
  parameters: StartParameters,
  panes: Panes,
  notify: Notify,
): void {
  const words = useWords();
  const done = useRef(false);
  useEffect(() => {
    if (!workbench || done.current) return;
    done.current = true;
    for (const problem of parameters.problems) notify(fill(words.addressWrong, problem));
    if (parameters.pane !== null) panes.open(otherPane, parameters.pane, parameters.pane);
  }, [workbench, parameters, panes, notify, words]);
}

interface ExtrasProps {
  readonly extra: Extra | null;
  readonly onClose: () => void;
  readonly onOpenPage: (address: string) => void;
}

/** Dialogs that are fetched when they are asked for. */
function Extras({ extra, onClose, onOpenPage }: ExtrasProps): JSX.Element {
  const [used, setUsed] = useState<readonly Extra[]>([]);
  if (extra !== null && !used.includes(extra)) setUsed([...used, extra]);
  // A dialog that is taken away while it is open leaves the page hidden from screen readers: it is closed instead.
  return (
    <Suspense fallback={null}>
      {used.includes("settings") && <SettingsDialog open={extra === "settings"} onClose={onClose} />}
      {used.includes("page") && <OtherPageDialog open={extra === "page"} onOpen={onOpenPage} onClose={onClose} />}
    </Suspense>
  );
}

/** The whole page: title bar, ribbon, grid, task panes and wire panel. */
export function App(): JSX.Element {
  const styles = useStyles();
  const dark = useDark();
  const { paneWidth, locale } = usePreferences();
  const [parameters] = useState(() => readParameters(location.search));
  const [plan, setPlan] = useState<FaultPlan>(parameters.faults);
  const [extra, setExtra] = useState<Extra | null>(null);
  const [wireOpen, setWireOpen] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const { notices, notify, dismiss } = useNotices();
  const panes = usePanes();
  const manifest = useManifest();
  const openOther = (address: string): void => panes.open(otherPane, address, address);
  const page = usePageEvents({ notify, onOpenPane: openOther, onPlan: setPlan });
  const state = useWorkbench(container, parameters, page.parts);
  const workbench = state.phase === "ready" ? state : null;
  const files = useFiles({ workbench, notify, onReplaced: panes.closeAll, handedOver: parameters.handedOver });
  page.connect(workbench, files);
  const commands = useCommands({
    workbench,
    functionFile: manifest.value?.functionFile ?? null,
    notify,
    openPane: panes.open,
    addInName: manifest.value?.displayName ?? "",
  });
  const leave = usePageKeys(workbench, files);
  useAddress(workbench, parameters, panes, notify);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const onExtra = (asked: Extra): void => {
    if (asked === "wire") setWireOpen((open) => !open);
    else setExtra(asked);
  };
  return (
    <FluentProvider theme={dark ? darkTheme : lightTheme}>
      <div className={styles.page}>
        <TitleBar
          files={files}
          ready={workbench !== null}
          faulty={isFaulty(plan)}
          wireOpen={wireOpen}
          onExtra={onExtra}
        />
        <Ribbon
          manifest={manifest}
          enabled={workbench !== null && files.busy === null}
          running={commands.running}
          onCommand={commands.run}
        />
        <NoticeBar notices={notices} onDismiss={dismiss} />
        <div className={styles.body}>
          <GridArea
            container={container}
            state={state}
            busy={files.busy}
            onDrop={(dropped) => void files.open(dropped)}
          />
          {workbench &&
            panes.panes.map((pane) => (
              <PaneFrame
                key={pane.id}
                pane={pane}
                connect={workbench.connectPane}
                width={paneWidth}
                onWidth={(width) => prefer({ paneWidth: width })}
                onReload={() => panes.reload(pane.id)}
                onClose={() => panes.close(pane.id)}
                onLeave={leave}
              />
            ))}
        </div>
        {wireOpen && workbench && (
          <Suspense fallback={null}>
            <WirePanel workbench={workbench} onPlan={page.parts.setFaults} onClose={() => setWireOpen(false)} />
          </Suspense>
        )}
        <Extras
          extra={extra}
          onClose={() => setExtra(null)}
          onOpenPage={(address) => {
            setExtra(null);
            openOther(address);
          }}
        />
      </div>
    </FluentProvider>
  );
}
