import { useEffect } from "react";

const TABBABLE =
  "button:not([disabled]), a[href], input:not([disabled]), select:not([disabled]), textarea:not([disabled])";

/** Milliseconds a view has to show its first control. */
const PATIENCE = 800;

/**
 * Keeps the keyboard in the pane when what had the focus goes away (a button that did its work, a form that closes):
 * on the first control of the view, else on the bar's own place. Without it the next Tab would leave the pane.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    const remember = (event: FocusEvent): void => {
      last = event.target instanceof Element ? event.target : null;
    };
    let waiting: number | undefined;
    const isLost = (): boolean => {
      const left = last !== null && !last.isConnected && document.activeElement === document.body;
      return left && document.hasFocus();
    };
    const put = (selector: string): void => {
      const place = isLost() ? document.querySelector<HTMLElement>(selector) : null;
      if (place === null) return;
      last = null;
      place.focus();
    };
    const giveUp = (): void => {
      waiting = undefined;
      put("nav [aria-current]");
    };
    const keep = (): void => {
      if (!isLost()) return;
      put(`main :is(${TABBABLE})`);
      // The view may still be on its way.
      if (isLost()) waiting ??= window.setTimeout(giveUp, PATIENCE);
    };
    const watcher = new MutationObserver(keep);
    document.addEventListener("focusin", remember);
    watcher.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", remember);
      watcher.disconnect();
      window.clearTimeout(waiting);
    };
  }, []);
}
