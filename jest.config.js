/** One jest for all levels; `npm test` runs every project. */
const transform = {
  "^.+\\.(t|j)sx?$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } }, module: { type: "commonjs" } }],
};
module.exports = {
  projects: [
    {
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/{domain,notice,allocation,rules,workbook,usecases,sheetfile,excel,xlsx,cli,contract,workbench,house}/**/*.test.ts"],
      transform,
    },
    {
      displayName: "pane",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/test/{taskpane,commands}/**/*.test.{ts,tsx}"],
      transform,
    },
    {
      displayName: "e2e",
      testEnvironment: "node",
      testMatch: ["<rootDir>/test/e2e/**/*.test.ts"],
      transform,
    },
  ],
};
