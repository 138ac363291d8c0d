import { makeStyles, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  lines: {
    margin: 0,
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalS,
    fontVariantNumeric: "tabular-nums",
  },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0 },
});

/** What is said of one thing, a line for each term; no term stands twice. */
export function TermLines({ lines }: { readonly lines: readonly (readonly [term: string, text: string])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.lines}>
      {lines.map(([term, text]) => (
        <Line key={term} term={term} text={text} />
      ))}
    </dl>
  );
}

function Line({ term, text }: { readonly term: string; readonly text: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>{term}</dt>
      <dd className={styles.value}>{text}</dd>
    </>
  );
}
