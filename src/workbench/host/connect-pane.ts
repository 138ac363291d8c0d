import { bootName } from "./boot";
import { PaneConnection } from "./connection";
import { notifications } from "./envelope";
import type { ExcelHost } from "./host";

export interface ConnectPaneOptions {
  /** Address of the pane: https and the host name of this page, or the client asks for trust and never starts. */
  readonly address: string;
  readonly locale: string;
  /** Echoed by the client in every message. */
  readonly controlId?: string;
  readonly onNotify?: (action: number, details: readonly unknown[]) => void;
  readonly onCommandCompleted?: (commandId: string, status: number) => void;
}

export interface ConnectedPane {
  /** Starts a function of the pane's function file, as a ribbon button does. False when it does not listen yet. */
  invokeCommand(commandId: string, functionName: string): boolean;
  /** Puts the keyboard on the first control of the pane. */
  focus(): void;
  /** Takes the connection down; the frame stays. */
  close(): void;
}

/** Names the frame, loads the pane into it and answers its messages. Each call is a conversation of its own. */
export function connectPane(host: ExcelHost, frame: HTMLIFrameElement, options: ConnectPaneOptions): ConnectedPane {
  const page = frame.ownerDocument.defaultView;
  if (page === null) throw new Error("the frame is in no page");
  const conversationId = page.crypto.randomUUID();
  const controlId = options.controlId ?? "taskpane";
  const target = new URL(options.address, page.location.href);
  const hostUrl = page.location.origin + page.location.pathname;
  // Office.js reads its host from the name before anything else runs, so the name must be there before the address.
  frame.name = bootName({ conversationId, controlId, hostUrl, locale: options.locale });
  const post = (text: string): void => frame.contentWindow?.postMessage(text, target.origin);
  const connection = new PaneConnection(host, {
    conversationId,
    controlId,
    origin: page.location.origin,
    post,
    ...(options.onNotify !== undefined && { onNotify: options.onNotify }),
    ...(options.onCommandCompleted !== undefined && { onCommandCompleted: options.onCommandCompleted }),
  });
  const listen = (event: MessageEvent): void => {
    if (event.source === frame.contentWindow && event.origin === target.origin) connection.receive(event.data);
  };
  const enter = (): void => post(notification(conversationId, notifications.tabIn));
  page.addEventListener("message", listen);
  frame.addEventListener("keyboardentered", enter);
  frame.src = target.href;
  return {
    invokeCommand: (commandId, functionName) => connection.invokeCommand(commandId, functionName),
    focus: enter,
    close: () => {
      page.removeEventListener("message", listen);
      frame.removeEventListener("keyboardentered", enter);
      connection.close();
    },
  };
}

/** A host-to-pane notice; the client listens for them on a conversation of their own and never answers. */
function notification(conversationId: string, action: number): string {
  return JSON.stringify({
    _messageType: 0,
    _actionType: 0,
    _actionName: "Office_notifyAgave",
    _conversationId: `${conversationId}_ntf`,
    _correlationId: 1,
    _data: [action],
    _serializerVersion: 1,
  });
}
