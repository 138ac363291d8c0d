/** What a pane must know before its first message. */
export interface BootInformation {
  /** Fresh for every load of the pane: the client caches settings under it. */
  readonly conversationId: string;
  readonly controlId: string;
  /** Address of the page the host lives in: https and the same host name as the pane, else the client asks for trust. */
  readonly hostUrl: string;
  readonly locale: string;
}

/** The pane's window name; leaves its address and hash untouched. */
export function bootName(boot: BootInformation): string {
  return JSON.stringify({
    baseFrameName: `workbench_${boot.conversationId}`,
    hostInfo: ["Excel", "Web", "16.00", boot.locale, "telemetry", "", "", "0"].join("$"),
    xdmInfo: [boot.conversationId, boot.controlId, boot.hostUrl].join("|"),
    serializerVersion: "1",
    flights: "[]",
  });
}
