import type { ConnectedPane } from "../../host/connect-pane";
import type { PaneEvents, Workbench } from "../workbench";

/** How far a page in a frame has come. */
export type FrameState =
  | { readonly kind: "loading" }
  | { readonly kind: "connected" }
  /** The page is there, but nothing of Office.js has been heard for a while. */
  | { readonly kind: "silent"; readonly foreignLibrary: boolean }
  | { readonly kind: "notFound"; readonly status: number }
  | { readonly kind: "unreachable" };

/** Sent by the client as soon as it has its context. */
const updateTargetUrl = 21;
const patience = 6_000;
/** Microsoft's servers for Office.js, in all their forms. */
const foreignLibrary = /^https:\/\/appsforoffice\.[\w.]+\//;

/** Whether the page in the frame asks a server of Microsoft for Office.js; false when we may not look. */
function asksForForeignLibrary(frame: HTMLIFrameElement): boolean {
  const scripts = frame.contentDocument?.querySelectorAll<HTMLScriptElement>("script[src]") ?? [];
  return [...scripts].some((script) => foreignLibrary.test(script.src));
}

/**
 * Puts a frame into `place`, loads a page into it and answers its Office.js. Says how far it has come: a page that is
 * missing, or one that never speaks, must not look like one that is still loading.
 */
export function connectFrame(
  place: HTMLElement,
  address: string,
  options: {
    readonly connect: Workbench["connectPane"];
    readonly title: string;
    readonly onState: (state: FrameState) => void;
    readonly events?: PaneEvents;
    readonly prepare?: (frame: HTMLIFrameElement) => void;
  },
): { readonly frame: HTMLIFrameElement; readonly pane: ConnectedPane; readonly close: () => void } {
  const { connect, title, onState, events, prepare } = options;
  // Browsers take a frame's name when it enters the page and not later; Office.js reads its host from the name.
  const frame = document.createElement("iframe");
  frame.title = title;
  prepare?.(frame);
  let connected = false;
  const timer = setTimeout(() => {
    if (!connected) onState({ kind: "silent", foreignLibrary: asksForForeignLibrary(frame) });
  }, patience);
  const pane = connect(frame, address, {
    ...events,
    onNotify: (action, details) => {
      if (action === updateTargetUrl) {
        connected = true;
        clearTimeout(timer);
        onState({ kind: "connected" });
      }
      events?.onNotify?.(action, details);
    },
  });
  place.append(frame);
  const lookForPage = async (): Promise<void> => {
    const response = await fetch(address, { method: "HEAD" }).catch(() => null);
    if (connected || response?.ok) return;
    clearTimeout(timer);
    onState(response === null ? { kind: "unreachable" } : { kind: "notFound", status: response.status });
  };
  void lookForPage();
  return {
    frame,
    pane,
    close: () => {
      connected = true;
      clearTimeout(timer);
      pane.close();
      frame.remove();
    },
  };
}
