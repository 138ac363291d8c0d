import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { JSX, RefObject } from "react";
import { useLatest } from "./useLatest";
import type { WorkbenchState } from "./useWorkbench";
import { useWords } from "./words";

const useStyles = makeStyles({
  area: { position: "relative", flexGrow: 1, minWidth: 0 },
  grid: { position: "absolute", inset: 0 },
  cover: {
    position: "absolute",
    inset: 0,
    zIndex: 2000,
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: "16px",
    padding: "24px",
    textAlign: "center",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  drop: {
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackgroundAlpha,
    // The drop is the area's: its own children would steal the drag.
    pointerEvents: "none",
  },
});

interface GridAreaProps {
  readonly container: RefObject<HTMLDivElement>;
  readonly state: WorkbenchState;
  /** What is under way, as a sentence. */
  readonly busy: string | null;
  readonly onDrop: (files: readonly File[]) => void;
}

/** Files dragged over an element and dropped on it, whatever stands inside. True while they hang over it. */
function useDrop(area: RefObject<HTMLElement>, canDrop: boolean, onDrop: (files: readonly File[]) => void): boolean {
  const [dragged, setDragged] = useState(false);
  const now = useLatest({ canDrop, onDrop });
  useEffect(() => {
    const element = area.current;
    if (!element) return undefined;
    const transferOf = (event: DragEvent): DataTransfer | null => {
      if (!event.dataTransfer?.types.includes("Files")) return null;
      event.preventDefault();
      event.stopPropagation();
      return event.dataTransfer;
    };
    const over = (event: DragEvent): void => {
      const transfer = transferOf(event);
      if (!transfer) return;
      transfer.dropEffect = now.current.canDrop ? "copy" : "none";
      setDragged(now.current.canDrop);
    };
    const drop = (event: DragEvent): void => {
      const transfer = transferOf(event);
      if (!transfer) return;
      setDragged(false);
      if (now.current.canDrop) now.current.onDrop([...transfer.files]);
    };
    const leave = (event: DragEvent): void => {
      if (!element.contains(event.relatedTarget as Node | null)) setDragged(false);
    };
    element.addEventListener("dragenter", over, true);
    element.addEventListener("dragover", over, true);
    element.addEventListener("drop", drop, true);
    element.addEventListener("dragleave", leave);
    return () => {
      element.removeEventListener("dragenter", over, true);
      element.removeEventListener("dragover", over, true);
      element.removeEventListener("drop", drop, true);
      element.removeEventListener("dragleave", leave);
    };
  }, [area, now]);
  return dragged;
}

/** The grid, what covers it while it is not ready, and the place where files are dropped. */
export function GridArea({ container, state, busy, onDrop }: GridAreaProps): JSX.Element {
  const styles = useStyles();
  const words = useWords();
  const area = useRef<HTMLElement>(null);
  const dragged = useDrop(area, state.phase === "ready" && busy === null, onDrop);
  const waiting = state.phase === "loading" ? words.loading : busy;
  return (
    <main ref={area} className={styles.area} aria-label={words.grid} data-region="grid">
      <div ref={container} className={styles.grid} data-testid="grid" />
      {waiting !== null && (
        <div className={styles.cover}>
          <Spinner label={waiting} />
        </div>
      )}
      {state.phase === "failed" && (
        <div className={styles.cover}>
          <strong>{words.failed}</strong>
          <span role="alert">{state.reason}</span>
          <Button onClick={() => location.reload()}>{words.reload}</Button>
        </div>
      )}
      {dragged && (
        <div className={`${styles.cover} ${styles.drop}`} data-testid="drop">
          <strong>{words.dropHere}</strong>
        </div>
      )}
    </main>
  );
}
