import { Suspense, lazy } from "react";
import { createRoot, type Root } from "react-dom/client";
import { canOpenWorkbooks, openNewWorkbook } from "../excel/newWorkbook";
import { createExcelPort } from "../excel/port";
import { paneSolver } from "./solving/paneSolver";
import { localClock, localMoment } from "../usecases/clock";
import { createFundUseCases } from "../usecases/fund";
import type { WorkbookPort } from "../usecases/port";
import { App } from "./App";
import { bootOffice, type Boot } from "./boot";
import { unexpectedFault, type ShownFault } from "./faults";
import { HostPage } from "./HostPage";
import "./pane.css";
import { chooseLocale, type Locale } from "./words";

/** Only for the curious: not part of what the pane loads first. */
const SelfTestPage = lazy(() => import("./selfTest/SelfTestPage"));

/** Starts the pane: Office first, then the fund over Excel; without Excel a page that says why. */
async function start(root: Root): Promise<void> {
  const boot = await bootOffice("Office" in window ? Office : undefined, navigator.language);
  if (boot.kind === "refused") {
    refuse(root, boot.fault, boot.locale);
    return;
  }
  showFund(root, createExcelPort(), boot);
}

type Ready = Extract<Boot, { readonly kind: "ready" }>;

function showFund(root: Root, port: WorkbookPort, { locale, officeTheme }: Ready): void {
  const fund = createFundUseCases(port, localClock, localMoment, paneSolver());
  // In the fund's place, not above it: nothing of the fund may look at the sheets the self-test makes.
  const openSelfTest = (): void =>
    root.render(
      <Suspense fallback={null}>
        <SelfTestPage port={port} locale={locale} officeTheme={officeTheme} onBack={showAgain} />
      </Suspense>,
    );
  const showAgain = (): void =>
    root.render(
      <App
        fund={fund}
        locale={locale}
        officeTheme={officeTheme}
        onSelfTest={openSelfTest}
        openPool={async () => (await import("./exchange/readingPool")).paneReadingPool()}
        {...(canOpenWorkbooks() ? { openWorkbook: openNewWorkbook } : {})}
      />,
    );
  showAgain();
}

function refuse(root: Root, fault: ShownFault, locale: Locale): void {
  root.render(<HostPage fault={fault} locale={locale} onRetry={() => window.location.reload()} />);
}

const container = document.getElementById("root");
if (container === null) throw new Error("taskpane.html has no element #root");
const root = createRoot(container);
const report = (error: unknown): void => refuse(root, unexpectedFault(error), chooseLocale(navigator.language));
start(root).catch(report);
