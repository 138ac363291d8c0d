import { makeStyles, tokens } from "@fluentui/react-components";
import { useState, type DragEvent, type ReactNode } from "react";

const useStyles = makeStyles({
  over: {
    outlineWidth: "2px",
    outlineStyle: "dashed",
    outlineColor: tokens.colorBrandStroke1,
    outlineOffset: "2px",
  },
});

export interface FileDropProps {
  /** Accessible name of the place. */
  readonly label: string;
  /** False while nothing can be taken; a file dropped then is let go, never opened by the browser. */
  readonly ready: boolean;
  /** Called within the event: the browser empties what was dropped once that is over. */
  readonly onDropped: (dropped: DataTransfer) => void;
  /** @param over something is held over the place */
  readonly children: (over: boolean) => ReactNode;
}

/** A place files can be dropped on, from the desktop or from a chat; a button beside it does the same by keyboard. */
export function FileDrop({ label, ready, onDropped, children }: FileDropProps) {
  const styles = useStyles();
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent, now: boolean): void => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(now && ready);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const { dataTransfer } = event;
    if (ready && dataTransfer.files.length > 0) onDropped(dataTransfer);
  };
  // What takes a drop is no control: the keyboard has the button beside it.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions -- see above */
  return (
    <section
      aria-label={label}
      className={over ? styles.over : undefined}
      onDragEnter={(event) => hover(event, true)}
      onDragOver={(event) => hover(event, true)}
      onDragLeave={(event) => hover(event, false)}
      onDrop={drop}
    >
      {children(over)}
    </section>
  ); /* eslint-enable jsx-a11y/no-noninteractive-element-interactions */
}

/** Keeps the browser from opening a file that is dropped beside such a place: the pane, and what is typed, would go. */
export function refuseStrayFiles(page: Window): () => void {
  const refuse = (event: Event): void => event.preventDefault();
  page.addEventListener("dragover", refuse);
  page.addEventListener("drop", refuse);
  return () => {
    page.removeEventListener("dragover", refuse);
    page.removeEventListener("drop", refuse);
  };
}
