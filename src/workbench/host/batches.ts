import { HostError, transportErrors } from "./errors";
import { execute } from "./executor";
import type { ExcelHost } from "./host";
import type { BoundObject, Session } from "./member";
import { outerWorkbook } from "./objects/workbook-life";
import type { Action, BatchRequest, BatchResponse } from "./request";

/** Custom data of batches for the workbook. */
const workbookPartition = "IterativeExecutor";
const largestMessage = 5 * 1024 * 1024;
/** Bit of the request flags set by `Excel.run({ delayForCellEdit: true }, …)`. */
const delayForCellEdit = 64;

/** True for the request by which the client lets go of kept ranges after a run. */
function isCleaning(body: string): boolean {
  return body.length < 4000 && body.includes('"_RemoveReference"') && !/"ActionType":(?!3\b|1\b)/.test(body);
}

/** Carries out the batches of one pane, with the faults that are to befall them. */
export class Batches {
  private running = 0;
  /** The batch running has asked for calculation to be put off to its end. */
  isCalculationSuspended = false;
  isClosed = false;

  constructor(private readonly host: ExcelHost) {}

  get isBusy(): boolean {
    return this.running > 0;
  }

  /** Answers the call that carries a batch: `array` is what the client sends along, its body the fifth. */
  async answer(array: readonly unknown[], session: Session): Promise<unknown> {
    const body = String(array[4]);
    // The handshake's own call goes to Excel's frame, not to the workbook: no fault of the workbook touches it.
    if (array[0] !== workbookPartition) return this.answerBatch(body, session, false, outerWorkbook);
    // Letting go of kept ranges is done by the client behind the program's back: it is never disturbed.
    const disturbed = !isCleaning(body);
    const { faultDesk } = this.host;
    if (disturbed) {
      const edits = faultDesk.beforeSync();
      if (edits.length > 0) this.host.remoteEdits(edits);
      const refused = (await this.refusedForEditing(Number(array[6]))) || faultDesk.refusal();
      if (refused !== 0) return { Version: 1, Error: refused };
    }
    if (body.length > largestMessage) return { Version: 1, Error: transportErrors.requestTooLarge };
    const answer = await this.answerBatch(body, session, disturbed);
    if (disturbed) {
      faultDesk.afterSync();
      await faultDesk.connected(() => this.isClosed);
    }
    return answer;
  }

  private async answerBatch(body: string, session: Session, disturbed: boolean, root?: BoundObject): Promise<unknown> {
    const response = JSON.stringify(await this.run(JSON.parse(body) as BatchRequest, session, disturbed, root));
    if (response.length > largestMessage) return { Version: 1, Error: transportErrors.responseTooLarge };
    return { Version: 1, Error: 0, Data: [200, ["Content-Type", "application/json"], response] };
  }

  private async run(
    batch: BatchRequest,
    session: Session,
    disturbed: boolean,
    root?: BoundObject,
  ): Promise<BatchResponse> {
    this.running += 1;
    this.isCalculationSuspended = false;
    const interfere = (_action: Action, index: number): void => this.interfere(index);
    try {
      const response = await execute(batch, session, disturbed ? interfere : undefined, root);
      this.isCalculationSuspended = false;
      if (session.engine.isDirty()) await session.engine.settle();
      return response;
    } finally {
      // The engine tells its changes a moment later: now, before they count as somebody else's.
      session.engine.announce();
      this.running -= 1;
    }
  }

  /** What the fault plan holds against one action. */
  private interfere(index: number): void {
    const { edits, fail } = this.host.faultDesk.beforeAction(index);
    if (edits.length > 0) this.host.remoteEdits(edits);
    if (fail !== null) throw new HostError(fail, "injected");
  }

  /** While somebody types in a cell nothing is done: the batch waits when it asked to, or it is refused. */
  private async refusedForEditing(flags: number): Promise<number> {
    const { faultDesk, engine } = this.host;
    const isEditing = (): boolean => faultDesk.isEditing() || engine.isEditing();
    if ((flags & delayForCellEdit) === 0) return isEditing() ? faultDesk.refuseForEditing() : 0;
    while (isEditing() && !this.isClosed) await new Promise((resolve) => setTimeout(resolve, 20));
    return 0;
  }
}
