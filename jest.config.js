/** One jest for all levels; `npm test` runs every project. Every test file belongs to exactly one of them. */
const transform = {
  "^.+\\.(t|j)sx?$": [
    "@swc/jest",
    {
      jsc: {
        target: "es2022",
        parser: { syntax: "typescript", tsx: true },
        transform: { react: { runtime: "automatic" } },
      },
      module: { type: "commonjs" },
    },
  ],
  // The PDF library comes as ES modules only.
  "pdfjs-dist/.+\\.mjs$": [
    "@swc/jest",
    { jsc: { target: "es2022", parser: { syntax: "ecmascript" } }, module: { type: "commonjs" } },
  ],
};

/** Built files and throw-away copies of fixtures are no modules of ours. */
const shared = {
  transform,
  transformIgnorePatterns: ["/node_modules/(?!pdfjs-dist/)"],
  modulePathIgnorePatterns: ["<rootDir>/.cache/", "<rootDir>/dist/"],
  setupFiles: ["<rootDir>/test/property-settings.ts"],
};

/** The spreadsheet engine comes from one bundle that test/workbench/global-setup.cjs builds where it is missing. */
const engine = {
  moduleNameMapper: { "^@univerjs/([a-z-]+)$": "<rootDir>/.cache/engine/$1.cjs" },
  globalSetup: "<rootDir>/test/workbench/global-setup.cjs",
};

/** Minutes of clicking each: `npm run test:deep` walks them, too (alone: `HENGBO_RUNS=1 npx jest ...`). */
const longWalks =
  process.env.HENGBO_RUNS === undefined
    ? ["<rootDir>/test/e2e/(review(Copy|Damage)|selfTest|shell(Look|Files|Commands))\\.test\\.ts$"]
    : [];

module.exports = {
  projects: [
    {
      ...shared,
      ...engine,
      displayName: "unit",
      testEnvironment: "node",
      // Office.js keeps a timer on a global of its own; what it leaves goes with the file's environment.
      testEnvironmentOptions: { globalsCleanup: "off" },
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/test/(taskpane|commands|e2e)/"],
    },
    {
      ...shared,
      displayName: "pane",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/test/{taskpane,commands}/**/*.test.ts", "<rootDir>/test/**/*.test.tsx"],
    },
    {
      ...shared,
      displayName: "e2e",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
      testPathIgnorePatterns: ["/node_modules/", ...longWalks],
    },
  ],
};
