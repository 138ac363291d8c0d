import { success, type Result } from "../../domain/fault";
import { ALLOCATION_STATES, type AllocationState } from "../../domain/records";
import type { PossibleStep, StateChoice } from "../../usecases/review";
import { readArguments, usageFault } from "../arguments";
import { requiredOption } from "../books";
import { writeBytes } from "../files";
import { openDesk, type ReviewDesk } from "../reviewDesk";
import type { Answer, Verb } from "../verb";

const USAGE =
  "state book.xlsx [--to 局党组审定 --by NAME [--reason TEXT] [--approved-on YYYY-MM-DD --document TEXT] [--confirm] --out book.xlsx] [--today YYYY-MM-DD] [--json]";

/** `state`: without `--to` what the next states need; with it, the step itself. */
export const stateVerb: Verb = {
  usage: USAGE,
  async run(words) {
    const options = {
      to: { type: "string" },
      reason: { type: "string" },
      "approved-on": { type: "string" },
      document: { type: "string" },
      confirm: { type: "boolean" },
      out: { type: "string" },
    } as const;
    const read = readArguments(words, options, 1, USAGE);
    if (!read.ok) return read;
    const { text, flags, files, clock } = read.value;
    const desk = await openDesk(files[0] ?? "", clock, text["by"]);
    if (!desk.ok) return desk;
    if (text["to"] === undefined) return tellSteps(desk.value);
    const to = ALLOCATION_STATES.find((state) => state === text["to"]);
    if (to === undefined) return usageFault(USAGE, `--to ${text["to"]}`);
    const out = requiredOption("out", text["out"], USAGE);
    if (!out.ok) return out;
    const choice: StateChoice = {
      state: to,
      reason: text["reason"] ?? "",
      confirmed: flags["confirm"] === true,
      ...approvalOf(text["approved-on"], text["document"]),
    };
    return takeStep(desk.value, choice, out.value);
  },
};

function approvalOf(on: string | undefined, document: string | undefined): Pick<StateChoice, "approval"> {
  return on === undefined && document === undefined ? {} : { approval: { on: on ?? "", document: document ?? "" } };
}

async function takeStep({ port, fund }: ReviewDesk, choice: StateChoice, out: string): Promise<Result<Answer>> {
  const view = await fund.changeState(choice);
  if (!view.ok) return view;
  const written = await writeBytes(out, await port.save());
  if (!written.ok) return written;
  const { state, version, seal } = view.value.book;
  return success({
    json: { state, version, code: seal?.code ?? null },
    lines: [`现在是“${state}”（第${version}版），已写入 ${out}`],
    exitCode: 0,
  });
}

async function tellSteps({ fund }: ReviewDesk): Promise<Result<Answer>> {
  const view = await fund.view();
  if (!view.ok) return view;
  const steps = await fund.stateSteps();
  if (!steps.ok) return steps;
  const state: AllocationState | null = view.value?.book.state ?? null;
  return success({
    json: {
      state,
      steps: steps.value.map(({ step, blocks, asks }) => ({
        to: step.to,
        needsReason: step.needsReason,
        blocks: blocks.map(({ code, sentence, place }) => ({ code, sentence: sentence.zh, place: place ?? null })),
        asks: asks.map(({ code, sentence, place }) => ({ code, sentence: sentence.zh, place: place ?? null })),
      })),
    },
    lines: [`现在是“${state ?? ""}”。`, ...steps.value.flatMap(stepLines)],
    exitCode: 0,
  });
}

function stepLines({ step, blocks, asks }: PossibleStep): readonly string[] {
  return [
    `可以到“${step.to}”${step.needsReason ? "（须写理由）" : ""}${blocks.length > 0 ? "，先要：" : ""}`,
    ...blocks.map(({ sentence, nextStep }) => `  阻止 ${sentence.zh}${nextStep.zh}`),
    ...asks.map(({ sentence }) => `  确认 ${sentence.zh}`),
  ];
}
