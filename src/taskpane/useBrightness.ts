import { useEffect, useState } from "react";
import { chooseBrightness, type Brightness, type OfficeThemeFacts } from "./theme";

const DARK_QUERY = "(prefers-color-scheme: dark)";

/** Follows Office's theme; Office tells no change on every host, so it is asked again whenever the pane gets focus. */
export function useBrightness(officeTheme: () => OfficeThemeFacts | null): Brightness {
  const [brightness, setBrightness] = useState(() => current(officeTheme));
  useEffect(() => {
    const look = (): void => setBrightness(current(officeTheme));
    const query = darkQuery();
    window.addEventListener("focus", look);
    query?.addEventListener("change", look);
    return () => {
      window.removeEventListener("focus", look);
      query?.removeEventListener("change", look);
    };
  }, [officeTheme]);
  return brightness;
}

function current(officeTheme: () => OfficeThemeFacts | null): Brightness {
  return chooseBrightness(officeTheme(), darkQuery()?.matches ?? false);
}

/** Absent in very old web views. */
function darkQuery(): MediaQueryList | null {
  return "matchMedia" in window ? window.matchMedia(DARK_QUERY) : null;
}
