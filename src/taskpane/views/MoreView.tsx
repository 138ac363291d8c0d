import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { usePane, useSpeech } from "../paneContext";
import { FURTHER_VIEWS } from "../state";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: "none" },
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  button: { width: "100%", justifyContent: "space-between", minHeight: "36px", paddingLeft: 0, paddingRight: 0 },
});

/** 更多: what is needed less often than every day. */
export default function MoreView({ onSelfTest }: { readonly onSelfTest?: () => void }) {
  const { say } = useSpeech();
  const { dispatch, busy } = usePane();
  const styles = useStyles();
  const list = useRef<HTMLUListElement>(null);
  // A list that opens is gone through from its top, as a menu is.
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const entries = [
    ...FURTHER_VIEWS.map((view) => ({ word: view, go: () => dispatch({ type: "viewChosen", view }) })),
    ...(onSelfTest ? [{ word: "selfTest" as const, go: onSelfTest }] : []),
  ];
  return (
    <ul ref={list} className={styles.list}>
      {entries.map(({ word, go }) => (
        <li key={word} className={styles.item}>
          <Button
            appearance="transparent"
            className={styles.button}
            icon={<ChevronRightRegular />}
            iconPosition="after"
            disabledFocusable={busy && word === "selfTest"}
            onClick={go}
          >
            {say(word)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
