import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { planted, ROOT, SMALL_PAGES } from "./madeRelease";
import { ask, hasNginx, startNginx, type RunningNginx } from "./nginx";

const NGINX = readFileSync(join(ROOT, "docs/servers/nginx-hengbo.conf"), "utf8");
const IIS = readFileSync(join(ROOT, "docs/servers/web.config"), "utf8");
const POLICY = /default "(default-src[^"]+)"/.exec(NGINX)?.[1] ?? "";

/** Every `add` of web.config with its attributes; throws when it is no XML. */
function addedInIis(): readonly Readonly<Record<string, string>>[] {
  const found: Record<string, string>[] = [];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (name === "add") found.push(attributes);
  });
  parser.write(IIS).close();
  return found;
}

describe("the settings for servers", () => {
  it("send the same policy from nginx and IIS", () => {
    const header = addedInIis().find(({ name }) => name === "Content-Security-Policy");
    expect(POLICY).not.toBe("");
    expect(header?.["value"]).toBe(POLICY);
  });

  it("let pages call nothing but themselves and Microsoft's Office.js, and run no inline script and no eval", () => {
    const directives = new Map(POLICY.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1)]));
    const office = ["https://appsforoffice.microsoft.com", "https://appsforoffice.cdn.partner.office365.cn"];
    expect(directives.get("default-src")).toEqual(["'self'"]);
    expect(directives.get("script-src")).toEqual(["'self'", ...office]);
    expect(directives.get("connect-src")).toEqual(["'self'", ...office]);
    expect(directives.get("object-src")).toEqual(["'none'"]);
  });
});

(hasNginx ? describe : describe.skip)("nginx with the shipped settings", () => {
  let server: RunningNginx;
  beforeAll(async () => {
    server = await startNginx(planted({ ...SMALL_PAGES, "taskpane.0a1b2c3d.js": "let a;".repeat(2_000) }));
  });
  afterAll(() => server.stop());

  it("asks browsers to look again for pages, and keeps what is named by its content", async () => {
    const page = await ask(server.port, "/hengbo/taskpane.html");
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-cache",
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    expect(page.headers.etag).toBeDefined();
    const script = await ask(server.port, "/hengbo/taskpane.0a1b2c3d.js");
    expect(script.headers).toMatchObject({
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "gzip",
    });
  });

  it("opens the page over files for the folder, and takes nothing", async () => {
    expect(await ask(server.port, "/hengbo/")).toMatchObject({
      status: 200,
      headers: { "content-type": expect.stringContaining("text/html") },
    });
    expect((await ask(server.port, "/hengbo/files.html", "PUT")).status).toBe(403);
    expect(await ask(server.port, "/hengbo/none.html")).toMatchObject({
      status: 404,
      headers: { "content-security-policy": POLICY },
    });
  });
});
