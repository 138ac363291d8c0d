import { JSDOM } from "jsdom";
import { connectPane } from "../../../src/workbench/host/connect-pane";
import { createUniverEngine } from "../../../src/workbench/host/engine/univer-engine";
import { createHeadlessUniver } from "../../../src/workbench/host/engine/univer-headless";
import { ExcelHost } from "../../../src/workbench/host/host";

const origin = "https://localhost:3000";
const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

function start() {
  const univer = createHeadlessUniver();
  const engine = createUniverEngine(univer);
  const host = new ExcelHost(engine);
  const dom = new JSDOM("<iframe></iframe>", { url: `${origin}/workbench.html` });
  const { window } = dom;
  const frame = window.document.querySelector("iframe");
  if (frame === null) throw new Error("no frame");
  const posted: [text: string, target: string][] = [];
  const commands: string[] = [];
  const pane = connectPane(host, frame, {
    address: "/taskpane.html",
    locale: "zh-CN",
    onCommandCompleted: (id) => commands.push(id),
  });
  // Here a frame gets another window when it is given an address; in a browser the window stays the same.
  const inner = frame.contentWindow;
  if (inner === null) throw new Error("the frame has no window");
  inner.postMessage = ((text: string, target: string) => void posted.push([text, target])) as typeof inner.postMessage;
  closing.push(() => {
    pane.close();
    host.stop();
    engine.dispose();
    univer.dispose();
    window.close();
  });
  const boot = JSON.parse(frame.name) as { xdmInfo: string; hostInfo: string };
  const [conversation = "", control, hostUrl] = boot.xdmInfo.split("|");
  const send = async (message: object, from: Window | null = inner, sender = origin): Promise<void> => {
    const data = JSON.stringify({ _messageType: 0, _conversationId: conversation, _correlationId: 1, ...message });
    window.dispatchEvent(new window.MessageEvent("message", { data, origin: sender, source: from as never }));
    await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const answers = (): { _actionName: string; _data: unknown; _responseType: number }[] =>
    posted.map(([text]) => JSON.parse(text) as { _actionName: string; _data: unknown; _responseType: number });
  return { boot, control, hostUrl, frame, pane, send, posted, answers, commands, inner };
}

const context = { _actionType: 0, _actionName: "ContextActivationManager_getAppContextAsync", _data: "taskpane" };

test("the frame is named before it is loaded, and its questions are answered to its origin only", async () => {
  const { boot, control, hostUrl, frame, send, posted, answers } = start();
  expect(boot.hostInfo).toBe("Excel$Web$16.00$zh-CN$telemetry$$$0");
  expect([control, hostUrl, frame.src]).toEqual(["taskpane", `${origin}/workbench.html`, `${origin}/taskpane.html`]);
  await send(context);
  expect(posted.map(([, target]) => target)).toEqual([origin]);
  expect(answers()[0]?._data).toMatchObject({ _id: "taskpane", _appUILocale: "zh-CN", _clientMode: 1 });
});

test("messages of other windows, other origins, other conversations and other kinds are ignored", async () => {
  const { send, posted } = start();
  await send(context, null);
  await send(context, undefined, "https://example.org");
  await send({ ...context, _conversationId: "another" });
  await send({ ...context, _messageType: 1 });
  expect(posted).toEqual([]);
});

test("a ribbon command reaches a pane that registered for it, and its completion comes back", async () => {
  const { pane, send, answers, commands } = start();
  pane.invokeCommand("button", "check");
  expect(answers()).toEqual([]);
  await send({ _actionType: 1, _actionName: "appCommandInvoked", _data: {} });
  pane.invokeCommand("button", "check");
  const last = answers().at(-1);
  expect([last?._actionName, last?._responseType, (last?._data as string[]).slice(0, 2)]).toEqual([
    "appCommandInvoked",
    1,
    ["button", "check"],
  ]);
  const completed = { DdaMethod: { DispatchId: 94 }, 0: "button", 1: 0 };
  await send({ _actionType: 0, _actionName: "executeMethod", _data: completed });
  expect(commands).toEqual(["button"]);
});

test("calls that are not hosted are refused, not swallowed; a closed connection is silent", async () => {
  const { pane, send, answers, posted } = start();
  await send({ _actionType: 0, _actionName: "executeMethod", _data: { DdaMethod: { DispatchId: 98 } } });
  expect(answers()[0]?._data).toEqual({ Version: 1, Error: 5000 });
  pane.close();
  await send(context);
  expect(posted).toHaveLength(1);
});
