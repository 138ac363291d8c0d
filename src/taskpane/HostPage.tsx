import { FluentProvider } from "@fluentui/react-components";
import { useDisplay } from "./display/useDisplay";
import type { ShownFault } from "./faults";
import { LocaleContext } from "./paneContext";
import { FaultBar } from "./parts/FaultBar";
import type { Locale } from "./words";

const NO_OFFICE = (): null => null;

/** The page shown when there is no Excel to work with: why, and what to do. */
export function HostPage({
  fault,
  locale: told,
  onRetry,
}: {
  readonly fault: ShownFault;
  readonly locale: Locale;
  readonly onRetry: () => void;
}) {
  const { locale, lang, theme } = useDisplay(told, NO_OFFICE);
  return (
    <LocaleContext.Provider value={locale}>
      <FluentProvider theme={theme} lang={lang}>
        <main>
          <FaultBar fault={fault} onRetry={onRetry} />
        </main>
      </FluentProvider>
    </LocaleContext.Provider>
  );
}
