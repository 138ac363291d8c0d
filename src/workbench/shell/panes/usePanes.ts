import { useCallback, useState } from "react";

/** A task pane on the page. */
export interface OpenPane {
  /** As the manifest names it (TaskpaneId): a command of the same id shows its page in the same pane. */
  readonly id: string;
  readonly address: string;
  readonly title: string;
  /** Counts loads: a reload is a conversation of its own. */
  readonly load: number;
}

const mostPanes = 2;

export interface Panes {
  readonly panes: readonly OpenPane[];
  /** Shows a page: in the pane of that id, else in a new one; the oldest gives way when there are too many. */
  readonly open: (id: string, address: string, title: string) => void;
  readonly reload: (id: string) => void;
  readonly close: (id: string) => void;
  readonly closeAll: () => void;
}

export function usePanes(): Panes {
  const [panes, setPanes] = useState<readonly OpenPane[]>([]);
  const open = useCallback((id: string, address: string, title: string) => {
    setPanes((before) => {
      const shown = before.find((pane) => pane.id === id);
      // As in Excel: the command of a pane that shows this page already leaves it alone.
      if (shown?.address === address) return before;
      if (!shown) return [...before, { id, address, title, load: 0 }].slice(-mostPanes);
      return before.map((pane) => (pane === shown ? { id, address, title, load: pane.load + 1 } : pane));
    });
  }, []);
  const reload = useCallback((id: string) => {
    setPanes((before) => before.map((pane) => (pane.id === id ? { ...pane, load: pane.load + 1 } : pane)));
  }, []);
  const close = useCallback((id: string) => setPanes((before) => before.filter((pane) => pane.id !== id)), []);
  const closeAll = useCallback(() => setPanes([]), []);
  return { panes, open, reload, close, closeAll };
}
