import { createHash } from "node:crypto";
import { readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { GLOBAL_OFFICE, madeRelease, planted, ROOT, SMALL_PAGES, textOf } from "./madeRelease";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly integrity?: string }>>;
}

interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly unknown[];
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
  }[];
}

const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Lock;
const pages = planted(SMALL_PAGES);
const release = madeRelease(pages);

describe("a release", () => {
  it("holds what an administrator needs, and pages for every source of Office.js", () => {
    expect([...release.files.keys()].sort()).toEqual([
      "LICENSE",
      "README.txt",
      "SHA256SUMS",
      "THIRD-PARTY-LICENCES.txt",
      "docs/CHANGELOG.md",
      "docs/deploy.en.md",
      "docs/deploy.zh.md",
      "docs/manual-checklist.md",
      "docs/security.zh.md",
      "pages/assets/icon-32.png",
      "pages/files.html",
      "pages/taskpane-china.html",
      "pages/taskpane-selfhosted.html",
      "pages/taskpane.0a1b2c3d.js",
      "pages/taskpane.html",
      "pages/web.config",
      "sbom.cdx.json",
      "servers/iis/web.config",
      "servers/nginx/hengbo.conf",
    ]);
    const page = SMALL_PAGES["taskpane.html"];
    expect(textOf(release, "pages/taskpane.html")).toBe(page);
    expect(textOf(release, "pages/taskpane-china.html")).toBe(
      page.replace(
        GLOBAL_OFFICE,
        "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
      ),
    );
    expect(textOf(release, "pages/taskpane-selfhosted.html")).toBe(page.replace(GLOBAL_OFFICE, "office-js/office.js"));
  });

  it("has equal bytes whenever and wherever it is made", () => {
    const elsewhere = planted(SMALL_PAGES);
    utimesSync(join(elsewhere, "files.html"), new Date("2001-02-03"), new Date("2001-02-03"));
    const again = madeRelease(elsewhere, { TZ: "America/New_York" });
    expect(again.bytes.equals(release.bytes)).toBe(true);
    const other = madeRelease(planted({ ...SMALL_PAGES, "files.html": "<p>other</p>" }));
    expect(other.bytes.equals(release.bytes)).toBe(false);
  });

  it("names the checksum of every file but the list itself", () => {
    const lines = textOf(release, "SHA256SUMS").trim().split("\n");
    const said = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
    expect([...said.keys()].sort()).toEqual([...release.files.keys()].filter((name) => name !== "SHA256SUMS").sort());
    for (const [name, bytes] of release.files) {
      if (name !== "SHA256SUMS") expect(said.get(name)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  it("is refused for pages that load Office.js from no known place: the variants could not be made", () => {
    const strange = planted({ ...SMALL_PAGES, "taskpane.html": '<script src="office-js/office.js"></script>' });
    expect(() => madeRelease(strange)).toThrow(/No page loads Office.js/);
  });
});

describe("the bill of materials", () => {
  const bill = JSON.parse(textOf(release, "sbom.cdx.json")) as Bill;
  const byName = new Map(bill.components.map((one) => [one.name, one]));

  it("is CycloneDX with a number made from its content", () => {
    expect(bill).toMatchObject({ bomFormat: "CycloneDX", specVersion: "1.5" });
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("names what is shipped with the lock file's version and checksum, and nothing that only builds or tests", () => {
    const wanted = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      readonly dependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    for (const name of [...Object.keys(wanted.dependencies), "@fontsource/noto-sans-sc"]) {
      const entry = lock.packages[`node_modules/${name}`];
      const found = byName.get(name);
      expect(found).toMatchObject({
        version: entry?.version,
        purl: expect.stringContaining(`@${entry?.version ?? "?"}`),
      });
      const sum = Buffer.from((entry?.integrity ?? "").replace("sha512-", ""), "base64").toString("hex");
      expect(found?.hashes).toEqual([{ alg: "SHA-512", content: sum }]);
    }
    for (const name of ["jest", "webpack", "@univerjs/core", "@microsoft/office-js", "exceljs"]) {
      expect(byName.has(name)).toBe(false);
    }
  });

  it("tells a licence for every component, none that would bind the whole, and ships its text", () => {
    const texts = textOf(release, "THIRD-PARTY-LICENCES.txt");
    for (const { name, version, licenses } of bill.components) {
      expect([name, licenses.length]).toEqual([name, 1]);
      expect([name, JSON.stringify(licenses)]).toEqual([name, expect.not.stringMatching(/"A?GPL|"id":"LGPL/)]);
      expect(texts).toContain(`${name} ${version} (`);
    }
    expect(texts).toContain("SIL OPEN FONT LICENSE");
  });
});
