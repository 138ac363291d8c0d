/**
 * `npm run -s bench -- NAME`: runs test/bench/NAME.ts and prints one JSON line `{ bench, ratios, denominators }`.
 *
 * Such a file exports `default async () => ({ ratios: {…: number}, denominators: {…: milliseconds} })`; both parts of a
 * ratio are measured side by side in that run. Exit 0, or 2 with a sentence when the name is not known, or 1 when the
 * bench itself fails.
 */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = fileURLToPath(new URL("../test/bench/", import.meta.url));

function known() {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => /^[a-z-]+\.ts$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort();
}

const isNumberTable = (table) =>
  typeof table === "object" && table !== null && Object.values(table).every((value) => Number.isFinite(value));

async function main([name, ...rest]) {
  const names = known();
  if (name === undefined || rest.length > 0 || !names.includes(name)) {
    const list = names.length === 0 ? "none yet" : names.join(", ");
    console.error(`没有名为“${name ?? ""}”的基准测试。There is no bench "${name ?? ""}"; known: ${list}.`);
    return 2;
  }
  const module = await import(pathToFileURL(`${folder}${name}.ts`).href);
  // A CommonJS reading of the file wraps its exports once more.
  const bench = typeof module.default === "function" ? module.default : module.default?.default;
  if (typeof bench !== "function") throw new Error(`test/bench/${name}.ts has no default function`);
  const { ratios, denominators } = await bench();
  if (!isNumberTable(ratios) || !isNumberTable(denominators)) throw new Error(`bench ${name} gave no numbers`);
  console.log(JSON.stringify({ bench: name, ratios, denominators }));
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
