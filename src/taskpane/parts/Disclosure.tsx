import { makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState, type ReactNode } from "react";

const useStyles = makeStyles({
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
  icon: { flexShrink: 0 },
  label: { flexGrow: 1 },
});

/**
 * A line that opens to show more. A button instead of `<details>`: Office.js moves the focus on Tab through a list of
 * its own in which `<summary>` does not occur.
 */
export function Disclosure({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const contentId = useId();
  const Icon = open ? ChevronDownRegular : ChevronRightRegular;
  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-expanded={open}
        aria-controls={open ? contentId : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon className={styles.icon} aria-hidden="true" />
        <span className={styles.label}>{label}</span>
      </button>
      {open && <div id={contentId}>{children}</div>}
    </>
  );
}
