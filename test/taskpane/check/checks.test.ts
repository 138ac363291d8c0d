import { browserChecks, browserName, type LookedAt } from "../../../src/taskpane/check/browserChecks";
import { OFFICE_ADDRESSES, officeCheck, serverCheck } from "../../../src/taskpane/check/networkChecks";
import type { CheckVerdict } from "../../../src/taskpane/check/words";

const EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0";

const FINE: LookedAt = {
  userAgent: EDGE,
  protocol: "https:",
  host: "office.example.cn",
  secure: true,
  features: { "Array.at": true },
  canPickFiles: true,
  drawsCanvas: () => true,
  keepsEntries: () => true,
};

function denied(): boolean {
  throw new Error("denied by a policy");
}

function verdicts(change: Partial<LookedAt>): readonly CheckVerdict[] {
  return browserChecks({ ...FINE, ...change }).map(({ verdict }) => verdict);
}

describe("what a browser can do", () => {
  it("is all fine in a current browser on an https site", () => {
    expect(verdicts({})).toEqual(["good", "good", "good", "good", "good"]);
  });

  it.each([
    ["too old", { features: { "Array.at": false, BigInt: true } }, 0, "bad"],
    ["opened from a folder", { protocol: "file:" }, 1, "doubt"],
    ["without encryption", { protocol: "http:", secure: false }, 1, "doubt"],
    ["without canvas", { drawsCanvas: (): boolean => false }, 2, "doubt"],
    ["with a canvas that may not be read", { drawsCanvas: denied }, 2, "doubt"],
    ["without storage", { keepsEntries: denied }, 3, "doubt"],
    ["without file dialogs", { canPickFiles: false }, 4, "doubt"],
  ] as const)("is named where it is %s", (_how, change, place, verdict) => {
    expect(verdicts(change)[place]).toBe(verdict);
    expect(verdicts(change).filter((one) => one !== "good")).toEqual([verdict]);
  });

  it("names what an old browser lacks", () => {
    const [browser] = browserChecks({ ...FINE, features: { "Array.at": false, BigInt: false } });
    expect(browser?.sentence.zh).toContain("Edge 120 太旧，缺 Array.at, BigInt");
  });

  it.each([
    [EDGE, "Edge 120"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0", "Firefox 121"],
    ["Mozilla/5.0 (X11) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/147.0 Safari/537.36", "Chrome 147"],
    ["Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko", "Internet Explorer"],
  ])("calls %s %s", (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});

const HEADERS = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-cache",
  "Content-Security-Policy": "script-src 'self'",
  "X-Content-Type-Options": "nosniff",
};

function answering(status: number, headers: Readonly<Record<string, string>>) {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const get = (name: string): string | null => lower.get(name.toLowerCase()) ?? null;
  return async () => ({ ok: status < 400, status, headers: { get } as Headers });
}

describe("the server's settings", () => {
  it("are fine with the headers the shipped settings send", async () => {
    expect(await serverCheck("https:", answering(200, HEADERS))).toMatchObject({ verdict: "good" });
  });

  it.each(Object.keys(HEADERS))("are doubted without %s, by name", async (missing) => {
    const headers = Object.fromEntries(Object.entries(HEADERS).filter(([name]) => name !== missing));
    const result = await serverCheck("https:", answering(200, headers));
    expect(result.verdict).toBe("doubt");
    expect(result.sentence.en).toContain(missing);
  });

  it("are bad where the pages are not complete, and not asked for in a folder", async () => {
    expect(await serverCheck("https:", answering(404, {}))).toMatchObject({ verdict: "bad" });
    const never = () => Promise.reject(new Error("must not be asked"));
    expect(await serverCheck("file:", never)).toMatchObject({ verdict: "unknown" });
    expect(await serverCheck("http:", never)).toMatchObject({ verdict: "bad" });
  });
});

describe("Office.js", () => {
  it.each(["officeGlobal", "officeChina"] as const)("is asked for at %s without sending anything", async (which) => {
    const asked: [string, RequestInit][] = [];
    const result = await officeCheck(which, async (address, options) => {
      asked.push([address, options]);
      return { ok: false, status: 0, headers: new Headers() };
    });
    expect(result.verdict).toBe("good");
    expect(asked).toEqual([
      [OFFICE_ADDRESSES[which], expect.objectContaining({ mode: "no-cors", credentials: "omit" })],
    ]);
  });

  it("is told to be out of reach with what to do", async () => {
    const result = await officeCheck("officeGlobal", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(result.verdict).toBe("bad");
    expect(result.sentence.zh).toContain("files.html");
  });
});
