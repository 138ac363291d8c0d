import type { Fault } from "../domain/fault";
import { allocateVerb } from "./verbs/allocate";
import { checkVerb } from "./verbs/check";
import { collectVerb } from "./verbs/collect";
import { compareVerb } from "./verbs/compare";
import { confirmVerb } from "./verbs/confirm";
import { documentVerb } from "./verbs/document";
import { importVerb } from "./verbs/import";
import { indicatorsVerb } from "./verbs/indicators";
import { logVerb } from "./verbs/log";
import { mendVerb } from "./verbs/mend";
import { mergeVerb } from "./verbs/merge";
import { milestonesVerb } from "./verbs/milestones";
import { opineVerb } from "./verbs/opine";
import { progressVerb } from "./verbs/progress";
import { rehearseVerb } from "./verbs/rehearse";
import { repairVerb } from "./verbs/repair";
import { reportVerb } from "./verbs/report";
import { sealVerb } from "./verbs/seal";
import { sendVerb } from "./verbs/send";
import { setVerb } from "./verbs/set";
import { splitVerb } from "./verbs/split";
import { stateVerb } from "./verbs/state";
import { superviseVerb } from "./verbs/supervise";
import { takeoverVerb } from "./verbs/takeover";
import { versionVerb } from "./verbs/version";
import { whatifVerb } from "./verbs/whatif";
import { yearsVerb } from "./verbs/years";
import type { Verb } from "./verb";

const VERBS: Readonly<Record<string, Verb>> = {
  import: importVerb,
  allocate: allocateVerb,
  set: setVerb,
  check: checkVerb,
  mend: mendVerb,
  repair: repairVerb,
  opine: opineVerb,
  state: stateVerb,
  seal: sealVerb,
  log: logVerb,
  send: sendVerb,
  merge: mergeVerb,
  collect: collectVerb,
  confirm: confirmVerb,
  split: splitVerb,
  report: reportVerb,
  takeover: takeoverVerb,
  rehearse: rehearseVerb,
  progress: progressVerb,
  supervise: superviseVerb,
  years: yearsVerb,
  indicators: indicatorsVerb,
  document: documentVerb,
  milestones: milestonesVerb,
  version: versionVerb,
  compare: compareVerb,
  whatif: whatifVerb,
};

/** Exit code of refused input; nothing was written (D12). */
const REFUSED = 2;

function tell(fault: Fault): void {
  const place = fault.place === undefined ? "" : ` [${fault.place}]`;
  process.stderr.write(
    `${fault.sentence.zh}${fault.nextStep.zh}\n${fault.sentence.en} ${fault.nextStep.en} (${fault.code})${place}\n`,
  );
}

async function main(words: readonly string[]): Promise<number> {
  const [name = "", ...rest] = words;
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) {
    const usages = Object.values(VERBS).map((known) => `  npm run -s cli -- ${known.usage}`);
    process.stderr.write(`没有“${name}”这个命令。No such command. 用法 Usage:\n${usages.join("\n")}\n`);
    return REFUSED;
  }
  const answer = await verb.run(rest);
  if (!answer.ok) {
    tell(answer.fault);
    return REFUSED;
  }
  const text = rest.includes("--json") ? JSON.stringify(answer.value.json, null, 2) : answer.value.lines.join("\n");
  process.stdout.write(`${text}\n`);
  return answer.value.exitCode;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `出现意外错误，没有写文件。Unexpected error; no file was written.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = REFUSED;
  },
);
