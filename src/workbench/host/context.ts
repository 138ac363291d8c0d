import type { BookModel } from "./model";

/** `16`: Excel on the web; makes the client keep settings as pairs. */
const excelOnTheWeb = 16;

export interface ContextOptions {
  readonly controlId: string;
  readonly locale: string;
  readonly apiLevel: number;
  readonly documentUrl: string;
}

/** The answer to the first message of every pane; fields per the handshake study (docs/decisions/003-host.md). */
export function appContext(book: BookModel, options: ContextOptions): Record<string, unknown> {
  return {
    _id: options.controlId,
    _appName: excelOnTheWeb,
    _appVersion: "16.00",
    _appUILocale: options.locale,
    _dataLocale: options.locale,
    _docUrl: options.documentUrl,
    _clientMode: 1,
    _settings: [...book.settings.entries()],
    _reason: "documentOpened",
    _requirementMatrix: JSON.stringify({
      ExcelApi: `1.${options.apiLevel}`,
      RichApiRuntime: "1.2",
      DelayForCellEdit: "1.1",
    }),
    _hostFullVersion: "16.0.17000.30000",
    _osfControlType: 1,
    _eToken: "",
    _initialDisplayMode: 0,
  };
}
