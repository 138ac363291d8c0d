import { makeStyles, Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import type { MenuButtonProps } from "@fluentui/react-components";
import type { JSX } from "react";
import { ownPage } from "./commands/ownPage";
import type { CommandButton } from "./manifest";

const useStyles = makeStyles({ icon: { width: "20px", height: "20px" } });

interface MenuCommandProps {
  /** What the button of the menu looks like. */
  readonly face: MenuButtonProps;
  readonly items: readonly CommandButton[];
  readonly onCommand: (button: CommandButton) => void;
}

/** A ribbon button that opens a list of commands. */
export function MenuCommand({ face, items, onCommand }: MenuCommandProps): JSX.Element {
  const styles = useStyles();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton {...face} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {items.map((item) => {
            const icon = item.icon === null ? null : ownPage(item.icon);
            return (
              <MenuItem
                key={item.id}
                title={[item.tipTitle, item.tip].filter(Boolean).join("\n")}
                data-command={item.id}
                icon={icon === null ? null : <img className={styles.icon} src={icon} alt="" />}
                onClick={() => onCommand(item)}
              >
                {item.label}
              </MenuItem>
            );
          })}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
