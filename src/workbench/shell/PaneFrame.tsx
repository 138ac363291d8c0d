import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import type { JSX, KeyboardEvent, PointerEvent } from "react";
import type { Workbench } from "./workbench";
import { words } from "./words";

const NARROWEST = 320;
const WIDEST = 600;
const USUAL = 350;

const useStyles = makeStyles({
  pane: {
    display: "flex",
    flexShrink: 0,
    boxSizing: "border-box",
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  handle: {
    width: "5px",
    cursor: "col-resize",
    flexShrink: 0,
    touchAction: "none",
    ":hover": { backgroundColor: tokens.colorNeutralStroke1 },
    ":focus-visible": { backgroundColor: tokens.colorBrandStroke1, outlineStyle: "none" },
  },
  content: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  header: { display: "flex", alignItems: "center", justifyContent: "space-between", padding: "4px 4px 4px 12px" },
  holder: { display: "flex", flexGrow: 1, minHeight: 0 },
  frame: { border: "none", flexGrow: 1, width: "100%" },
  shield: { pointerEvents: "none" },
});

interface PaneFrameProps {
  readonly address: string;
  readonly title: string;
  readonly connect: Workbench["connectPane"];
  readonly onClose: () => void;
}

function clamp(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
}

/** The task pane: the add-in's own page in a frame, talking to the host through Office.js only. */
export function PaneFrame({ address, title, connect, onClose }: PaneFrameProps): JSX.Element {
  const styles = useStyles();
  const holder = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL);
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    const place = holder.current;
    if (!place) return undefined;
    // Browsers take a frame's name when it enters the page and not later; Office.js reads its host from the name.
    const frame = document.createElement("iframe");
    frame.title = title;
    frame.className = styles.frame;
    const pane = connect(frame, address);
    place.append(frame);
    return () => {
      pane.close();
      frame.remove();
    };
  }, [connect, address, title, styles.frame]);

  return (
    <aside className={styles.pane} data-testid="taskpane" style={{ width }} aria-label={title}>
      <WidthHandle width={width} onWidth={setWidth} onDragging={setDragging} />
      <div className={styles.content}>
        <div className={styles.header}>
          <strong>{title}</strong>
          <Button
            appearance="subtle"
            size="small"
            icon={<DismissRegular />}
            aria-label={words.closePane}
            onClick={onClose}
          />
        </div>
        <div ref={holder} className={mergeClasses(styles.holder, dragging && styles.shield)} />
      </div>
    </aside>
  );
}

interface WidthHandleProps {
  readonly width: number;
  readonly onWidth: (width: number) => void;
  readonly onDragging: (dragging: boolean) => void;
}

/** The edge by which the pane is made wider or narrower, with the mouse or with the arrow keys (window splitter). */
function WidthHandle({ width, onWidth, onDragging }: WidthHandleProps): JSX.Element {
  const styles = useStyles();
  const step = (event: KeyboardEvent<HTMLDivElement>): void => {
    const change = { ArrowLeft: 10, ArrowRight: -10 }[event.key];
    if (change !== undefined) onWidth(clamp(width + change));
  };
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onWidth(clamp(window.innerWidth - event.clientX));
  };
  // A movable separator is a control (WAI-ARIA window splitter); the rules know only fixed ones.
  /* eslint-disable jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- see above */
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={words.resizePane}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
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
