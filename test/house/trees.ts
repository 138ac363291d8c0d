import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The repository. */
export const root = resolve(__dirname, "..", "..");

/** Path inside a tree → content. */
export type Tree = Readonly<Record<string, string>>;

interface Gate {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs Node in `folder`; the tools of the gates are Node programs. */
export function runNode(
  folder: string,
  parameters: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Outcome {
  const ended = spawnSync(process.execPath, parameters, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 64 << 20,
    env: { ...process.env, ...variables },
  });
  if (ended.error) throw ended.error;
  return { code: ended.status, output: ended.stdout, errors: ended.stderr };
}

/** What an expression over the exports (`m`) of one of our scripts gives, computed by Node itself. */
export function evaluateScript(script: string, expression: string): unknown {
  const source = `import * as m from "./${script}"; console.log(JSON.stringify(${expression}));`;
  const ended = runNode(root, ["--input-type=module", "-e", source]);
  if (ended.code !== 0) throw new Error(ended.errors);
  return JSON.parse(ended.output);
}

const gates = evaluateScript("scripts/gates.mjs", "m.gates") as readonly Gate[];

/** Runs the very command of a gate inside `folder`, with more parameters after it. */
export function runGate(name: string, folder: string, more: readonly string[] = []): Outcome {
  const gate = gates.find((candidate) => candidate.name === name);
  if (!gate) throw new Error(`there is no gate ${name}`);
  const [program, ...parameters] = gate.command;
  return runNode(folder, [join(root, program), ...parameters, ...more]);
}

const made: string[] = [];

/**
 * A throw-away project inside the repository (so that packages are found), with our settings files.
 * @returns its folder; removed by `removeTrees`
 */
export function plantTree(tree: Tree, settings: readonly string[]): string {
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache", "gate-"));
  made.push(folder);
  for (const name of settings) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

export function removeTrees(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
