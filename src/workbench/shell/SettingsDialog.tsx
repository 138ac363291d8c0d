import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
} from "@fluentui/react-components";
import type { JSX } from "react";
import type { Locale, ThemeChoice } from "./preferences";
import { prefer, usePreferences } from "./preferences";
import { useWords } from "./words";

const useStyles = makeStyles({ fields: { display: "flex", flexDirection: "column", gap: "16px" } });

interface SettingsDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Language, appearance, and what is kept in this browser. Every choice acts at once. */
export function SettingsDialog({ open, onClose }: SettingsDialogProps): JSX.Element {
  const words = useWords();
  const styles = useStyles();
  const { locale, theme, clearOnLeave } = usePreferences();
  return (
    <Dialog open={open} onOpenChange={(_event, change) => !change.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.settings}</DialogTitle>
          <DialogContent className={styles.fields}>
            <Field label={words.language} hint={words.languageNote}>
              <RadioGroup
                layout="horizontal"
                value={locale}
                onChange={(_event, { value }) => prefer({ locale: value as Locale })}
              >
                <Radio value="zh-CN" label="中文" lang="zh-CN" />
                <Radio value="en-US" label="English" lang="en-US" />
              </RadioGroup>
            </Field>
            <Field label={words.theme}>
              <RadioGroup
                layout="horizontal"
                value={theme}
                onChange={(_event, { value }) => prefer({ theme: value as ThemeChoice })}
              >
                <Radio value="system" label={words.themeSystem} />
                <Radio value="light" label={words.themeLight} />
                <Radio value="dark" label={words.themeDark} />
              </RadioGroup>
            </Field>
            <Field hint={words.clearOnLeaveNote}>
              <Checkbox
                label={words.clearOnLeave}
                checked={clearOnLeave}
                onChange={(_event, { checked }) => prefer({ clearOnLeave: checked === true })}
              />
            </Field>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {words.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
