import { createRoot } from "react-dom/client";
import { App } from "./App";
import "@fontsource/noto-sans-sc/400.css";
import "./page.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no root element.");
createRoot(root).render(<App />);
