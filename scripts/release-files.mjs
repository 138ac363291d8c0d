/** What lies in a release, and its bytes. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { zipSync } from "fflate";
import { billOfMaterials, licenceTexts } from "./release-bill.mjs";

const GLOBAL_OFFICE = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Further pages that differ in where Office.js comes from; the manifest maker names them. */
const OFFICE_VARIANTS = {
  "-china": "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
  "-selfhosted": "office-js/office.js",
};

const DOCUMENTS = [
  "docs/deploy.zh.md",
  "docs/deploy.en.md",
  "docs/security.zh.md",
  "docs/manual-checklist.md",
  "CHANGELOG.md",
];

const bytesOf = (text) => new Uint8Array(Buffer.from(text, "utf8"));

async function filesBelow(folder, inside = "") {
  const entries = await readdir(path.join(folder, inside), { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => {
      const place = inside === "" ? entry.name : `${inside}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(folder, place) : [place];
    }),
  );
  return found.flat();
}

/** The built pages; every build empties the folder first. */
async function pagesIn(folder) {
  const files = await filesBelow(folder);
  const entries = await Promise.all(
    files.map(async (file) => [file, new Uint8Array(await readFile(path.join(folder, file)))]),
  );
  return new Map(entries);
}

/** The pages that load Office.js, once more for each other source of it. */
function officeVariants(pages) {
  const made = [];
  for (const [name, bytes] of pages) {
    const text = name.endsWith(".html") ? Buffer.from(bytes).toString("utf8") : "";
    if (!text.includes(`"${GLOBAL_OFFICE}"`)) continue;
    for (const [suffix, address] of Object.entries(OFFICE_VARIANTS)) {
      made.push([
        name.replace(/\.html$/, `${suffix}.html`),
        bytesOf(text.replaceAll(`"${GLOBAL_OFFICE}"`, `"${address}"`)),
      ]);
    }
  }
  if (made.length === 0) throw new Error("No page loads Office.js from Microsoft: build without HENGBO_OFFICE_JS.");
  return made;
}

function readMe(version) {
  return [
    `衡拨 Hengbo ${version}`,
    "",
    "1. 先看 docs/deploy.zh.md 开头的五行表。Start with the five-line table in docs/deploy.en.md.",
    "2. pages 文件夹整个放到 https 网站上（servers 里有 nginx、IIS 配置），或直接双击 pages/files.html 试用。",
    "   Put the whole pages folder on an https site (settings in servers), or just open pages/files.html.",
    "3. 用 pages/check.html 检查电脑，用 pages/manifest-maker.html 生成 manifest.xml。",
    "   Check a computer with pages/check.html, make the manifest with pages/manifest-maker.html.",
    "4. 核对文件：Linux `sha256sum -c SHA256SUMS`；Windows `certutil -hashfile 文件 SHA256`。",
    "   Verify: `sha256sum -c SHA256SUMS`, on Windows `certutil -hashfile FILE SHA256`.",
    "",
  ].join("\r\n");
}

function sumsOf(files) {
  const lines = [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}`);
  return `${lines.join("\n")}\n`;
}

/**
 * Everything in a release by its path, checksums included.
 * @param {{ root: string, pages?: string }} options `pages` is the folder of built pages
 * @returns {Promise<{ name: string, files: Map<string, Uint8Array> }>} the release's name, such as hengbo-1.2.0
 */
export async function releaseFiles({ root, pages = path.join(root, "dist", "pane") }) {
  const json = async (file) => JSON.parse(await readFile(path.join(root, file), "utf8"));
  const raw = async (file) => new Uint8Array(await readFile(path.join(root, file)));
  const [about, lock] = await Promise.all([json("package.json"), json("package-lock.json")]);
  const built = await pagesIn(pages);
  const files = new Map();
  for (const [name, bytes] of [...built, ...officeVariants(built)]) files.set(`pages/${name}`, bytes);
  const server = await raw("docs/servers/web.config");
  files.set("pages/web.config", server);
  files.set("servers/iis/web.config", server);
  files.set("servers/nginx/hengbo.conf", await raw("docs/servers/nginx-hengbo.conf"));
  for (const document of DOCUMENTS) files.set(`docs/${path.basename(document)}`, await raw(document));
  files.set("LICENSE", await raw("LICENSE"));
  files.set("THIRD-PARTY-LICENCES.txt", bytesOf(await licenceTexts(lock, root)));
  files.set("sbom.cdx.json", bytesOf(`${JSON.stringify(billOfMaterials(lock, about), null, 2)}\n`));
  files.set("README.txt", bytesOf(readMe(about.version)));
  files.set("SHA256SUMS", bytesOf(sumsOf(files)));
  return { name: `${about.name}-${about.version}`, files };
}

/** One zip with everything in one folder. Equal files give equal bytes, whenever and wherever it is made. */
export function releaseZip({ name, files }) {
  // The oldest time a zip can hold, in the machine's own calendar: that is what the format writes.
  const options = { level: 9, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o644 << 16 };
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  return zipSync(Object.fromEntries(sorted.map(([file, bytes]) => [`${name}/${file}`, [bytes, options]])));
}
