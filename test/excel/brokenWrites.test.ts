import { success, type Result } from "../../src/domain/fault";
import type { ReturnedFile, UnitFileContent } from "../../src/domain/returns";
import { createExcelPort } from "../../src/excel/port";
import { loadExchange } from "../../src/usecases/exchangeStore";
import { createFundUseCases, type FundUseCases } from "../../src/usecases/fund";
import type { WorkbookPort } from "../../src/usecases/port";
import { requireBook } from "../../src/usecases/workbookBook";
import { JOURNAL_SHEET, SHEET } from "../../src/workbook/names";
import type { WorkbookContent } from "../../src/workbook/plan";
import { runs } from "../runs";
import { payment } from "../tracking/returned";
import { clock, valueOf } from "../usecases/corruption";
import { startExcel, type RunningExcel } from "../workbench/excel-in-process";

/** Every bulk write of the pane. Each failure ends in the old state, the new one, or a clear way on (E15). */
const EVEN = { method: "even", handEdits: "replace" } as const;
const moment = (): string => "2020-05-25T09:00:00";
/** Indices tried per act and kind of failure in the normal run; all of them in the deep one. */
const FEW = 2;

type Outcome = "old" | "new" | "taken back" | "written out";

let excel: RunningExcel;
let port: WorkbookPort;

/** As a pane opened anew. */
async function pane(): Promise<FundUseCases> {
  const fund = createFundUseCases(port, clock, moment);
  await fund.view();
  return fund;
}

async function content(): Promise<WorkbookContent> {
  const names = valueOf(await port.sheetNames()).filter((name) => name !== JOURNAL_SHEET);
  return valueOf(await port.read(names));
}

/** What is typed or told; what follows from it is computed by the sheets themselves. */
function withoutLog(all: WorkbookContent): WorkbookContent {
  return all.filter(({ name }) => name !== SHEET.log && name !== SHEET.keys);
}

interface BulkWrite {
  readonly name: string;
  readonly before: (fund: FundUseCases) => Promise<void>;
  readonly act: (fund: FundUseCases) => Promise<Result<unknown>>;
}

/** Actions of the host during one undisturbed run, which is taken back again. */
async function actionsOf({ act }: BulkWrite): Promise<number> {
  excel.host.setFaults({});
  const fund = await pane();
  excel.host.setFaults({});
  valueOf(await act(fund));
  const desk = excel.host as unknown as { readonly faultDesk: { readonly actions: number } };
  const { actions } = desk.faultDesk;
  await (await pane()).undo();
  return actions;
}

/** `once`: the host recovers at once; `from`: everything fails from there on, so that nothing can be put back. */
type Failing = "once" | "from";

async function attempt({ act }: BulkWrite, action: number, failing: Failing): Promise<Outcome> {
  const fund = await pane();
  const before = await content();
  const many = Array.from({ length: 400 }, (_unused, index) => action + index);
  const at = failing === "once" ? [action] : many;
  excel.host.setFaults({ fail: at.map((one) => ({ at: { action: one }, code: "GeneralException" as const })) });
  const result = await act(fund);
  excel.host.setFaults({});
  const again = await pane();
  const broken = again.brokenStep();
  if (broken === null) {
    const now = await content();
    if (!result.ok && JSON.stringify(now) === JSON.stringify(before)) return "old";
    const told = valueOf(await again.verifyLog());
    expect([action, failing, told.ok]).toEqual([action, failing, true]);
    expect([action, failing, JSON.stringify(withoutLog(now)) === JSON.stringify(withoutLog(before))]).toEqual([
      action,
      failing,
      false,
    ]);
    await again.undo();
    return "new";
  }
  if (action % 2 === 0 && broken.continuable) {
    const ended = valueOf(await again.goOn());
    expect([action, failing, ended.skipped]).toEqual([action, failing, []]);
    expect([action, again.brokenStep()]).toEqual([action, null]);
    await again.undo();
    return "written out";
  }
  const back = valueOf(await again.takeBack());
  expect([action, failing, back.skipped]).toEqual([action, failing, []]);
  expect([action, again.brokenStep()]).toEqual([action, null]);
  expect([action, withoutLog(await content())]).toEqual([action, withoutLog(before)]);
  return "taken back";
}

/** Spread over the act; all of them where there are fewer than asked for. */
function chosen(actions: number, count: number): readonly number[] {
  const step = Math.max(1, actions / count);
  const picked = Array.from(
    { length: Math.min(count, actions) },
    (_unused, index) => Math.floor((index + 0.5) * step) + 1,
  );
  return [...new Set(picked)];
}

async function opinionOf(fund: FundUseCases): Promise<Result<unknown>> {
  fund.setPerson("示例复核");
  return fund.addOpinion({ finding: "R03", opinion: "接受", reason: "示例理由" });
}

const WRITES: readonly BulkWrite[] = [
  { name: "allocate", before: async () => undefined, act: (fund) => fund.allocate(EVEN) },
  {
    name: "repair",
    before: async (fund) => void valueOf(await fund.allocate(EVEN)),
    act: async (fund) => {
      const proposal = await fund.proposeRepair();
      const [option] = proposal.ok ? proposal.value.options : [];
      return option ? fund.applyRepair(option.moves) : proposal;
    },
  },
  {
    name: "mend",
    before: async () => {
      valueOf(await port.write([{ sheet: SHEET.allocation, address: "D7", value: 12 }]));
    },
    act: (fund) => fund.mend("all"),
  },
  { name: "opinion", before: async (fund) => void valueOf(await fund.allocate(EVEN)), act: opinionOf },
  {
    name: "collect",
    before: async (fund) => {
      valueOf(await fund.allocate(EVEN));
      const request = { period: "2020-05", due: "2020-05-20", contact: "" };
      valueOf(await fund.issueUnitFiles(request, async () => success(new Uint8Array([1]))));
    },
    act: async (fund) => {
      const { file, bytes } = await returnedFile();
      const pool = {
        async *read() {
          yield { name: "甲.xlsx", bytesHash: "1", reading: success(file) };
        },
      };
      const preview = await fund.previewCollect([{ name: "甲.xlsx", bytes }], pool);
      return preview.ok ? fund.applyCollect(preview.value, []) : preview;
    },
  },
];

let returned: ReturnedFile | null = null;
/** Known before the host fails: what a unit sent does not come from this workbook. */
async function returnedFile(): Promise<{ file: ReturnedFile; bytes: () => Promise<Uint8Array> }> {
  if (returned === null) throw new Error("not prepared");
  return { file: returned, bytes: async () => new Uint8Array() };
}

async function prepareReturn(): Promise<void> {
  const book = valueOf(await requireBook(port, clock()));
  const issued = valueOf(await loadExchange(port, book)).issued[3];
  if (!issued) return;
  const sent = JSON.parse(issued.content) as UnitFileContent;
  const { fileId, period, unit } = sent;
  const records = [payment({ payee: "示例公司" })];
  const rest = { evidence: "keys", content: sent, hash: null, records, remarks: [], unplaced: [] } as const;
  returned = { fileId, period, unit: unit.code, ...rest };
}

describe("a write that breaks off", () => {
  beforeEach(async () => {
    excel = await startExcel();
    port = createExcelPort({ wait: async () => undefined });
    valueOf(await (await pane()).loadSample());
  }, 60_000);
  afterEach(async () => {
    excel.host.setFaults({});
    await excel.stop();
  });

  it.each(WRITES.map((write) => [write.name, write] as const))(
    "%s ends in the old state, the new one, or a clear way on",
    async (name, write) => {
      await write.before(await pane());
      if (name === "collect") await prepareReturn();
      const actions = await actionsOf(write);
      const count = runs(1) > 1 ? actions : FEW;
      const outcomes: Outcome[] = [];
      for (const failing of ["once", "from"] as const) {
        for (const action of chosen(actions, count)) outcomes.push(await attempt(write, action, failing));
      }
      console.log(name, actions, outcomes.join());
      expect(outcomes.filter((one) => one === "old").length).toBeGreaterThan(0);
    },
    20_000_000,
  );
});
