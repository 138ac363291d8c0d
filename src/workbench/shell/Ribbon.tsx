import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { JSX, KeyboardEvent } from "react";
import { ownPage } from "./commands/ownPage";
import type { CommandButton, CommandControl, CommandTab } from "./manifest";
import { isMenu } from "./manifest";
import type { LoadedManifest } from "./useManifest";
import type { Words } from "./words";
import { useWords } from "./words";

/** Fetched only for an add-in that has menus. */
const MenuCommand = lazy(async () => ({ default: (await import("./MenuCommand")).MenuCommand }));

const useStyles = makeStyles({
  strip: { borderBottom: `1px solid ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground2 },
  tabs: { display: "flex", paddingLeft: "8px", gap: "4px" },
  groups: { display: "flex", flexWrap: "wrap", alignItems: "stretch", padding: "2px 8px 4px", minHeight: "72px" },
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
  /** Ids of commands that have not finished; they cannot be started again meanwhile. */
  readonly running: ReadonlySet<string>;
  readonly onCommand: (button: CommandButton) => void;
}

/** Moves along a row of tabs with the arrow keys, as a tab list does. */
function nextTab(event: KeyboardEvent<HTMLElement>, current: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
  const step = steps[event.key];
  return step === undefined || count === 0 ? null : (current + step + count) % count;
}

/** The ribbon strip: the add-in's own commands, exactly those its manifest adds to Excel. */
export function Ribbon({ manifest, enabled, running, onCommand }: RibbonProps): JSX.Element {
  const styles = useStyles();
  const words = useWords();
  const tabs = manifest.value?.tabs ?? [];
  const [chosen, setChosen] = useState(0);
  const current = tabs[chosen] ?? tabs[0];
  const moveTab = (event: KeyboardEvent<HTMLElement>): void => {
    const next = nextTab(event, chosen, tabs.length);
    if (next === null) return;
    setChosen(next);
    event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  return (
    <nav className={styles.strip} aria-label={words.ribbon} data-region="ribbon">
      {tabs.length > 0 && (
        <div className={styles.tabs} role="tablist" aria-label={words.ribbonTabs} tabIndex={-1} onKeyDown={moveTab}>
          {tabs.map((tab) => (
            <Button
              key={tab.id}
              size="small"
              role="tab"
              id={`tab-${tab.id}`}
              appearance={tab === current ? "outline" : "subtle"}
              aria-selected={tab === current}
              aria-controls="ribbon-commands"
              tabIndex={tab === current ? 0 : -1}
              onClick={() => setChosen(tabs.indexOf(tab))}
            >
              {tabLabel(tab, words)}
            </Button>
          ))}
        </div>
      )}
      <div
        className={styles.groups}
        id="ribbon-commands"
        {...(current && { role: "tabpanel", "aria-labelledby": `tab-${current.id}` })}
      >
        {manifest.problem !== null && <span className={styles.message}>{manifest.problem}</span>}
        {current?.groups.map((group) => (
          <div key={group.id} className={styles.group} role="group" aria-label={group.label}>
            <div className={styles.buttons}>
              {group.controls.map((control) => (
                <Command
                  key={control.id}
                  control={control}
                  enabled={enabled && !running.has(control.id)}
                  onCommand={onCommand}
                />
              ))}
            </div>
            <span className={styles.groupLabel}>{group.label}</span>
          </div>
        ))}
      </div>
    </nav>
  );
}

/** Excel's own tabs carry no label in a manifest. */
function tabLabel(tab: CommandTab, words: Words): string {
  return tab.label ?? words.excelTabs[tab.id] ?? tab.id;
}

interface CommandProps {
  readonly control: CommandControl;
  readonly enabled: boolean;
  readonly onCommand: (button: CommandButton) => void;
}

function Command({ control, enabled, onCommand }: CommandProps): JSX.Element {
  const styles = useStyles();
  const icon = control.icon === null ? null : ownPage(control.icon);
  const face = {
    appearance: "subtle",
    className: styles.command,
    title: [control.tipTitle, control.tip].filter(Boolean).join("\n"),
    disabled: !enabled,
    "data-command": control.id,
    children: (
      <>
        {icon !== null && <img className={styles.icon} src={icon} alt="" />}
        {control.label}
      </>
    ),
  } as const;
  if (!isMenu(control)) return <Button {...face} onClick={() => onCommand(control)} />;
  return (
    <Suspense fallback={<Button {...face} disabled />}>
      <MenuCommand face={face} items={control.items} onCommand={onCommand} />
    </Suspense>
  );
}
