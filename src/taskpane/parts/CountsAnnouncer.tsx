import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { BookView } from "../../usecases/view";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  // To be heard, not seen.
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    margin: "-1px",
    overflow: "hidden",
    clipPath: "inset(50%)",
    whiteSpace: "nowrap",
  },
});

/** Tells a screen reader of changed counts, once per change; the first reading is not a change. */
export function CountsAnnouncer({ view }: { readonly view: BookView }) {
  const { say } = useSpeech();
  const styles = useStyles();
  const broken = view.findings.filter((finding) => finding.verdict === "broken");
  const must = broken.filter((finding) => finding.level === "must").length;
  const gaps = view.findings.length - broken.length;
  const told = say("countsNow", { must, advice: broken.length - must, gaps });
  const [first] = useState(told);
  const [changed, setChanged] = useState(false);
  if (!changed && told !== first) setChanged(true);
  return (
    <div className={styles.hidden} role="status">
      {changed ? told : ""}
    </div>
  );
}
