import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useSpeech } from "../paneContext";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: "none" },
  item: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    // What is scrolled out of sight is neither laid out nor painted.
    contentVisibility: "auto",
    containIntrinsicSize: "auto 96px",
  },
});

/** Items drawn at first, and by each press of 再显示. */
const PORTION = 30;

export interface LongListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly draw: (item: Item) => ReactNode;
  /** Accessible name, where no heading stands above. */
  readonly label?: string;
}

/** A list that stays quick with hundreds of items: a portion first, the rest on request. */
export function LongList<Item>({ items, keyOf, draw, label }: LongListProps<Item>) {
  const { say } = useSpeech();
  const styles = useStyles();
  const [shown, setShown] = useState(PORTION);
  const rest = items.length - shown;
  return (
    <>
      <ul className={styles.list} aria-label={label}>
        {items.slice(0, shown).map((item) => (
          <li key={keyOf(item)} className={styles.item}>
            {draw(item)}
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" appearance="subtle" onClick={() => setShown(shown + PORTION)}>
          {say("showMore", { count: Math.min(rest, PORTION), total: items.length })}
        </Button>
      )}
    </>
  );
}
