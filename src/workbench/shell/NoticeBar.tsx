import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Notice } from "./notices";
import { useWords } from "./words";

const useStyles = makeStyles({
  // A long sentence wraps; it is never cut off.
  body: { whiteSpace: "normal", paddingTop: "4px", paddingBottom: "4px" },
});

interface NoticeBarProps {
  readonly notices: readonly Notice[];
  readonly onDismiss: (key: number) => void;
}

/** What the workbench has to say, between ribbon and grid. */
export function NoticeBar({ notices, onDismiss }: NoticeBarProps): JSX.Element {
  const words = useWords();
  const styles = useStyles();
  return (
    <div role="region" aria-label={words.notices} data-testid="notices" hidden={notices.length === 0}>
      {notices.map(({ key, text, intent, action }) => (
        <MessageBar key={key} intent={intent} layout="multiline">
          <MessageBarBody className={styles.body}>{text}</MessageBarBody>
          <MessageBarActions>
            {action && (
              <Button
                size="small"
                onClick={() => {
                  onDismiss(key);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <Button size="small" onClick={() => onDismiss(key)}>
              {words.dismiss}
            </Button>
          </MessageBarActions>
        </MessageBar>
      ))}
    </div>
  );
}
