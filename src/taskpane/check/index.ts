import "../pane.css";
import "./plain.css";
import { browserChecks, type LookedAt } from "./browserChecks";
import { officeCheck, serverCheck } from "./networkChecks";
import { CHECK_NAMES, VERDICTS, type CheckResult } from "./words";

/**
 * check.html: what this computer and this server can do, in both languages. Plain DOM, so that it shows something
 * where the pane itself cannot start. Without a press nothing leaves the server it came from.
 */
const results = new Map<string, CheckResult>();

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`check.html has no element #${id}`);
  return element;
}

function show(result: CheckResult): void {
  results.set(result.name.en, result);
  const rows = [...results.values()].map(({ name, verdict, sentence }) => {
    const row = document.createElement("tr");
    const sign = VERDICTS[verdict];
    row.dataset["verdict"] = verdict;
    row.append(
      cell("th", [name.zh, name.en]),
      cell("td", [`${sign.sign} ${sign.zh}`, sign.en]),
      cell("td", [sentence.zh, sentence.en]),
    );
    return row;
  });
  elementOf("results").replaceChildren(...rows);
  const text = [...results.values()].map(
    ({ name, verdict, sentence }) => `${VERDICTS[verdict].sign} ${name.zh} ${name.en}: ${sentence.zh} ${sentence.en}`,
  );
  (elementOf("report") as HTMLTextAreaElement).value = [navigator.userAgent, ...text].join("\n");
}

function cell(kind: "th" | "td", [zh, en]: readonly [string, string]): HTMLElement {
  const made = document.createElement(kind);
  const english = document.createElement("span");
  english.lang = "en";
  english.textContent = en;
  made.append(zh, english);
  return made;
}

function drawsCanvas(): boolean {
  const context = document.createElement("canvas").getContext("2d");
  if (context === null) return false;
  context.fillStyle = "#ff0000";
  context.fillRect(0, 0, 1, 1);
  const [red, green] = context.getImageData(0, 0, 1, 1).data;
  return red === 255 && green === 0;
}

function keepsEntries(): boolean {
  const key = "hengbo-check";
  localStorage.setItem(key, "1");
  const kept = localStorage.getItem(key) === "1";
  localStorage.removeItem(key);
  return kept;
}

function lookAround(): LookedAt {
  return {
    userAgent: navigator.userAgent,
    protocol: location.protocol,
    host: location.host,
    secure: window.isSecureContext,
    features: {
      "String.replaceAll": "replaceAll" in String.prototype,
      "Array.at": "at" in Array.prototype,
      "Promise.any": "any" in Promise,
      WeakRef: "WeakRef" in window,
      BigInt: "BigInt" in window,
      "Element.replaceChildren": "replaceChildren" in Element.prototype,
    },
    canPickFiles: "showSaveFilePicker" in window,
    drawsCanvas,
    keepsEntries,
  };
}

/** A download can only be seen by the person: it is offered, and the person says. */
function tryDownload(): void {
  const address = URL.createObjectURL(new Blob(["衡拨 Hengbo\n"], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "hengbo-check.txt";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  show({
    name: CHECK_NAMES.download,
    verdict: "unknown",
    sentence: {
      zh: "请看下载文件夹里有没有 hengbo-check.txt；没有，就是浏览器或单位策略不许下载。",
      en: "See whether hengbo-check.txt is among your downloads; if not, the browser or a policy forbids them.",
    },
  });
}

async function tryOffice(): Promise<void> {
  const ask = (address: string, options: RequestInit): Promise<Response> => fetch(address, options);
  const [global, china] = await Promise.all([officeCheck("officeGlobal", ask), officeCheck("officeChina", ask)]);
  show(global);
  show(china);
}

elementOf("too-old").remove();
elementOf("checks").hidden = false;
browserChecks(lookAround()).forEach(show);
elementOf("try-download").addEventListener("click", tryDownload);
elementOf("try-office").addEventListener("click", () => void tryOffice());
void serverCheck(location.protocol, (address, options) => fetch(address, options)).then(show);
