import { createRoot } from "react-dom/client";
import { App } from "./App";
import { MissingPage } from "./MissingPage";
import { lookAround, whatIsMissing } from "./preflight";
import { fetchGrid } from "./useWorkbench";
import { currentWords } from "./words";
import "@fontsource/noto-sans-sc/400.css";
import "./page.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
const missing = whatIsMissing(lookAround(), currentWords());
createRoot(root).render(missing.length === 0 ? <App /> : <MissingPage reasons={missing} />);
// A failure is told where the grid starts.
if (missing.length === 0) void fetchGrid();
