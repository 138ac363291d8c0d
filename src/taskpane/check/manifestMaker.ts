import { failure, success, type Fault, type Result } from "../../domain/fault";

/** Which Office.js the add-in's pages load: each has a page of its own in the release. */
export type OfficeSource = "global" | "china" | "selfHosted";

/** What stands between a page's name and `.html`. */
const PAGE_SUFFIX = { global: "", china: "-china", selfHosted: "-selfhosted" } as const satisfies Record<
  OfficeSource,
  string
>;

/** The address every manifest of the sources carries. */
const DEVELOPMENT_ADDRESS = "https://localhost:3443/pane/";

/**
 * The address of the folder with the pages, as the administrator types it, with its closing slash.
 * Faults: no address, not https, with a user name, question mark or `#`.
 */
export function readAddress(text: string): Result<string> {
  const typed = text.trim();
  const address = parsed(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`);
  if (typed === "" || address === null) return failure(unreadable(typed));
  if (address.protocol !== "https:") return failure(notSecure(typed));
  if (address.username !== "" || address.password !== "" || address.search !== "" || address.hash !== "") {
    return failure(unreadable(typed));
  }
  // People copy the address of a page from the browser.
  const folder = address.pathname.replace(/\/[^/]*\.(html?|xml)$/i, "/");
  return success(`${address.origin}${folder.endsWith("/") ? folder : `${folder}/`}`);
}

/**
 * The manifest for an administrator's own host. Its id stays the same, so that Excel takes it for an update of the
 * add-in people already have.
 * @param template the manifest of the sources
 * @param address of `readAddress`
 * @throws Error when the template names no address of ours: a damaged release
 */
export function makeManifest(template: string, address: string, source: OfficeSource): string {
  if (!template.includes(DEVELOPMENT_ADDRESS)) throw new Error("The template names no address of ours");
  return template
    .replaceAll(DEVELOPMENT_ADDRESS, escaped(address))
    .replace(/(\/(?:taskpane|commands))\.html/g, `$1${PAGE_SUFFIX[source]}.html`);
}

function parsed(text: string): URL | null {
  try {
    const address = new URL(text);
    return address.hostname === "" ? null : address;
  } catch {
    // The browser's own judgement of what is an address.
    return null;
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

function unreadable(typed: string): Fault {
  return {
    code: "address-unusable",
    sentence: { zh: `“${typed}”不是网站地址。`, en: `"${typed}" is no address of a site.` },
    nextStep: {
      zh: "请填放置 pages 文件夹的地址，例如 https://office.example.cn/hengbo/。",
      en: "Enter the address of the pages folder, such as https://office.example.cn/hengbo/.",
    },
  };
}

function notSecure(typed: string): Fault {
  return {
    code: "address-not-https",
    sentence: { zh: `“${typed}”不是 https。`, en: `"${typed}" is not https.` },
    nextStep: {
      zh: "Excel 只接受 https 的加载项，请先给网站配好证书。",
      en: "Excel takes add-ins over https only; give the site a certificate first.",
    },
  };
}
