import { createRoot, type Root } from "react-dom/client";
import { createExcelPort } from "../excel/port";
import { createFundUseCases } from "../usecases/fund";
import { App } from "./App";
import { bootOffice } from "./boot";
import { unexpectedFault, type ShownFault } from "./faults";
import { HostPage } from "./HostPage";
import "./pane.css";
import { chooseLocale, type Locale } from "./words";

/** Starts the pane: Office first, then the fund over Excel; without Excel a page that says why. */
async function start(root: Root): Promise<void> {
  const boot = await bootOffice("Office" in window ? Office : undefined, navigator.language);
  document.documentElement.lang = boot.locale === "zh" ? "zh-CN" : "en";
  if (boot.kind === "refused") {
    refuse(root, boot.fault, boot.locale);
    return;
  }
  const fund = createFundUseCases(createExcelPort());
  root.render(<App fund={fund} locale={boot.locale} officeTheme={boot.officeTheme} />);
}

function refuse(root: Root, fault: ShownFault, locale: Locale): void {
  root.render(<HostPage fault={fault} locale={locale} onRetry={() => window.location.reload()} />);
}

const container = document.getElementById("root");
if (container === null) throw new Error("taskpane.html has no element #root");
const root = createRoot(container);
const report = (error: unknown): void => refuse(root, unexpectedFault(error), chooseLocale(navigator.language));
start(root).catch(report);
