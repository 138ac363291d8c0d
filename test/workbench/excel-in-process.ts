/**
 * A real Excel API without Excel: the genuine, unmodified Office.js boots inside the test and talks to the
 * workbench's host through the same messages as in the browser.
 *
 *   const excel = await startExcel();                 // or { apiLevel: 9, workbook: univerSnapshot }
 *   await Excel.run(async (context) => { … });        // global Excel and Office are set (also excel.Excel, excel.Office)
 *   await excel.edit("Sheet1!B2", 12.5);              // what a person types: raises onChanged, respects protection
 *   excel.host.faults.failAction = { index: 3, code: "AccessDenied" };
 *   await excel.stop();                               // in afterEach/afterAll; takes the globals away again
 *
 * Works in jest's node environment. One at a time: Office.js lives in globals. Each start takes about half a second.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import {
  FOCUSING_SHEET,
  ICommandService,
  IContextService,
  IUniverInstanceService,
  UndoCommand,
  UniverInstanceType,
} from "@univerjs/core";
import type { IWorkbookData, Univer, Workbook } from "@univerjs/core";
import { parseArea, splitSheet } from "../../src/workbench/host/address";
import { PaneConnection } from "../../src/workbench/host/connection";
import type { Engine } from "../../src/workbench/host/engine/engine";
import { createUniverEngine } from "../../src/workbench/host/engine/univer-engine";
import { blankWorkbook, createHeadlessUniver } from "../../src/workbench/host/engine/univer-headless";
import { typeIntoCell } from "../../src/workbench/host/engine/univer-typing";
import { bootName } from "../../src/workbench/host/boot";
import type { HostOptions } from "../../src/workbench/host/host";
import { ExcelHost } from "../../src/workbench/host/host";

const distribution = join(__dirname, "../../node_modules/@microsoft/office-js/dist");
const origin = "https://localhost:3000";

export interface StartOptions extends HostOptions {
  /** The workbook to open, as the engine's snapshot; a blank one with `Sheet1` by default. */
  readonly workbook?: Partial<IWorkbookData>;
}

export interface RunningExcel {
  readonly Excel: typeof Excel;
  readonly Office: typeof Office;
  readonly host: ExcelHost;
  readonly engine: Engine;
  /** The engine's own commands, for what people do by mouse and keyboard. */
  readonly univer: Univer;
  readonly connection: PaneConnection;
  /** Types into a cell as a person does (`分配表!E9`); false when the sheet refuses it. */
  edit(address: string, value: string | number): Promise<boolean>;
  /** Takes back what was typed last, as Ctrl+Z does. */
  undo(): Promise<void>;
  /** Resolves when calculation is done and waiting events have been delivered. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

type Globals = Record<string, unknown>;
const realm = globalThis as unknown as Globals;

/** Sets globals and gives back the way to undo it. */
function setGlobals(values: Globals): () => void {
  const before = Object.keys(values).map((key) => [key, Object.getOwnPropertyDescriptor(realm, key)] as const);
  for (const [key, value] of Object.entries(values)) {
    Object.defineProperty(realm, key, { value, configurable: true, writable: true, enumerable: true });
  }
  return () => {
    for (const [key, descriptor] of before) {
      if (descriptor === undefined) Reflect.deleteProperty(realm, key);
      else Object.defineProperty(realm, key, descriptor);
    }
  };
}

/** Loads a script of the distribution into the test's own realm (indirect eval makes its `var`s global). */
function runScript(path: string): void {
  // eslint-disable-next-line no-eval -- Office.js is no module: its `var`s must become globals, in jest's own realm
  const run = eval;
  run(readFileSync(join(distribution, path), "utf8"));
}

/** Office.js polls for ever and keeps long time limits: neither may hold up the end of the test run. */
function tameTimers(): () => void {
  const { setTimeout: originalTimeout, setInterval: originalInterval } = globalThis;
  const intervals: NodeJS.Timeout[] = [];
  const undo = setGlobals({
    setTimeout: (callback: () => void, delay?: number, ...rest: []) =>
      originalTimeout(callback, delay, ...rest).unref(),
    setInterval: (callback: () => void, delay?: number, ...rest: []) => {
      const interval = originalInterval(callback, delay, ...rest).unref();
      intervals.push(interval);
      return interval;
    },
  });
  return () => {
    undo();
    intervals.forEach((interval) => clearInterval(interval));
  };
}

/** The window Office.js needs: a real DOM, whose script elements are evaluated in the test's realm. */
function openWindow(name: string, post: (text: string) => void): { dom: JSDOM; close: () => void } {
  const html = `<!doctype html><html><head><script src="${origin}/office/office.js"></script></head><body></body></html>`;
  const dom = new JSDOM(html, { url: `${origin}/taskpane.html`, pretendToBeVisual: true });
  const { window } = dom;
  Object.defineProperty(window.document, "domain", { value: "localhost", configurable: true });
  const head = window.document.head;
  const append = head.appendChild.bind(head);
  head.appendChild = <T extends Node>(node: T): T => {
    if (node.nodeName !== "SCRIPT") return append(node);
    const script = node as unknown as HTMLScriptElement;
    const path = script.src.replace(`${origin}/office/`, "");
    setTimeout(() => {
      try {
        runScript(path);
        script.onload?.(new window.Event("load"));
      } catch {
        script.onerror?.("missing");
      }
    }, 0);
    return node;
  };
  const undo = setGlobals({
    window: realm,
    self: realm,
    name,
    opener: { postMessage: post },
    document: window.document,
    location: window.location,
    navigator: window.navigator,
    history: window.history,
    sessionStorage: window.sessionStorage,
    localStorage: window.localStorage,
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
    dispatchEvent: window.dispatchEvent.bind(window),
    XMLHttpRequest: window.XMLHttpRequest,
    alert: () => undefined,
    confirm: () => false,
    prompt: () => null,
  });
  return {
    dom,
    close: () => {
      undo();
      window.close();
    },
  };
}

let conversations = 0;

export async function startExcel(options: StartOptions = {}): Promise<RunningExcel> {
  const univer = createHeadlessUniver(options.workbook ?? blankWorkbook());
  const engine = createUniverEngine(univer);
  const host = new ExcelHost(engine, options);
  conversations += 1;
  const conversationId = `conversation-${conversations}`;
  const boot = {
    conversationId,
    controlId: "pane",
    hostUrl: `${origin}/workbench.html`,
    locale: options.locale ?? "zh-CN",
  };
  const present = new Set(Object.keys(realm));
  const freeTimers = tameTimers();

  const page = openWindow(bootName(boot), (text) => setImmediate(() => connection.receive(text)));
  const connection = new PaneConnection(host, {
    conversationId,
    controlId: boot.controlId,
    origin,
    post: (text) => page.dom.window.dispatchEvent(new page.dom.window.MessageEvent("message", { data: text, origin })),
  });

  runScript("office.js");
  const office = realm["Office"] as typeof Office;
  await office.onReady();

  return {
    Excel: realm["Excel"] as typeof Excel,
    Office: office,
    host,
    engine,
    univer,
    connection,
    edit: async (address, value) => {
      const { sheet, rest } = splitSheet(address);
      const area = parseArea(rest);
      const target = sheet === null ? engine.activeSheet() : host.book.findSheet(sheet);
      if (area === null || target === null) throw new Error(`no cell ${address}`);
      const accepted = await typeIntoCell(univer, target, area.row, area.column, value);
      await engine.settle();
      await new Promise((resolve) => setTimeout(resolve, 0));
      return accepted;
    },
    undo: async () => {
      const injector = univer.__getInjector();
      const instances = injector.get(IUniverInstanceService);
      // Undo works on the workbook that has the keyboard.
      const workbook = instances.getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
      instances.focusUnit(workbook?.getUnitId() ?? null);
      injector.get(IContextService).setContextValue(FOCUSING_SHEET, true);
      await injector.get(ICommandService).executeCommand(UndoCommand.id, {});
      await engine.settle();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
    settled: async () => {
      await engine.settle();
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop: async () => {
      // The client cleans up its references after a run; let that pass before the other end goes away.
      await new Promise((resolve) => setTimeout(resolve, 20));
      host.stop();
      engine.dispose();
      univer.dispose();
      page.close();
      freeTimers();
      for (const key of Object.keys(realm)) if (!present.has(key)) Reflect.deleteProperty(realm, key);
    },
  };
}
