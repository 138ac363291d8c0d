import {
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  webLightTheme,
} from "@fluentui/react-components";
import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { JSX } from "react";
import type { CommandButton } from "./manifest";
import { PaneFrame } from "./PaneFrame";
import { Ribbon } from "./Ribbon";
import { TitleBar } from "./TitleBar";
import { useManifest } from "./useManifest";
import { useWorkbench } from "./useWorkbench";
import { words } from "./words";

const theme = {
  ...webLightTheme,
  fontFamilyBase: '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans SC", sans-serif',
};

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", height: "100vh", overflow: "hidden" },
  body: { display: "flex", flexGrow: 1, minHeight: 0 },
  gridArea: { position: "relative", flexGrow: 1, minWidth: 0 },
  grid: { position: "absolute", inset: 0 },
  cover: {
    position: "absolute",
    inset: 0,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: "16px",
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

/** The address a pane command points to, on this origin; null when it is not a page of the pane this server has. */
function paneAddress(address: string): string | null {
  const path = new URL(address, location.href).pathname;
  return path.startsWith("/pane/") ? `${path}${new URL(address, location.href).search}` : null;
}

/** The whole page: title bar, ribbon, grid and task pane. */
export function App(): JSX.Element {
  const styles = useStyles();
  const container = useRef<HTMLDivElement>(null);
  const workbench = useWorkbench(container);
  const manifest = useManifest();
  const [pane, setPane] = useState<{ address: string; title: string } | null>(null);
  const [notice, setNotice] = useState<string | null>(null);

  const run = (button: CommandButton): void => {
    if (button.action.kind === "function") {
      setNotice(words.functionMissing);
      return;
    }
    const address = paneAddress(button.action.address);
    if (address === null) setNotice(words.addressForeign + button.action.address);
    else setPane({ address, title: button.action.title ?? manifest.value?.displayName ?? words.pane });
  };

  useEffect(() => {
    document.documentElement.lang = document.documentElement.lang || "zh-CN";
  }, []);

  return (
    <FluentProvider theme={theme}>
      <div className={styles.page}>
        <TitleBar workbench={workbench} onNotice={setNotice} onReplaced={() => setPane(null)} />
        <Ribbon manifest={manifest} enabled={workbench.phase === "ready"} onCommand={run} />
        {notice !== null && <Notice text={notice} onDismiss={() => setNotice(null)} />}
        <div className={styles.body}>
          <main className={styles.gridArea} aria-label={words.grid}>
            <div ref={container} className={styles.grid} data-testid="grid" />
            {workbench.phase !== "ready" && (
              <div className={styles.cover}>
                {workbench.phase === "loading" ? (
                  <Spinner label={words.loading} />
                ) : (
                  <Failure text={workbench.reason} />
                )}
              </div>
            )}
          </main>
          {pane !== null && workbench.phase === "ready" && (
            <PaneFrame key={pane.address} {...pane} connect={workbench.connectPane} onClose={() => setPane(null)} />
          )}
        </div>
      </div>
    </FluentProvider>
  );
}

function Notice({ text, onDismiss }: { readonly text: string; readonly onDismiss: () => void }): JSX.Element {
  return (
    <MessageBar intent="warning">
      <MessageBarBody>{text}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onDismiss}>
          {words.dismiss}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function Failure({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      <strong>{words.failed}</strong>
      <span role="alert">{text}</span>
      <Button onClick={() => location.reload()}>{words.reload}</Button>
    </>
  );
}
