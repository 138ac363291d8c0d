import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { JSX } from "react";
import type { CommandButton, CommandTab } from "./manifest";
import type { LoadedManifest } from "./useManifest";
import { words } from "./words";

const useStyles = makeStyles({
  strip: { borderBottom: `1px solid ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground2 },
  tabs: { display: "flex", paddingLeft: "8px", gap: "4px" },
  groups: { display: "flex", alignItems: "stretch", padding: "2px 8px 4px", minHeight: "72px" },
  group: {
    display: "flex",
    flexDirection: "column",
    justifyContent: "space-between",
    alignItems: "center",
    padding: "0 8px",
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  buttons: { display: "flex", gap: "2px" },
  command: { flexDirection: "column", gap: "2px", minWidth: "56px", padding: "4px 8px", fontWeight: "normal" },
  icon: { width: "32px", height: "32px" },
  groupLabel: { fontSize: "11px", color: tokens.colorNeutralForeground2 },
  message: { padding: "16px", color: tokens.colorNeutralForeground2 },
});

interface RibbonProps {
  readonly manifest: LoadedManifest;
  readonly enabled: boolean;
  readonly onCommand: (button: CommandButton) => void;
}

/** Pictures are named in the manifest by their deployed address; here they come from this server. */
function iconAddress(icon: string): string {
  return new URL(icon, location.href).pathname;
}

/** The ribbon strip: the add-in's own commands, exactly those its manifest adds to Excel. */
export function Ribbon({ manifest, enabled, onCommand }: RibbonProps): JSX.Element {
  const styles = useStyles();
  const tabs = manifest.value?.tabs ?? [];
  const [chosen, setChosen] = useState(0);
  const current = tabs[chosen];
  return (
    <nav className={styles.strip} aria-label={words.ribbon}>
      <div className={styles.tabs}>
        {tabs.map((tab, index) => (
          <Button
            key={tab.id}
            size="small"
            appearance={index === chosen ? "outline" : "subtle"}
            aria-pressed={index === chosen}
            onClick={() => setChosen(index)}
          >
            {tabLabel(tab)}
          </Button>
        ))}
      </div>
      <div className={styles.groups}>
        {manifest.problem !== null && <span className={styles.message}>{manifest.problem}</span>}
        {current?.groups.map((group) => (
          <div key={group.id} className={styles.group} role="group" aria-label={group.label}>
            <div className={styles.buttons}>
              {group.buttons.map((button) => (
                <Command key={button.id} button={button} enabled={enabled} onCommand={onCommand} />
              ))}
            </div>
            <span className={styles.groupLabel}>{group.label}</span>
          </div>
        ))}
      </div>
    </nav>
  );
}

/** Excel's own tabs carry no label in a manifest; the only one commonly used is the Home tab. */
function tabLabel(tab: CommandTab): string {
  return tab.label ?? (tab.id === "TabHome" ? words.homeTab : tab.id);
}

interface CommandProps {
  readonly button: CommandButton;
  readonly enabled: boolean;
  readonly onCommand: (button: CommandButton) => void;
}

function Command({ button, enabled, onCommand }: CommandProps): JSX.Element {
  const styles = useStyles();
  return (
    <Button
      appearance="subtle"
      className={styles.command}
      title={button.tip}
      disabled={!enabled}
      data-command={button.id}
      onClick={() => onCommand(button)}
    >
      {button.icon !== null && <img className={styles.icon} src={iconAddress(button.icon)} alt="" />}
      {button.label}
    </Button>
  );
}
