/** What a release is made of besides our own code: a bill of materials (CycloneDX) and the licences' texts. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Shipped although only the build uses the package: its font lies among the pages. */
const SHIPPED_BESIDES = ["@fontsource/noto-sans-sc"];

/**
 * The packages whose code or files are in a release, by the lock file: what production code may import, and no more.
 * @param {{ packages: Record<string, { version: string, dev?: boolean, license?: string, integrity?: string }> }} lock
 * @returns {{ name: string, place: string, version: string, license: string, integrity: string }[]} by name
 */
export function shippedPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([place]) => place !== "")
    .map(([place, entry]) => ({ place, name: place.replace(/^.*node_modules\//, ""), ...entry }))
    .filter(({ name, dev, devOptional }) => (!dev && !devOptional) || SHIPPED_BESIDES.includes(name))
    .map(({ place, name, version, license, integrity }) => ({
      place,
      name,
      version,
      license: license ?? "",
      integrity: integrity ?? "",
    }))
    .sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
}

/** `sha512-…` of the lock file as CycloneDX wants it. */
function hashesOf(integrity) {
  return integrity
    .split(/\s+/)
    .filter((one) => one.startsWith("sha512-"))
    .map((one) => ({ alg: "SHA-512", content: Buffer.from(one.slice("sha512-".length), "base64").toString("hex") }));
}

/** An SPDX expression where it is one (`MIT OR Apache-2.0`), else a single id; nothing where none is told. */
function licensesOf(license) {
  if (license === "") return [];
  return / (OR|AND|WITH) |^\(/.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
}

function packageAddress(name, version) {
  return `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;
}

/** A number made from the content: equal releases have equal bills. */
function serialOf(text) {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The bill of materials as CycloneDX 1.5 JSON. No time of day is in it, so that equal input gives equal bytes. */
export function billOfMaterials(lock, { name, version, license }) {
  const components = shippedPackages(lock).map((one) => ({
    type: "library",
    "bom-ref": packageAddress(one.name, one.version),
    name: one.name,
    version: one.version,
    purl: packageAddress(one.name, one.version),
    licenses: licensesOf(one.license),
    hashes: hashesOf(one.integrity),
  }));
  // Two versions of one package may be there; one package at two places is one component.
  const unique = [...new Map(components.map((one) => [one["bom-ref"], one])).values()];
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": packageAddress(name, version),
        name,
        version,
        licenses: licensesOf(license),
      },
    },
    components: unique,
  };
  return { ...bill, serialNumber: serialOf(JSON.stringify(bill)) };
}

async function textsOf(folder) {
  const files = await readdir(folder).catch(() => []);
  const wanted = files.filter((file) => /^(licen[cs]e|copying|notice|ofl)([.-].*)?$/i.test(file)).sort();
  return Promise.all(wanted.map((file) => readFile(path.join(folder, file), "utf8")));
}

/** All licences in one text; a text many packages share stands once. */
export async function licenceTexts(lock, root) {
  const texts = new Map();
  for (const one of shippedPackages(lock)) {
    const found = await textsOf(path.join(root, one.place));
    const text =
      found.length > 0
        ? found.join("\n").replace(/\r\n/g, "\n").trim()
        : `(no text in the package: ${one.license || "unknown"})`;
    texts.set(text, [...(texts.get(text) ?? []), `${one.name} ${one.version} (${one.license || "?"})`]);
  }
  const parts = [...texts].map(([text, names]) => `${[...new Set(names)].join("\n")}\n\n${text}\n`);
  return `随发行包一起分发的第三方软件及其许可 · Third-party software in this release and its licences\n\n${parts.join(`\n${"-".repeat(78)}\n\n`)}`;
}
