import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowRedoRegular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import type { Bilingual } from "../../domain/fault";
import { usePane, useSpeech } from "../paneContext";
import { MAIN_VIEWS, type ViewName } from "../state";

const useStyles = makeStyles({
  bar: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  undo: { display: "flex", alignItems: "center", flexWrap: "wrap", paddingLeft: tokens.spacingHorizontalXS },
  lost: {
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // In a pane magnified to 200 % the names stand in rows.
  navigation: { display: "flex", flexWrap: "wrap" },
  item: {
    flexGrow: 1,
    minWidth: "max-content",
    paddingLeft: "2px",
    paddingRight: "2px",
    borderRadius: 0,
    borderTop: "3px solid transparent",
    // English names are longer: seven of them share 320 px.
    ":lang(en)": { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  },
  current: {
    fontWeight: tokens.fontWeightBold,
    ":lang(en)": { fontWeight: tokens.fontWeightBold },
    borderTopColor: tokens.colorBrandStroke1,
    ":hover": { borderTopColor: tokens.colorBrandStroke1 },
    ":hover:active": { borderTopColor: tokens.colorBrandStroke1 },
  },
  // Drawn, not a letter: a machine's fonts may lack it.
  dot: {
    flexShrink: 0,
    width: "8px",
    height: "8px",
    marginRight: "3px",
    borderRadius: "50%",
    backgroundColor: tokens.colorStatusDangerBackground3,
    // Windows contrast themes drop backgrounds.
    border: "1px solid transparent",
  },
});

export interface BottomBarProps {
  readonly current: ViewName;
  readonly undoLabel: Bilingual | null;
  readonly redoLabel: Bilingual | null;
  readonly lostLabel: Bilingual | null;
  /** A rule is broken: 预警 carries a mark. */
  readonly broken: boolean;
}

/** 撤销 and the way between views. Plain buttons: Office.js moves the focus on Tab by itself. */
export function BottomBar({ current, undoLabel, redoLabel, lostLabel, broken }: BottomBarProps) {
  const { say, pick } = useSpeech();
  const { conductor, dispatch, busy } = usePane();
  const styles = useStyles();
  const above = MAIN_VIEWS.find((view) => view === current) ?? (current === "repair" ? "findings" : "more");
  return (
    <footer className={styles.bar}>
      {undoLabel !== null && (
        <div className={styles.undo}>
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowUndoRegular />}
            disabledFocusable={busy}
            onClick={() => void conductor.undo()}
          >
            {say("undo", { label: pick(undoLabel) })}
          </Button>
          <span className={styles.hint}>{say("undoHint")}</span>
        </div>
      )}
      {lostLabel !== null && <div className={styles.lost}>{say("undoLost", { label: pick(lostLabel) })}</div>}
      {redoLabel !== null && (
        <div className={styles.undo}>
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowRedoRegular />}
            disabledFocusable={busy}
            onClick={() => void conductor.redo()}
          >
            {say("redo", { label: pick(redoLabel) })}
          </Button>
        </div>
      )}
      <nav aria-label={say("navigation")} className={styles.navigation}>
        {MAIN_VIEWS.map((view) => (
          <Button
            key={view}
            appearance="subtle"
            className={mergeClasses(styles.item, view === above && styles.current)}
            // Views reached through 更多 and 预警 stand under them.
            aria-current={view === current ? "page" : view === above ? "true" : undefined}
            {...(view === "more" ? { "aria-label": say("more"), title: say("more") } : {})}
            onClick={() => dispatch({ type: "viewChosen", view })}
          >
            {view === "findings" && broken && <span role="img" aria-label={say("someBroken")} className={styles.dot} />}
            {view === "more" ? <MoreHorizontalRegular aria-hidden="true" /> : say(view)}
          </Button>
        ))}
      </nav>
    </footer>
  );
}
