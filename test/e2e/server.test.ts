import { readFileSync } from "node:fs";
import { request } from "node:https";
import type { IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { startServer } from "./workbench";
import type { RunningServer } from "./workbench";

jest.setTimeout(240_000);

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Asks with the path exactly as written: `fetch` would tidy it up. */
function ask(origin: string, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, rejectUnauthorized: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("the local server", () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer();
  });

  afterAll(async () => {
    await server.stop();
  });

  test.each([
    ["/workbench/", "text/html; charset=utf-8"],
    ["/pane/taskpane.html", "text/html; charset=utf-8"],
    ["/pane/assets/icon-32.png", "image/png"],
    ["/office-js/office.js", "text/javascript; charset=utf-8"],
    ["/manifest.xml", "application/xml; charset=utf-8"],
  ])("%s is there with its type", async (path, type) => {
    const answer = await ask(server.origin, path);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, type]);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.headers["content-security-policy"]).toContain("script-src 'self';");
  });

  test("the front door leads to the workbench", async () => {
    const answer = await ask(server.origin, "/");
    expect([answer.status, answer.headers.location]).toEqual([302, "/workbench/"]);
  });

  test.each([
    ["/workbench/../../package.json", 400],
    ["/workbench/%2e%2e/%2e%2e/package.json", 400],
    ["/workbench/..%2f..%2fpackage.json", 400],
    ["/workbench/..%5c..%5cpackage.json", 400],
    ["/workbench/%00", 400],
    ["/workbench/%", 400],
    ["/pane/.hidden", 400],
    ["/package.json", 404],
    ["/.cache/certificate/hengbo.key", 400],
    ["/constructor/x", 404],
    ["/__proto__/x", 404],
    ["/pane/", 404],
    ["/pane/assets", 404],
    ["/office-js/OFFICE.js/", 404],
  ])("%s is refused with %i", async (path, status) => {
    const answer = await ask(server.origin, path);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
  });

  test("nothing can be written", async () => {
    const answer = await ask(server.origin, "/workbench/", {}, "POST");
    expect([answer.status, answer.headers.allow]).toEqual([405, "GET, HEAD"]);
  });

  test("Office.js arrives byte for byte as Microsoft published it, compressed or not", async () => {
    const original = readFileSync(join(__dirname, "../../node_modules/@microsoft/office-js/dist/office.js"));
    const plain = await ask(server.origin, "/office-js/office.js");
    const packed = await ask(server.origin, "/office-js/office.js", { "Accept-Encoding": "gzip" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(packed.body.length).toBeLessThan(original.length / 2);
    expect(plain.body.equals(original)).toBe(true);
    expect(gunzipSync(packed.body).equals(original)).toBe(true);
  });

  test("an unchanged file is not sent twice", async () => {
    const first = await ask(server.origin, "/manifest.xml");
    const again = await ask(server.origin, "/manifest.xml", { "If-None-Match": first.headers.etag ?? "" });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test("the pane it serves is the deployed one but for the address of Office.js", async () => {
    const served = (await ask(server.origin, "/pane/taskpane.html")).body.toString();
    const deployed = readFileSync(join(__dirname, "../../dist/pane/taskpane.html"), "utf8");
    expect(served).toContain('src="/office-js/office.js"');
    expect(deployed).toContain("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
    expect(deployed.replace("https://appsforoffice.microsoft.com/lib/1/hosted/office.js", "/office-js/office.js")).toBe(
      served,
    );
    const scripts = [...served.matchAll(/src="([^/"][^"]*\.js)"/g)].map((match) => match[1] ?? "");
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const answer = await ask(server.origin, `/pane/${script}`);
      expect(answer.body.equals(readFileSync(join(__dirname, "../../dist/pane", script)))).toBe(true);
    }
  });

  test("a second one takes the next free port, and both end cleanly", async () => {
    const port = Number(new URL(server.origin).port);
    const second = await startServer(["--port", String(port)]);
    expect(Number(new URL(second.origin).port)).toBeGreaterThan(port);
    expect((await ask(second.origin, "/workbench/")).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });

  test("a port that is none is refused with a sentence", async () => {
    await expect(startServer(["--port", "abc"])).rejects.toThrow("端口要写 0 到 65535 的整数");
  });
});
