/**
 * `npm test`: every gate, then every test, then one line that counts them: `N passed, N failed`.
 *
 *   --gates   the gates only (npm run check)
 *   --deep    property tests with larger counts and a new seed (npm run test:deep)
 *
 * A gate counts as one test. Exit 0 when nothing failed, 1 otherwise.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { gates } from "./gates.mjs";
import { countTests } from "./jest-count.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const MINUTE = 60_000;

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs a Node program of node_modules or our own.
 * @returns {Promise<{ code: number | string, output: string }>} a text code says why it was ended
 */
function run(command, { show, limit }) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const keep = (part) => (output += String(part));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, limit);
    child.on("error", (error) => (output += `\n${String(error)}`));
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ code: late ? `no end after ${limit / MINUTE} minutes` : (code ?? String(signal)), output });
    });
  });
}

/** Gates of one lane run one after another; a gate whose predecessor failed fails with it. */
async function runLane(lane) {
  const verdicts = [];
  for (const gate of lane) {
    const start = performance.now();
    const broken = gate.needs && verdicts.some((verdict) => verdict.name === gate.needs && !verdict.passed);
    const { code, output } = broken
      ? { code: 1, output: `not run: ${gate.needs} failed` }
      : await run(gate.command, { show: false, limit: 10 * MINUTE });
    const passed = code === 0;
    verdicts.push({ name: gate.name, passed });
    console.log(`${passed ? "ok  " : "FAIL"} ${gate.name.padEnd(10)} ${gate.sentence} (${seconds(start)})`);
    if (!passed) console.log(`${output.trimEnd()}\n${typeof code === "string" ? `ended: ${code}\n` : ""}`);
  }
  return verdicts;
}

/** Browser tests run by themselves, one file at a time: beside others they would measure the machine's load. */
const stages = [
  { name: "unit", parameters: ["--ignoreProjects", "e2e", `--maxWorkers=${Math.max(2, availableParallelism() - 1)}`] },
  { name: "e2e", parameters: ["--selectProjects", "e2e", "--runInBand"] },
];

async function runStage({ name, parameters }, limit) {
  const resultFile = `.cache/test/${name}.json`;
  rmSync(`${root}/${resultFile}`, { force: true });
  const jest = ["node_modules/jest/bin/jest.js", "--json", `--outputFile=${resultFile}`, ...parameters];
  const { code } = await run(jest, { show: true, limit });
  let report = null;
  try {
    report = JSON.parse(readFileSync(`${root}/${resultFile}`, "utf8"));
  } catch (error) {
    console.log(`FAIL jest left no report: ${String(error)}`);
  }
  const count = countTests(report, code);
  for (const line of count.notes) console.log(line);
  return count;
}

async function runTests(deep) {
  mkdirSync(`${root}/.cache/test`, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const { passed, failed } = await runStage(stage, (deep ? 120 : 20) * MINUTE);
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

function prepareDepth() {
  process.env.HENGBO_RUNS ??= "20";
  process.env.HENGBO_SEED ??= String(1 + (Date.now() % 900_000_000));
  console.log(`deep: HENGBO_RUNS=${process.env.HENGBO_RUNS} HENGBO_SEED=${process.env.HENGBO_SEED}`);
}

async function main(options) {
  const unknown = options.find((option) => !["--gates", "--deep"].includes(option));
  if (unknown) {
    console.error(`unknown option ${unknown}; known: --gates, --deep. One test file: npx jest FILE`);
    return 2;
  }
  const deep = options.includes("--deep");
  const onlyGates = options.includes("--gates");
  if (deep) prepareDepth();
  const lanes = [...new Set(gates.map((gate) => gate.lane))].map((lane) => gates.filter((gate) => gate.lane === lane));
  const verdicts = (await Promise.all(lanes.map(runLane))).flat();
  const tests = onlyGates ? { passed: 0, failed: 0 } : await runTests(deep);
  const passed = verdicts.filter((verdict) => verdict.passed).length + tests.passed;
  const failed = verdicts.filter((verdict) => !verdict.passed).length + tests.failed;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
