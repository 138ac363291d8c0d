import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { paneSolver } from "../solving/paneSolver";
import { localClock, localMoment } from "../../usecases/clock";
import { createFundUseCases } from "../../usecases/fund";
import { App } from "../App";
import type { OpenPool } from "../exchange/readReturns";
import type { Locale } from "../words";
import { NoticeAtDoor, type TakeNotice } from "./noticeAtDoor";
import type { OpenedFile } from "./openFile";
import { SheetPreview, type Place } from "./SheetPreview";
import { watchedPort } from "./watchedPort";
import type { FilesSpeech } from "./words";

/** From here on sheets and pane stand side by side; below, one of them is shown. */
const WIDE = "@media (min-width: 900px)";

const useStyles = makeStyles({
  choice: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    [WIDE]: { display: "none" },
  },
  body: { flexGrow: 1, minHeight: 0, display: "flex" },
  sheets: { flexGrow: 1, minWidth: 0, minHeight: 0 },
  pane: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    [WIDE]: { flexGrow: 0, flexShrink: 0, width: "400px", borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  away: { display: "none", [WIDE]: { display: "block" } },
});

const openPool: OpenPool = async () => (await import("../exchange/readingPool")).paneReadingPool();

/** No Office tells a theme here: the system's is followed. */
export const NO_OFFICE = (): null => null;

interface OpenedPaneProps {
  readonly opened: OpenedFile;
  readonly locale: Locale;
  readonly text: FilesSpeech;
  readonly onWritten: () => void;
}

/** The pane over the open file, beside its sheets. */
export function OpenedPane({ opened, locale, text, onWritten }: OpenedPaneProps) {
  const styles = useStyles();
  const { port, notice } = opened;
  const [version, setVersion] = useState(0);
  const [side, setSide] = useState<"sheets" | "pane">("pane");
  const [place, setPlace] = useState<Place | null>(null);
  const fund = useMemo(() => {
    const watched = watchedPort(port, {
      onWritten: () => {
        setVersion((before) => before + 1);
        onWritten();
      },
      onSelected: (address) => {
        setPlace(placeOf(address));
        setSide("sheets");
      },
    });
    return createFundUseCases(watched, localClock, localMoment, paneSolver());
  }, [port, onWritten]);
  const takeNotice = useMemo(() => once(notice), [notice]);
  const shown = place ?? { sheet: port.visibleSheets()[0] ?? "", cell: null };
  return (
    <>
      <div className={styles.choice} role="group" aria-label={text("views")}>
        {(["pane", "sheets"] as const).map((one) => (
          <Button
            key={one}
            size="small"
            appearance={side === one ? "primary" : "secondary"}
            aria-pressed={side === one}
            onClick={() => setSide(one)}
          >
            {text(one === "pane" ? "paneView" : "sheetView")}
          </Button>
        ))}
      </div>
      <div className={styles.body}>
        <div className={mergeClasses(styles.sheets, side !== "sheets" && styles.away)}>
          <SheetPreview port={port} place={shown} onPlace={setPlace} text={text} version={version} />
        </div>
        <div className={mergeClasses(styles.pane, side !== "pane" && styles.away)}>
          <NoticeAtDoor.Provider value={takeNotice}>
            <App fund={fund} locale={locale} officeTheme={NO_OFFICE} openPool={openPool} />
          </NoticeAtDoor.Provider>
        </div>
      </div>
    </>
  );
}

function once(notice: File | null): TakeNotice {
  let waiting = notice;
  return () => {
    const taken = waiting;
    waiting = null;
    return taken;
  };
}

/** `'资金 台账'!B3:C9` → its sheet and first cell. */
function placeOf(address: string): Place {
  const bang = address.lastIndexOf("!");
  const sheet = address
    .slice(0, bang)
    .replace(/^'(.*)'$/, "$1")
    .replace(/''/g, "'");
  const cell = address
    .slice(bang + 1)
    .replace(/\$/g, "")
    .replace(/:.*$/, "");
  return { sheet, cell };
}
