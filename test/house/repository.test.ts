import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { broughtAlong, isPermissive, licenceOf, type LockFile } from "./licences";
import { root, runNode } from "./trees";

jest.setTimeout(120_000);

const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** Files that are in the repository, or would be with the next commit. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(root, path)));

const texts = files.filter((path) => !/\.(?:png|woff2?|xlsx|docx|pdf|zip|ico|gz)$/.test(path));

interface PackageFile {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const packageFile = JSON.parse(read("package.json")) as PackageFile;
const lock = JSON.parse(read("package-lock.json")) as LockFile;

describe("the documents", () => {
  const pages = files.filter((path) => path.endsWith(".md") && !path.startsWith("test/fixtures/"));

  /** `npm start`, `npm run -s cli -- …` → start, cli */
  function commandsIn(text: string): string[] {
    const named = [...text.matchAll(/\bnpm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map((match) => match[1] ?? "");
    const short = [...text.matchAll(/\bnpm (start|test)\b/g)].map((match) => match[1] ?? "");
    return [...new Set([...named, ...short])];
  }

  it("name only commands that exist", () => {
    const missing = pages.flatMap((page) =>
      commandsIn(read(page))
        .filter((command) => !(command in packageFile.scripts))
        .map((command) => `${page}: ${command}`),
    );
    expect(missing).toEqual([]);
    expect(commandsIn(read("README.md"))).toEqual(expect.arrayContaining(["start", "test", "sideload", "cli"]));
  });

  it("show only verbs the terminal has", () => {
    const verbs = [...read("README.md").matchAll(/npm run -s cli -- ([a-z]+)/g)].map((match) => match[1] ?? "");
    expect(verbs.length).toBeGreaterThan(0);
    expect(verbs.filter((verb) => !existsSync(join(root, "src/cli/verbs", `${verb}.ts`)))).toEqual([]);
  });

  it("link only to files that exist", () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)]
        .map((match) => join(page, "..", match[1] ?? ""))
        .filter((target) => !existsSync(join(root, target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it("show the two commands in Chinese first, then in English", () => {
    const readme = read("README.md");
    const [chinese, english] = readme.split("\n## English\n");
    expect(english).toBeDefined();
    for (const part of [chinese, english]) {
      expect(part).toContain("npm ci && npm start");
      expect(part).toContain("npm ci && npm test");
    }
    expect(chinese).toMatch(/^# 衡拨/);
  });
});

describe("the scripts of package.json", () => {
  it("run files that exist", () => {
    const named = Object.entries(packageFile.scripts).flatMap(([name, command]) =>
      [...command.matchAll(/(?:scripts|src)\/[\w./-]+\.\w+/g)].map((match) => ({ name, file: match[0] })),
    );
    expect(named.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
    expect(named.length).toBeGreaterThan(3);
  });

  it("pin exact versions", () => {
    const loose = Object.entries({ ...packageFile.dependencies, ...packageFile.devDependencies })
      .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
      .map(([name]) => name);
    expect(loose).toEqual([]);
  });
});

describe("licences", () => {
  /** Packages our sources import: what can end in a bundle, the workbench's and its font included. */
  function importedPackages(): string[] {
    const specifiers = files
      .filter((path) => /^src\/.*\.(?:tsx?|css)$/.test(path))
      .flatMap((path) => [
        ...read(path).matchAll(/(?:\bfrom |\bimport |\bimport\(|\burl\()\s*["']((?:@[\w-]+\/)?[\w][\w.-]*)/g),
      ])
      .map((match) => match[1] ?? "");
    return [...new Set(specifiers)].filter((name) => lock.packages[`node_modules/${name}`] !== undefined);
  }

  const shipped = () =>
    broughtAlong(lock, [...new Set([...Object.keys(packageFile.dependencies), ...importedPackages()])]).filter(
      (place) => existsSync(join(root, place)),
    );

  it("of everything in a bundle are permissive", () => {
    const places = shipped();
    expect(places.length).toBeGreaterThan(Object.keys(packageFile.dependencies).length);
    const refused = places
      .map((place) => `${place}: ${licenceOf(place)}`)
      .filter((line) => !isPermissive(line.split(": ")[1] ?? ""));
    expect(refused).toEqual([]);
  });

  it("are looked for in everything a package brings along, nested copies first", () => {
    const packages = {
      "node_modules/a": { dependencies: { b: "1" }, peerDependencies: { absent: "1" } },
      "node_modules/a/node_modules/b": { dependencies: { c: "1" } },
      "node_modules/b": {},
      "node_modules/c": { optionalDependencies: { d: "1" } },
      "node_modules/d": {},
      "node_modules/other": {},
    };
    const nested = ["a", "a/node_modules/b", "c", "d"].map((name) => `node_modules/${name}`);
    expect(broughtAlong({ packages }, ["a"])).toEqual(nested);
    expect(() => broughtAlong({ packages }, ["nowhere"])).toThrow("nowhere");
  });

  it("that ask for more than a notice are refused", () => {
    expect(
      ["GPL-3.0", "LGPL-3.0-or-later", "AGPL-3.0", "MPL-2.0", "MIT AND GPL-2.0", "none named"].filter(isPermissive),
    ).toEqual([]);
    expect(["MIT", "(MIT OR GPL-3.0)", "Apache-2.0 AND MIT"].filter(isPermissive)).toHaveLength(3);
  });

  it("of Office.js is kept: in no bundle, in no commit", () => {
    expect(shipped().filter((place) => place.includes("office-js"))).toEqual([]);
    expect(
      files.filter((path) => /(?:^|\/)(?:office|excel-web[\w.-]*|o15apptofilemappingtable)\.js$/.test(path)),
    ).toEqual([]);
  });

  it("of ours is MIT", () => {
    expect(read("LICENSE")).toMatch(/^MIT License/);
    expect(JSON.parse(read("package.json"))).toMatchObject({ license: "MIT" });
  });
});

describe("addresses and paths", () => {
  /** Hosts of this list only, or public ones: no private registry, no machine of ours. */
  function privateHosts(text: string): string[] {
    return [...text.matchAll(/\bhttps?:\/\/([\w.-]+)(:\d+)?/gi)]
      .filter(([, host = "", port]) => {
        if (/^(?:localhost|127\.0\.0\.1|[a-z])$/.test(host)) return false; // one letter: a placeholder in a test
        if (/registry/i.test(host)) return host !== "registry.npmjs.org";
        const isPublic = /\.[a-z]{2,}$/i.test(host) && !/\.(?:internal|local|lan|corp|intranet|home)$/i.test(host);
        return !isPublic || port !== undefined;
      })
      .map(([address]) => address);
  }

  const localPath = /(?<![\w.:/$}*-])\/(?:home|Users|root|work|tmp|private|var\/folders)\/[\w.-]|[A-Z]:\\+Users\\/g;

  it("in the repository are public, and no path leads into somebody's machine", () => {
    const found = texts.flatMap((path) => {
      const text = read(path);
      return [...privateHosts(text), ...(text.match(localPath) ?? [])].map((hit) => `${path}: ${hit}`);
    });
    expect(found).toEqual([]);
  });

  it("that are private would be found", () => {
    const scheme = "http:/";
    expect(privateHosts(`${scheme}/10.1.2.3/npm ${scheme}/registry.example.com/ ${scheme}/nexus:8081/`)).toHaveLength(
      3,
    );
    expect(
      privateHosts(`${scheme}/localhost:3443/ ${scheme}/registry.npmjs.org/ ${scheme}/www.w3.org/1999/xhtml`),
    ).toEqual([]);
    expect(["", "home", "someone", "file"].join("/").match(localPath)).toHaveLength(1);
    expect("https://localhost:3443/work/ /workbench/ ./tmp/x".match(localPath)).toBeNull();
  });

  const strange = ({ packages }: LockFile): string[] =>
    Object.entries(packages)
      .filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/"))
      .map(([place]) => place);

  it("of packages in the lock file are those of the public registry or none at all", () => {
    expect(strange(lock)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
    const resolved = (host: string) => ({ resolved: ["https:/", host, "a", "-", "a-1.0.0.tgz"].join("/") });
    const mixed = { a: {}, b: resolved("registry.npmjs.org"), c: resolved("mirror.example") };
    expect(strange({ packages: mixed })).toEqual(["c"]);
  });
});

describe("the tests", () => {
  const testFiles = files.filter((path) => /\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path));

  it("belong to one project each, so that none is left out", () => {
    const listed = ["unit", "pane", "e2e"].flatMap((project) => {
      const words = ["node_modules/jest/bin/jest.js", "--listTests", "--json", "--selectProjects", project];
      // As deep runs see them: the longest browser walks are theirs.
      const ended = runNode(root, words, { HENGBO_RUNS: "1" });
      return (JSON.parse(ended.output) as string[]).map((path) => path.slice(root.length + 1).replace(/\\/g, "/"));
    });
    expect([...listed].sort()).toEqual([...testFiles].sort());
  });

  it("take their counts from runs()", () => {
    const bare = testFiles.filter((path) => /\bnumRuns:\s*\d/.test(read(path)));
    expect(bare).toEqual([]);
  });
});

describe("the lock file", () => {
  interface Locked {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  /** Packages named as optional by some package and locked nowhere; `npm ci` refuses such a lock file everywhere. */
  function unlockedOptionals(packages: Readonly<Record<string, Locked>>): readonly string[] {
    const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
    const named = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    return [...new Set(named.filter((name) => !locked.has(name)))];
  }

  it("holds the builds for every platform, so that npm ci accepts it on each", () => {
    const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
    expect(Object.keys(lock.packages).length).toBeGreaterThan(500);
    expect(unlockedOptionals(lock.packages)).toEqual([]);
  });

  it("that leaves one out would be found", () => {
    const tool: Locked = { optionalDependencies: { "@tool/darwin": "1.0.0", "@tool/linux": "1.0.0" } };
    expect(unlockedOptionals({ "node_modules/tool": tool, "node_modules/@tool/linux": {} })).toEqual(["@tool/darwin"]);
  });
});
