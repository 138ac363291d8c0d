import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  heading: { margin: 0, font: "inherit" },
  button: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    width: "100%",
    padding: `${tokens.spacingVerticalXS} 0`,
    border: "none",
    background: "none",
    color: "inherit",
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
  },
  strong: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  icon: { flexShrink: 0 },
  label: { flexGrow: 1, minWidth: 0 },
});

export interface DisclosureProps {
  readonly label: ReactNode;
  /** The line is the heading of a section. */
  readonly heading?: boolean;
  readonly children: ReactNode;
}

/**
 * A line that opens to show more. A button instead of `<details>`: Office.js moves the focus on Tab through a list of
 * its own in which `<summary>` does not occur.
 */
export function Disclosure({ label, heading = false, children }: DisclosureProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const contentId = useId();
  const Icon = open ? ChevronDownRegular : ChevronRightRegular;
  const button = (
    <button
      type="button"
      className={mergeClasses(styles.button, heading && styles.strong)}
      aria-expanded={open}
      aria-controls={open ? contentId : undefined}
      onClick={() => setOpen(!open)}
    >
      <Icon className={styles.icon} aria-hidden="true" />
      <span className={styles.label}>{label}</span>
    </button>
  );
  return (
    <>
      {heading ? <h2 className={styles.heading}>{button}</h2> : button}
      {open && <div id={contentId}>{children}</div>}
    </>
  );
}
