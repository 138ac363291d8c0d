import type { CalculationModel, WorkbookModel } from "../../../sheetfile";
import { HostError } from "../errors";
import { propertiesModel, propertiesOf } from "../model/properties";
import type { OpenHost } from "./objects";

/** What belongs to the workbook as a whole, in the words of a file. */
export type BookParts = Pick<
  WorkbookModel,
  "properties" | "customProperties" | "customXml" | "protection" | "calculation"
>;

const modes = {
  automatic: "Automatic",
  automaticExceptTables: "AutomaticExceptTables",
  manual: "Manual",
} as const satisfies Record<CalculationModel["mode"], string>;

/** Nobody can lift a protection whose password only the file knows. */
const unknownPassword = "\u0000";

/** Puts what a file says of the whole workbook into the host. */
export function loadBookParts({ engine, book }: OpenHost, model: BookParts): void {
  book.properties = propertiesOf(model.properties);
  book.customProperties.clear();
  for (const { key, value } of model.customProperties) book.customProperties.set(key, value);
  book.customXml.load(readableXml(book, model));
  const { protection, calculation } = model;
  book.state.protection = protection === null ? null : { password: protection.password ? unknownPassword : null };
  const { enabled, maximumIterations, maximumChange } = calculation.iterative;
  Object.assign(book.state.iterativeCalculation, {
    enabled,
    maxIteration: maximumIterations,
    maxChange: maximumChange,
  });
  book.calculationMode = modes[calculation.mode];
  engine.setManualCalculation(calculation.mode === "manual");
}

/** Parts the host takes for no XML document stay in the file and out of sight. */
function readableXml(book: OpenHost["book"], { customXml }: BookParts): BookParts["customXml"] {
  const readable = customXml.filter((part) => {
    try {
      book.customXml.load([part]);
      return true;
    } catch (error) {
      if (error instanceof HostError) return false;
      throw error;
    }
  });
  hidden.set(
    book,
    customXml.filter((part) => !readable.includes(part)),
  );
  return readable;
}

const hidden = new WeakMap<object, BookParts["customXml"]>();

/** What a file is to say of the whole workbook. */
export function bookParts({ book }: OpenHost): BookParts {
  const { enabled, maxIteration, maxChange } = book.state.iterativeCalculation;
  const mode = (Object.keys(modes) as CalculationModel["mode"][]).find((key) => modes[key] === book.calculationMode);
  const { protection } = book.state;
  return {
    properties: propertiesModel(book.properties),
    customProperties: book.customProperties.list(),
    customXml: [...book.customXml.models(), ...(hidden.get(book) ?? [])],
    protection: protection === null ? null : { password: protection.password === unknownPassword },
    calculation: {
      mode: mode ?? "automatic",
      iterative: { enabled, maximumIterations: maxIteration, maximumChange: maxChange },
    },
  };
}
