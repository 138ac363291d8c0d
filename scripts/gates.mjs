/**
 * The gates of `npm test`: every one is the real tool with the real settings, run with Node so that it works on every
 * system. test/house/gates.test.ts shows each of them fail. Two lanes, because two cores are what a small machine has.
 */
const tool = (path) => `node_modules/${path}`;

export const gates = [
  {
    lane: 1,
    name: "build",
    sentence: "the pages build",
    command: ["scripts/build.mjs"],
  },
  {
    lane: 1,
    name: "size",
    needs: "build",
    sentence: "the first load of the pane stays within its budget",
    command: [tool("size-limit/bin.js")],
  },
  {
    lane: 2,
    name: "types",
    sentence: "the compiler agrees",
    command: [tool("typescript/bin/tsc"), "--noEmit", "-p", "."],
  },
  {
    lane: 2,
    name: "lint",
    sentence: "ESLint finds nothing, warnings included",
    // No cache: with type-aware rules a change in one file can break another that did not change.
    command: [tool("eslint/bin/eslint.js"), ".", "--max-warnings=0"],
  },
  {
    lane: 2,
    name: "rings",
    sentence: "no folder imports outwards",
    command: [tool("dependency-cruiser/bin/dependency-cruise.mjs"), "src"],
  },
  {
    lane: 2,
    name: "dead-code",
    sentence: "no file, export or package is unused",
    command: [tool("knip/bin/knip.js"), "--no-progress"],
  },
  {
    lane: 2,
    name: "format",
    sentence: "everything is formatted",
    command: [tool("prettier/bin/prettier.cjs"), "--check", ".", "--log-level", "warn"],
  },
];
