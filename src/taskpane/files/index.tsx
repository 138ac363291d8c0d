import { createRoot } from "react-dom/client";
import "../pane.css";
import { chooseLocale } from "../words";
import { FilesPage } from "./FilesPage";
import type { FilePickers } from "./saveFile";

/** Starts the page over files. No Office.js, no network: what it needs lies beside it. */
const container = document.getElementById("root");
if (container === null) throw new Error("files.html has no element #root");
const locale = chooseLocale(navigator.language);
const pickers: Window & FilePickers = window;
createRoot(container).render(<FilesPage locale={locale} pickers={pickers} />);
