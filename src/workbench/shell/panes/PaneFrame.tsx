import { Button, makeStyles, mergeClasses, Spinner, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular, DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import type { JSX } from "react";
import { useLatest } from "../useLatest";
import type { Workbench } from "../workbench";
import type { Words } from "../words";
import { fill, useWords } from "../words";
import { connectFrame } from "./connectFrame";
import type { FrameState } from "./connectFrame";
import { clampWidth, Splitter } from "./splitter";
import type { OpenPane } from "./usePanes";

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexShrink: 0,
    boxSizing: "border-box",
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  content: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  header: { display: "flex", alignItems: "center", padding: "4px 4px 4px 12px" },
  title: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  message: { display: "flex", padding: "8px 12px", overflowWrap: "anywhere" },
  holder: { display: "flex", flexGrow: 1, minHeight: 0 },
  // Pages are made for a white ground and rarely say so.
  frame: { border: "none", flexGrow: 1, width: "100%", backgroundColor: "#ffffff" },
  shield: { pointerEvents: "none" },
});

interface PaneFrameProps {
  readonly pane: OpenPane;
  readonly connect: Workbench["connectPane"];
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly onReload: () => void;
  readonly onClose: () => void;
  /** The page wants the keyboard to go elsewhere. */
  readonly onLeave: (backwards: boolean) => void;
}

function inWords(state: FrameState, address: string, words: Words): string | null {
  switch (state.kind) {
    case "connected":
      return null;
    case "loading":
      return words.paneLoading;
    case "silent":
      return state.foreignLibrary ? words.paneForeignLibrary : words.paneSilent;
    case "notFound":
      return fill(words.paneNotFound, state.status, address);
    case "unreachable":
      return fill(words.paneUnreachable, address);
  }
}

/** Numbers by which the client says that a key leads out of the pane: Ctrl+F6, Tab after the last control, Escape. */
const leavesForwards = new Set([5, 13, 15]);
const leavesBackwards = new Set([6, 14]);

/** The task pane: the add-in's own page in a frame, talking to the host through Office.js only. */
export function PaneFrame(props: PaneFrameProps): JSX.Element {
  const { pane, connect, width, onWidth, onReload, onClose, onLeave } = props;
  const { address, title, load } = pane;
  const styles = useStyles();
  const words = useWords();
  const outer = useRef<HTMLElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const leave = useLatest(onLeave);
  const [state, setState] = useState<FrameState>({ kind: "loading" });
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    const place = holder.current;
    if (!place) return undefined;
    setState({ kind: "loading" });
    const { frame, close } = connectFrame(place, address, {
      connect,
      title,
      onState: setState,
      prepare: (fresh) => {
        fresh.className = styles.frame;
      },
      events: {
        onNotify: (action) => {
          if (leavesForwards.has(action) || leavesBackwards.has(action)) leave.current(leavesBackwards.has(action));
        },
      },
    });
    // F6 is pressed inside the page, which knows nothing of the regions around it.
    frame.addEventListener("load", () => {
      frame.contentWindow?.addEventListener("keydown", (event) => {
        if (event.key !== "F6" || event.ctrlKey) return;
        event.preventDefault();
        leave.current(event.shiftKey);
      });
    });
    return close;
  }, [connect, address, title, load, styles.frame, leave]);

  const message = inWords(state, address, words);
  const shown = clampWidth(width);
  return (
    <aside ref={outer} className={styles.pane} data-testid="taskpane" style={{ width: shown }} aria-label={title}>
      <Splitter
        width={shown}
        rightEdge={() => outer.current?.getBoundingClientRect().right ?? window.innerWidth}
        onWidth={onWidth}
        onDragging={setDragging}
      />
      <div className={styles.content} data-region="pane">
        <div className={styles.header}>
          <strong className={styles.title}>{title}</strong>
          <Button
            appearance="subtle"
            size="small"
            icon={<ArrowClockwiseRegular />}
            aria-label={words.reloadPane}
            title={words.reloadPane}
            onClick={onReload}
          />
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={words.closePane}
            title={words.closePane}
            onClick={onClose}
          />
        </div>
        {message !== null && (
          <div className={styles.message} role={state.kind === "loading" ? "status" : "alert"}>
            {state.kind === "loading" ? <Spinner size="tiny" label={message} /> : message}
          </div>
        )}
        <div ref={holder} className={mergeClasses(styles.holder, dragging && styles.shield)} />
      </div>
    </aside>
  );
}
