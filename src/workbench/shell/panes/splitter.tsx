import { makeStyles, tokens } from "@fluentui/react-components";
import type { JSX, KeyboardEvent, PointerEvent } from "react";
import { useWords } from "../words";

const narrowestPane = 320;
const widestPane = 600;

/** A width a pane can have. */
export function clampWidth(width: number): number {
  return Math.min(widestPane, Math.max(narrowestPane, Math.round(width)));
}

const useStyles = makeStyles({
  handle: {
    width: "5px",
    cursor: "col-resize",
    flexShrink: 0,
    touchAction: "none",
    ":hover": { backgroundColor: tokens.colorNeutralStroke1 },
    ":focus-visible": { backgroundColor: tokens.colorBrandStroke1, outlineStyle: "none" },
  },
});

interface SplitterProps {
  readonly width: number;
  /** The pane's right edge, in CSS pixels of the window. */
  readonly rightEdge: () => number;
  readonly onWidth: (width: number) => void;
  readonly onDragging: (dragging: boolean) => void;
}

/** The width after a key of a window splitter; undefined for any other key. */
function widthAfterKey(width: number, key: string): number | undefined {
  const widths: Readonly<Record<string, number>> = {
    ArrowLeft: width + 10,
    ArrowRight: width - 10,
    Home: narrowestPane,
    End: widestPane,
  };
  return widths[key];
}

/** The edge by which the pane is made wider or narrower, with the mouse or with the arrow keys (window splitter). */
export function Splitter({ width, rightEdge, onWidth, onDragging }: SplitterProps): JSX.Element {
  const styles = useStyles();
  const words = useWords();
  const step = (event: KeyboardEvent<HTMLDivElement>): void => {
    const next = widthAfterKey(width, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onWidth(clampWidth(next));
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(clampWidth(rightEdge() - event.clientX));
  };
  // A movable separator is a control (WAI-ARIA window splitter); the rules know only fixed ones.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- see above */
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={words.resizePane}
      aria-valuemin={narrowestPane}
      aria-valuemax={widestPane}
      aria-valuenow={width}
      tabIndex={0}
      className={styles.handle}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onDragging(true);
      }}
      onPointerMove={drag}
      onLostPointerCapture={() => onDragging(false)}
      onKeyDown={step}
    />
  ); /* eslint-enable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex */
}
