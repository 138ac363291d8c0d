import { act, configure, render, screen, waitFor } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { TextDecoder, TextEncoder } from "node:util";
import { App, type AppProps } from "../../src/taskpane/App";
import type { OfficeThemeFacts } from "../../src/taskpane/theme";
import type { Locale } from "../../src/taskpane/words";
import type { FundUseCases } from "../../src/usecases/fund";

// Every browser has these; jsdom does not pass the first two on and lacks the third.
Object.defineProperty(globalThis, "TextEncoder", { value: TextEncoder, configurable: true });
Object.defineProperty(globalThis, "TextDecoder", { value: TextDecoder, configurable: true });
Object.defineProperty(Blob.prototype, "arrayBuffer", {
  configurable: true,
  value(this: Blob): Promise<unknown> {
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.addEventListener("load", () => resolve(reader.result));
      reader.readAsArrayBuffer(this);
    });
  },
});

// Whole panes in jsdom are slow on a busy machine.
jest.setTimeout(60_000);
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });

// React and Fluent tell of wrong use by console.error only: here that is a failure.
beforeEach(() => {
  jest.spyOn(console, "error").mockImplementation((...told: unknown[]) => {
    // The slow clock looks again whenever it likes, also between the steps of a test.
    if (String(told[0]).includes("not wrapped in act")) return;
    throw new Error(`console.error: ${told.map(String).join(" ")}`);
  });
});
afterEach(() => jest.restoreAllMocks());

export interface ShownPane {
  readonly user: UserEvent;
  readonly container: HTMLElement;
  readonly unmount: () => void;
}

interface ShowOptions {
  readonly locale?: Locale;
  readonly theme?: OfficeThemeFacts | null;
  /** What the pane can do only in some places. */
  readonly doors?: Pick<AppProps, "openPool" | "openWorkbook">;
}

/** Shows the pane over a fund and waits for the first reading. */
export async function showPane(
  fund: FundUseCases,
  { locale = "zh", theme = null, doors = {} }: ShowOptions = {},
): Promise<ShownPane> {
  const user = userEvent.setup({ pointerEventsCheck: 0 });
  const shown = render(<App fund={fund} locale={locale} officeTheme={() => theme} {...doors} />);
  await act(async () => Promise.resolve());
  return { user, container: shown.container, unmount: shown.unmount };
}

export function button(name: string | RegExp): HTMLElement {
  return screen.getByRole("button", { name });
}

/** Goes to a view by its button in the navigation. */
export async function goTo(user: UserEvent, view: string): Promise<void> {
  await user.click(button(new RegExp(`${view}$`)));
  // Views are fetched when they are gone to.
  await waitFor(() => expect(screen.queryByText("正在打开…")).toBeNull());
}
