import { CHECK_NAMES, type CheckResult } from "./words";

/** Addresses a deployed pane may load Office.js from. */
export const OFFICE_ADDRESSES = {
  officeGlobal: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  officeChina: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
} as const;

type Fetch = (address: string, options: RequestInit) => Promise<Pick<Response, "ok" | "status" | "headers">>;

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Whether the address answers at all. Only asked when the person presses: it is the one call that leaves the network
 * of the house, and what comes back is not run.
 */
export async function officeCheck(which: keyof typeof OFFICE_ADDRESSES, ask: Fetch): Promise<CheckResult> {
  const name = CHECK_NAMES[which];
  const address = OFFICE_ADDRESSES[which];
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MILLISECONDS);
  try {
    await ask(address, { mode: "no-cors", cache: "no-store", credentials: "omit", signal: stop.signal });
    return { name, verdict: "good", sentence: { zh: `连得上 ${address}。`, en: `${address} answers.` } };
  } catch {
    // The browser does not say which: no route, a name nobody knows, a proxy, the server's own policy.
    return {
      name,
      verdict: "bad",
      sentence: {
        zh: `连不上 ${address}（断网、防火墙、代理，或服务器的安全策略没有放行）。Excel 里的窗格会停在“正在连接”；没有互联网请用 files.html。`,
        en: `${address} does not answer (no network, a firewall or proxy, or this server's policy forbids it). The pane in Excel would stop at “Connecting”; without internet use files.html.`,
      },
    };
  } finally {
    clearTimeout(timer);
  }
}

/** What a server must say for each kind of page; `problem` names what is missing. */
interface Demand {
  readonly header: string;
  readonly fits: (value: string) => boolean;
}

const DEMANDS: readonly Demand[] = [
  { header: "Content-Type", fits: (value) => /^text\/html/i.test(value) },
  { header: "Cache-Control", fits: (value) => /no-cache|no-store|max-age=0/i.test(value) },
  { header: "Content-Security-Policy", fits: (value) => value.includes("script-src") },
  { header: "X-Content-Type-Options", fits: (value) => value.toLowerCase() === "nosniff" },
];

/** Asks the server for the pane's page and looks at the headers that the shipped settings would send. */
export async function serverCheck(protocol: string, ask: Fetch): Promise<CheckResult> {
  const name = CHECK_NAMES.server;
  if (protocol === "file:") {
    return {
      name,
      verdict: "unknown",
      sentence: { zh: "从文件夹打开，没有服务器。", en: "Opened from a folder: no server." },
    };
  }
  let answer: Awaited<ReturnType<Fetch>>;
  try {
    answer = await ask("taskpane.html", { method: "HEAD", cache: "no-store" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      name,
      verdict: "bad",
      sentence: { zh: `服务器没有回应：${reason}`, en: `The server does not answer: ${reason}` },
    };
  }
  if (!answer.ok) {
    return {
      name,
      verdict: "bad",
      sentence: {
        zh: `旁边没有 taskpane.html（${answer.status}）：请把 pages 文件夹整个复制过去。`,
        en: `There is no taskpane.html beside this page (${answer.status}): copy the whole pages folder.`,
      },
    };
  }
  const missing = DEMANDS.filter(({ header, fits }) => !fits(answer.headers.get(header) ?? "")).map(
    ({ header }) => header,
  );
  if (missing.length === 0) {
    return {
      name,
      verdict: "good",
      sentence: { zh: "缓存、类型和安全策略都已设好。", en: "Caching, types and policy are set." },
    };
  }
  return {
    name,
    verdict: "doubt",
    sentence: {
      zh: `缺 ${missing.join("、")}：请用 servers 文件夹里的 nginx 或 IIS 配置，否则升级后用户可能仍看到旧版。`,
      en: `Missing: ${missing.join(", ")}. Use the nginx or IIS settings in the servers folder, or people may keep seeing the old version after an upgrade.`,
    },
  };
}
