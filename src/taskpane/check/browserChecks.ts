import { CHECK_NAMES, type CheckResult } from "./words";

/** The parts of a browser that are looked at; a test gives its own. */
export interface LookedAt {
  readonly userAgent: string;
  /** `https:`, `http:` or `file:` */
  readonly protocol: string;
  readonly host: string;
  readonly secure: boolean;
  /** Members newer than the language level the pages are written in; true when the browser has them. */
  readonly features: Readonly<Record<string, boolean>>;
  readonly canPickFiles: boolean;
  /** Draws on a canvas and reads the colour back; throws where it may not. */
  readonly drawsCanvas: () => boolean;
  /** Writes, reads and removes one entry; throws where it may not. */
  readonly keepsEntries: () => boolean;
}

/** What can be judged at once, without the network and without writing a file. */
export function browserChecks(looked: LookedAt): readonly CheckResult[] {
  return [browser(looked), address(looked), canvas(looked), storage(looked), saving(looked)];
}

function browser({ userAgent, features }: LookedAt): CheckResult {
  const missing = Object.keys(features).filter((feature) => features[feature] !== true);
  const name = browserName(userAgent);
  if (missing.length === 0) {
    return {
      name: CHECK_NAMES.browser,
      verdict: "good",
      sentence: { zh: `${name}，够新。`, en: `${name}, new enough.` },
    };
  }
  const list = missing.join(", ");
  return {
    name: CHECK_NAMES.browser,
    verdict: "bad",
    sentence: {
      zh: `${name} 太旧，缺 ${list}。请换新版 Edge、Chrome 或 Firefox；双核浏览器请切到“极速模式”。`,
      en: `${name} is too old; it lacks ${list}. Use a current Edge, Chrome or Firefox; switch two-engine browsers to their fast mode.`,
    },
  };
}

const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ["Edge", /\bEdg\/(\d+)/],
  ["Firefox", /\bFirefox\/(\d+)/],
  ["Chrome", /Chrome\/(\d+)/],
  ["Safari", /\bVersion\/(\d+).*\bSafari\//],
];

/** The browser as it calls itself: `Edge 120`; browsers built on Chrome call themselves Chrome. */
export function browserName(userAgent: string): string {
  for (const [name, pattern] of BROWSERS) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return /Trident|MSIE/.test(userAgent) ? "Internet Explorer" : userAgent.slice(0, 60);
}

function address({ protocol, host, secure }: LookedAt): CheckResult {
  const name = CHECK_NAMES.address;
  if (protocol === "file:") {
    return {
      name,
      verdict: "doubt",
      sentence: {
        zh: "从文件夹直接打开：files.html 可用（收表时不能多线程，会慢一些）；Excel 加载项必须放在 https 网站上。",
        en: "Opened from a folder: files.html works (returned files are read one after another, more slowly); the add-in itself needs an https site.",
      },
    };
  }
  if (protocol === "https:" && secure) {
    return {
      name,
      verdict: "good",
      sentence: {
        zh: `https，${host}。若打开时浏览器提示过证书不受信任，Excel 会拒绝加载：请先让这台电脑信任签发证书的机构。`,
        en: `https, ${host}. If the browser warned about the certificate, Excel will refuse the add-in: let this computer trust whoever issued it first.`,
      },
    };
  }
  return {
    name,
    verdict: "doubt",
    sentence: {
      zh: `${protocol}//${host} 没有加密：files.html 可用（只能下载，不能直接保存）；Excel 不接受 http 的加载项。`,
      en: `${protocol}//${host} is not encrypted: files.html works (with downloads only); Excel takes no add-in over http.`,
    },
  };
}

function canvas({ drawsCanvas }: LookedAt): CheckResult {
  const works = attempted(drawsCanvas);
  return {
    name: CHECK_NAMES.canvas,
    verdict: works ? "good" : "doubt",
    sentence: works
      ? { zh: "能画。", en: "It draws." }
      : {
          zh: "画布被禁用：工作台的表格画不出来；Excel 里的窗格和 files.html 不受影响。",
          en: "Canvas is blocked: the workbench cannot draw its grid; the pane in Excel and files.html do not need it.",
        },
  };
}

function storage({ keepsEntries }: LookedAt): CheckResult {
  const works = attempted(keepsEntries);
  return {
    name: CHECK_NAMES.storage,
    verdict: works ? "good" : "doubt",
    sentence: works
      ? {
          zh: "可用（数据都在工作簿里，这里只放可丢的缓存）。",
          en: "Works (data live in the workbook; this is only a cache).",
        }
      : {
          zh: "不可用：衡拨照常工作，数据都在工作簿里；工作台不能保留自动副本。",
          en: "Blocked: Hengbo works all the same, since data live in the workbook; the workbench keeps no automatic copy.",
        },
  };
}

function saving({ canPickFiles }: LookedAt): CheckResult {
  return {
    name: CHECK_NAMES.saving,
    verdict: canPickFiles ? "good" : "doubt",
    sentence: canPickFiles
      ? { zh: "files.html 可以直接存回原文件。", en: "files.html can save a file in place." }
      : {
          zh: "这个浏览器或打开方式不能直接存回原文件：改好后用“下载一份”。",
          en: "This browser, or the way the page was opened, cannot save in place: use Download a copy.",
        },
  };
}

function attempted(task: () => boolean): boolean {
  try {
    return task();
  } catch {
    // Policies make these members throw: then they cannot be used.
    return false;
  }
}
