import { asFlag } from "../arguments";
import { HostError } from "../errors";
import { bind, define, method, navigation, readOnly, settable } from "../member";
import type { BoundObject, Method, Session } from "../member";
import type { BookModel } from "../model";
import { bytesOfBase64 } from "./base64";
import { bindingsMembers } from "./bindings";
import { functionsMembers } from "./functions";
import { insertWorksheets } from "./insert-worksheets";
import { workbookProtectionMembers } from "./workbook-protection";

/** What the program around this Excel can do, or NotImplemented. */
function required<T>(callback: T | undefined, what: string): T {
  if (callback === undefined) throw new HostError("NotImplemented", `nobody here can ${what}`);
  return callback;
}

const save: Method<BookModel>["call"] = (book, args, { awaited, surroundings }) => {
  const behavior = args.optionalChoice(0, ["Save", "Prompt"]) ?? "Save";
  const saveWorkbook = required(surroundings.saveWorkbook, "save the workbook");
  awaited.get("save workbook", async () => saveWorkbook(behavior));
  book.state.isDirty = false;
  book.state.previouslySaved = true;
};

const close: Method<BookModel>["call"] = (_book, args, { surroundings }) => {
  const behavior = args.optionalChoice(0, ["Save", "SkipSave"]) ?? "Save";
  const closeWorkbook = required(surroundings.closeWorkbook, "close the workbook");
  // The pane may go with the workbook: its answer first.
  setTimeout(() => void closeWorkbook(behavior), 0);
};

function createAndOpen(text: string | undefined, { awaited, surroundings }: Session): void {
  const createWorkbook = required(surroundings.createWorkbook, "open another workbook");
  const bytes = text === undefined ? null : bytesOfBase64(text);
  awaited.get("create workbook", async () => createWorkbook(bytes));
}

const outerWorkbookMembers = define<null>({
  name: "WacWorkbook",
  methods: {
    createAndOpenWorkbook: method(0, (_target, args, session) => createAndOpen(args.optionalText(0), session)),
  },
});

/** The global object of batches that go to Excel's frame and not into the workbook. */
export const outerWorkbook: BoundObject = bind(outerWorkbookMembers, null);

/** What the workbook says of itself. */
export const workbookScalars = {
  autoSave: readOnly<BookModel>(9, () => false),
  calculationEngineVersion: readOnly<BookModel>(9, () => 191_029),
  chartDataPointTrack: settable<BookModel>(
    9,
    (book) => book.state.chartDataPointTrack,
    (book, value) => {
      book.state.chartDataPointTrack = asFlag(value);
    },
  ),
  isDirty: settable<BookModel>(
    9,
    (book) => book.state.isDirty,
    (book, value) => {
      book.state.isDirty = asFlag(value);
    },
  ),
  previouslySaved: readOnly<BookModel>(9, (book) => book.state.previouslySaved),
  usePrecisionAsDisplayed: settable<BookModel>(
    9,
    (book) => book.state.usePrecisionAsDisplayed,
    (book, value) => {
      // The engine calculates with what cells hold; displayed precision would change every value for good.
      if (asFlag(value)) throw new HostError("NotImplemented", "values keep their full precision");
      book.state.usePrecisionAsDisplayed = false;
    },
  ),
};

export const workbookNavigations = {
  bindings: navigation<BookModel>(1, (book) => bind(bindingsMembers, book)),
  functions: navigation<BookModel>(2, (book) => bind(functionsMembers, book)),
  protection: navigation<BookModel>(7, (book) => bind(workbookProtectionMembers, book)),
};

export const workbookLifeMethods = {
  close: method<BookModel>(11, close),
  getIsActiveCollabSession: method<BookModel>(9, () => false),
  insertWorksheetsFromBase64: method<BookModel>(13, (_book, args, session) => insertWorksheets(args, session)),
  save: method<BookModel>(11, save),
};
