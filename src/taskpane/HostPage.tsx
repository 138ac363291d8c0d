import { FluentProvider } from "@fluentui/react-components";
import { useMemo } from "react";
import type { ShownFault } from "./faults";
import { LocaleContext } from "./paneContext";
import { FaultBar } from "./parts/FaultBar";
import { fluentTheme } from "./theme";
import { useBrightness } from "./useBrightness";
import type { Locale } from "./words";

const NO_OFFICE = (): null => null;

/** The page shown when there is no Excel to work with: why, and what to do. */
export function HostPage({
  fault,
  locale,
  onRetry,
}: {
  readonly fault: ShownFault;
  readonly locale: Locale;
  readonly onRetry: () => void;
}) {
  const brightness = useBrightness(NO_OFFICE);
  const theme = useMemo(() => fluentTheme(brightness), [brightness]);
  return (
    <LocaleContext.Provider value={locale}>
      <FluentProvider theme={theme} lang={locale === "zh" ? "zh-CN" : "en"}>
        <main>
          <FaultBar fault={fault} onRetry={onRetry} />
        </main>
      </FluentProvider>
    </LocaleContext.Provider>
  );
}
