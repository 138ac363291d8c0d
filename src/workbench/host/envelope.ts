/** The frame of every message between pane and host; it travels as a JSON text. */
export interface Envelope {
  /** 0 request, 1 response. */
  readonly _messageType: 0 | 1;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _origin?: string;
  readonly _data: unknown;
  /** Requests: 0 invoke, 1 register event, 2 unregister event. */
  readonly _actionType?: 0 | 1 | 2;
  /** Responses: 0 answer, 1 event. */
  readonly _responseType?: 0 | 1;
  /** Responses: 0 is well. */
  readonly _errorCode?: number;
  readonly _serializerVersion?: number;
}

export const actionTypes = { invoke: 0, register: 1, unregister: 2 } as const;

/** Actions the client may send on its own accord, without waiting for an answer. */
export const notifications = {
  select: 0,
  tabIn: 11,
  tabExit: 13,
  tabExitShift: 14,
  escape: 15,
  updateTarget: 21,
  telemetry: 23,
  keyboardShortcut: 39,
} as const;

/** Reads a message of the pane; null when it is none (other scripts post messages too). */
export function parseEnvelope(data: unknown): Envelope | null {
  if (typeof data !== "string") return null;
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== "object" || message === null) return null;
    const candidate = message as Partial<Envelope>;
    const complete = typeof candidate._actionName === "string" && typeof candidate._conversationId === "string";
    return complete && candidate._messageType === 0 ? (message as Envelope) : null;
  } catch {
    return null;
  }
}

/** The answer to a request, ready to be posted. */
export function answerTo(request: Envelope, data: unknown, origin: string, errorCode = 0): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: request._actionName,
    _conversationId: request._conversationId,
    _correlationId: request._correlationId,
    _origin: origin,
    _data: data,
    _errorCode: errorCode,
    _responseType: 0,
    _serializerVersion: 1,
  });
}

/** An event for the pane, ready to be posted. */
export function eventMessage(actionName: string, conversationId: string, data: unknown, origin: string): string {
  return JSON.stringify({
    _messageType: 1,
    _actionName: actionName,
    _conversationId: conversationId,
    _correlationId: 0,
    _origin: origin,
    _data: data,
    _errorCode: 0,
    _responseType: 1,
    _serializerVersion: 1,
  });
}
