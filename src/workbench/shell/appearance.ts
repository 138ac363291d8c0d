import { useSyncExternalStore } from "react";
import { onPreferences, preferences } from "./preferences";

const system = window.matchMedia("(prefers-color-scheme: dark)");

/** Whether the page is dark now: what the person chose, else what the system says. */
export function isDark(): boolean {
  const { theme } = preferences();
  return theme === "system" ? system.matches : theme === "dark";
}

export function onAppearance(listener: () => void): () => void {
  const stop = onPreferences(listener);
  system.addEventListener("change", listener);
  return () => {
    stop();
    system.removeEventListener("change", listener);
  };
}

export function useDark(): boolean {
  return useSyncExternalStore(onAppearance, isDark);
}
