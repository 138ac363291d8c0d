import { contentCases } from "./contents";
import type { PortCase } from "./harness";
import { keepingCases } from "./keeping";
import { placeCases } from "./places";
import { renderCases, strangerCases } from "./rendering";
import { protectionCases, writeCases } from "./writing";

/** What a use case may rely on, whichever workbook it works on. */
export const portCases: readonly PortCase[] = [
  ...renderCases,
  ...contentCases,
  ...strangerCases,
  ...writeCases,
  ...protectionCases,
  ...keepingCases,
  ...placeCases,
];
