import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./trees";

/** Licences that let a finance bureau use, change and pass on what we ship without further duties than a notice. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Unlicense",
]);

/** Packages whose description names no licence but which carry its text: what the text must begin with. */
const READ_FROM_TEXT: Readonly<Record<string, { readonly licence: string; readonly begins: RegExp }>> = {
  "@univerjs/telemetry": { licence: "Apache-2.0", begins: /^\s*Apache License\s+Version 2\.0/ },
};

interface LockedPackage {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage & { readonly resolved?: string }>>;
}

/** Whether an SPDX expression allows use under permissive terms alone. */
export function isPermissive(expression: string): boolean {
  const plain = expression.replace(/[()]/g, "");
  return plain
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((name) => PERMISSIVE.has(name.trim())));
}

/** Where Node finds `name` when `from` (a path in the lock file, "" for ours) asks for it. */
function locate(lock: LockFile, from: string, name: string): string | null {
  let place = from;
  for (;;) {
    const candidate = `${place === "" ? "" : `${place}/`}node_modules/${name}`;
    if (lock.packages[candidate]) return candidate;
    if (place === "") return null;
    place = place.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, "");
  }
}

/** Paths in the lock file of `names` and everything they bring along. */
export function broughtAlong(lock: LockFile, names: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (from: string, name: string, optional: boolean): void => {
    const place = locate(lock, from, name);
    if (place === null) {
      if (!optional) throw new Error(`${name}, asked for by ${from || "our package.json"}, is not in the lock file`);
      return;
    }
    if (found.has(place)) return;
    found.add(place);
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = lock.packages[place] ?? {};
    Object.keys(dependencies).forEach((next) => visit(place, next, next in optionalDependencies));
    Object.keys({ ...optionalDependencies, ...peerDependencies }).forEach((next) => visit(place, next, true));
  };
  names.forEach((name) => visit("", name, false));
  return [...found].sort();
}

/** The licence of an installed package, from its own package.json, or from its licence text where that is listed. */
export function licenceOf(place: string): string {
  const file = join(root, place, "package.json");
  const { name, license } = JSON.parse(readFileSync(file, "utf8")) as { name: string; license?: unknown };
  if (typeof license === "string") return license;
  const reading = READ_FROM_TEXT[name];
  const text = join(root, place, "LICENSE");
  if (reading && existsSync(text) && reading.begins.test(readFileSync(text, "utf8"))) return reading.licence;
  return "none named";
}
