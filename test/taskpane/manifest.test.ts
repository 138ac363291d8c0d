/** @jest-environment jsdom */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EXCEL_API_FLOOR } from "../../src/taskpane/boot";

const ROOT = join(__dirname, "..", "..");
const FILE = join(ROOT, "manifest.xml");
const ORIGIN = "https://localhost:3443";
const text = readFileSync(FILE, "utf8");
const manifest = new DOMParser().parseFromString(text, "application/xml");

function elements(name: string): readonly Element[] {
  return [...manifest.getElementsByTagName("*")].filter((element) => element.localName === name);
}

function values(name: string): readonly string[] {
  return elements(name).map((element) => element.getAttribute("DefaultValue") ?? "");
}

/** Microsoft's own reader, offline. In a process of its own: it loads modules jest cannot. */
function readByMicrosoft(file: string): Readonly<Record<string, unknown>> {
  const script = `require("office-addin-manifest").OfficeAddinManifest.readManifestFile(process.argv[1])
    .then((info) => console.log(JSON.stringify(info)));`;
  const output = execFileSync(process.execPath, ["-e", script, file], { cwd: ROOT, encoding: "utf8" });
  return JSON.parse(output) as Readonly<Record<string, unknown>>;
}

/** Width and height from a PNG's header. */
function pngSize(file: string): { readonly width: number; readonly height: number } {
  const bytes = readFileSync(file);
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Where an address under the pane lies in the repository: the build copies assets/ and the page. */
function fileBehind(address: string): string {
  const path = new URL(address).pathname;
  return path === "/pane/taskpane.html"
    ? join(ROOT, "src", "taskpane", "taskpane.html")
    : join(ROOT, path.replace(/^\/pane\//, ""));
}

describe("manifest.xml", () => {
  it("is read by Microsoft's own reader as an Excel task pane", () => {
    const info = readByMicrosoft(FILE);
    expect(info).toMatchObject({
      manifestType: "xml",
      officeAppType: "TaskPaneApp",
      defaultLocale: "zh-CN",
      displayName: "衡拨",
      hosts: ["Workbook"],
      permissions: "ReadWriteDocument",
      defaultSettings: { sourceLocation: `${ORIGIN}/pane/taskpane.html` },
    });
    expect(info.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(info.version).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(info.appDomains ?? []).toEqual([]);
  });

  it("follows the version of the package", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(elements("Version")[0]?.textContent).toBe(`${version}.0`);
  });

  it("declares the floor the pane checks", () => {
    const set = elements("Set").find((element) => element.getAttribute("Name") === "ExcelApi");
    const floor = set?.getAttribute("MinVersion") ?? elements("Sets")[0]?.getAttribute("DefaultMinVersion");
    expect(floor).toBe(EXCEL_API_FLOOR);
  });

  it("stands on the Home tab with commands that open the pane", () => {
    expect(elements("OfficeTab").map((tab) => tab.getAttribute("id"))).toEqual(["TabHome"]);
    const actions = elements("Action").map((action) => action.getAttribute("xsi:type"));
    expect(actions).toEqual(["ShowTaskpane"]);
  });

  it("uses every resource it defines and defines every one it uses, with ids of at most 32 characters", () => {
    const resources = elements("Resources")[0];
    const defined = [...(resources?.querySelectorAll("[id]") ?? [])].map((element) => element.getAttribute("id") ?? "");
    const used = [...manifest.querySelectorAll("[resid]")].map((element) => element.getAttribute("resid") ?? "");
    expect(defined.length).toBeGreaterThan(0);
    expect(new Set(defined).size).toBe(defined.length);
    expect([...new Set(used)].sort()).toEqual([...defined].sort());
    expect(defined.filter((id) => id.length > 32)).toEqual([]);
  });

  it("gives every text an English override within Office's lengths", () => {
    const limits: Readonly<Record<string, number>> = { ShortStrings: 125, LongStrings: 250 };
    const texts = [...elements("String"), ...elements("DisplayName"), ...elements("Description")].filter((element) =>
      element.hasAttribute("DefaultValue"),
    );
    expect(texts.length).toBeGreaterThanOrEqual(7);
    for (const element of texts) {
      const english = [...element.children].find((child) => child.getAttribute("Locale") === "en-US");
      const limit = limits[element.parentElement?.localName ?? ""] ?? (element.localName === "Description" ? 250 : 125);
      for (const value of [element.getAttribute("DefaultValue"), english?.getAttribute("Value")]) {
        expect(value ?? "").not.toBe("");
        expect((value ?? "").length).toBeLessThanOrEqual(limit);
      }
      expect(element.getAttribute("DefaultValue")).toMatch(/\p{Script=Han}/u);
      expect(english?.getAttribute("Value")).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it("points only to files of its own, over https on one origin", () => {
    const addresses = [
      ...["IconUrl", "HighResolutionIconUrl", "SupportUrl", "Url"].flatMap(values),
      ...values("Image"),
      ...values("SourceLocation"),
    ].filter((address) => address !== "");
    expect(addresses.length).toBeGreaterThanOrEqual(9);
    for (const address of addresses) {
      expect(new URL(address).origin).toBe(ORIGIN);
      expect([address, existsSync(fileBehind(address))]).toEqual([address, true]);
    }
  });

  it("shows icons of the size it names", () => {
    const images = elements("Image").filter((element) => element.hasAttribute("size"));
    expect(new Set(images.map((image) => image.getAttribute("size")))).toEqual(new Set(["16", "32", "64", "80"]));
    for (const image of images) {
      const size = Number(image.getAttribute("size"));
      const resource = elements("Image").find((one) => one.getAttribute("id") === image.getAttribute("resid"));
      expect(pngSize(fileBehind(resource?.getAttribute("DefaultValue") ?? ""))).toEqual({ width: size, height: size });
    }
    expect(pngSize(fileBehind(values("IconUrl")[0] ?? ""))).toEqual({ width: 32, height: 32 });
    expect(pngSize(fileBehind(values("HighResolutionIconUrl")[0] ?? ""))).toEqual({ width: 64, height: 64 });
  });
});
