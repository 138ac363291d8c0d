import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeManifest, readAddress } from "../../../src/taskpane/check/manifestMaker";

const ROOT = join(__dirname, "../../..");
const TEMPLATE = readFileSync(join(ROOT, "manifest.xml"), "utf8");

/** Microsoft's own reader, in a process of its own: it loads modules jest cannot. */
function readByMicrosoft(text: string): Readonly<Record<string, unknown>> {
  const file = join(mkdtempSync(join(tmpdir(), "hengbo-manifest-")), "manifest.xml");
  writeFileSync(file, text);
  const script = `require("office-addin-manifest").OfficeAddinManifest.readManifestFile(process.argv[1])
    .then((info) => console.log(JSON.stringify(info)));`;
  const output = execFileSync(process.execPath, ["-e", script, file], { cwd: ROOT, encoding: "utf8" });
  return JSON.parse(output) as Readonly<Record<string, unknown>>;
}

describe("the address an administrator types", () => {
  it.each([
    ["https://office.example.cn/hengbo", "https://office.example.cn/hengbo/"],
    ["  office.example.cn  ", "https://office.example.cn/"],
    ["https://office.example.cn/a/b/", "https://office.example.cn/a/b/"],
    ["https://office.example.cn/hengbo/manifest-maker.html", "https://office.example.cn/hengbo/"],
    ["https://文旅局.example.cn/衡拨", "https://xn--4gq83f63d.example.cn/%E8%A1%A1%E6%8B%A8/"],
  ])("%s is read", (typed, address) => {
    const read = readAddress(typed);
    if (!read.ok) throw new Error(read.fault.code);
    const host = (text: string): string => new URL(text).pathname;
    expect(host(read.value)).toBe(host(address));
    if (!typed.includes("文")) expect(read.value).toBe(address);
  });

  it.each([
    ["", "address-unusable"],
    ["https://", "address-unusable"],
    ["http://office.example.cn/", "address-not-https"],
    ["file:///C:/pages/", "address-unusable"],
    ["https://a@office.example.cn/", "address-unusable"],
    ["https://office.example.cn/?a=1", "address-unusable"],
    ["https://office.example.cn/#a", "address-unusable"],
  ])("%s is refused", (typed, code) => {
    expect(readAddress(typed)).toMatchObject({ ok: false, fault: { code } });
  });
});

describe("the manifest for another host", () => {
  const made = makeManifest(TEMPLATE, "https://office.example.cn/hengbo/", "global");

  it("is read by Microsoft's own reader, with the same id and version", () => {
    const [ours, theirs] = [TEMPLATE, made].map(readByMicrosoft);
    expect(theirs).toMatchObject({
      id: ours?.["id"],
      version: ours?.["version"],
      hosts: ["Workbook"],
      defaultSettings: { sourceLocation: "https://office.example.cn/hengbo/taskpane.html" },
    });
  });

  it("names no address but the administrator's", () => {
    const addresses = [...made.matchAll(/DefaultValue="(https?:[^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(8);
    expect(addresses.filter((address) => !address?.startsWith("https://office.example.cn/hengbo/"))).toEqual([]);
    expect(made).not.toContain("localhost");
  });

  it.each([
    ["china", "taskpane-china.html"],
    ["selfHosted", "taskpane-selfhosted.html"],
  ] as const)("opens the page of the chosen Office.js: %s", (source, page) => {
    const other = makeManifest(TEMPLATE, "https://office.example.cn/", source);
    expect(other).toContain(`https://office.example.cn/${page}`);
    expect(other).not.toContain("/taskpane.html");
  });

  it("does not take a damaged template", () => {
    expect(() => makeManifest("<OfficeApp/>", "https://office.example.cn/", "global")).toThrow(/no address/);
  });
});
