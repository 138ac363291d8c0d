/** What is told of the program around the pane; the members of Office.js it is read from. */
interface TellingOffice {
  readonly context?:
    | {
        readonly diagnostics?: { readonly host?: unknown; readonly platform?: unknown; readonly version?: unknown };
        readonly displayLanguage?: string | undefined;
        readonly requirements?: { isSetSupported(name: string, version: string): boolean } | undefined;
      }
    | undefined;
}

/** ExcelApi has no member that names the highest version: it is asked for from above. */
const LATEST = 25;

function excelApi({ context }: TellingOffice): string {
  const { requirements } = context ?? {};
  if (!requirements) return "ExcelApi ?";
  const versions = Array.from({ length: LATEST }, (_unused, index) => `1.${LATEST - index}`);
  return `ExcelApi ${versions.find((version) => requirements.isSetSupported("ExcelApi", version)) ?? "?"}`;
}

function program(office: TellingOffice): string {
  const { host, platform, version } = office.context?.diagnostics ?? {};
  const told = [host, platform, version].filter((one): one is string => typeof one === "string");
  return told.length === 0 ? "Office ?" : told.join(" ");
}

/**
 * The program, its version and the size of the pane, for whoever looks into a fault. Nothing of the workbook and nobody's
 * name is in it.
 * @param office the global `Office`; absent on the page over files
 */
export function surroundings(office: unknown = (globalThis as { Office?: unknown }).Office): string {
  const isThere = typeof office === "object" && office !== null;
  const host = isThere ? office : {};
  const language = (host as TellingOffice).context?.displayLanguage ?? navigator.language;
  return [
    ...(isThere ? [program(host), excelApi(host)] : ["no Office.js"]),
    language,
    `${window.innerWidth}×${window.innerHeight}`,
    navigator.userAgent,
  ].join(" · ");
}
