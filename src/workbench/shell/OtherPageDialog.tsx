import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { FormEvent, JSX } from "react";
import { fill, useWords } from "./words";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: "12px" },
  list: { display: "flex", flexDirection: "column", alignItems: "flex-start", maxHeight: "200px", overflowY: "auto" },
});

interface OtherPageDialogProps {
  readonly open: boolean;
  readonly onOpen: (address: string) => void;
  readonly onClose: () => void;
}

/** The addresses of the pages this start of the server offers beside our own. */
async function offeredPages(): Promise<readonly string[]> {
  const response = await fetch("/pane-samples/pages.json");
  return response.ok ? ((await response.json()) as string[]) : [];
}

/** The path of an address on this origin; null for anywhere else. */
function ownAddress(address: string, here: string = location.href): string | null {
  try {
    const url = new URL(address.trim(), here);
    return url.origin === new URL(here).origin ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}

/** Lets a person open a page of their own in the task pane. */
export function OtherPageDialog({ open, onOpen, onClose }: OtherPageDialogProps): JSX.Element {
  const words = useWords();
  const styles = useStyles();
  const [address, setAddress] = useState("/pane-samples/");
  const [wrong, setWrong] = useState(false);
  const [pages, setPages] = useState<readonly string[] | null>(null);
  useEffect(() => {
    offeredPages().then(setPages, () => setPages([]));
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const own = ownAddress(address);
    if (own === null) setWrong(true);
    else onOpen(own);
  };
  return (
    <Dialog open={open} onOpenChange={(_event, change) => !change.open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{words.otherPageTitle}</DialogTitle>
            <DialogContent className={styles.fields}>
              <span>{words.otherPageNote}</span>
              <Field
                label={fill(words.otherPageAddress, location.origin)}
                {...(wrong && { validationMessage: fill(words.otherPageForeign, location.origin) })}
              >
                <Input value={address} onChange={(_event, { value }) => setAddress(value)} />
              </Field>
              <div role="group" aria-label={words.otherPageList} className={styles.list}>
                {pages?.map((page) => (
                  <Button key={page} appearance="subtle" onClick={() => onOpen(page)}>
                    {decodeURI(page)}
                  </Button>
                ))}
                {pages?.length === 0 && <span>{words.otherPageNone}</span>}
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{words.cancel}</Button>
              <Button type="submit" appearance="primary">
                {words.open}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
