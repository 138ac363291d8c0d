import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import jsxA11y from "eslint-plugin-jsx-a11y";
import officeAddins from "eslint-plugin-office-addins";
import reactHooks from "eslint-plugin-react-hooks";
import hengbo from "./scripts/lint-rules.mjs";

/** Why each rule is here: docs/decisions/001-house.md. Warnings do not exist: everything is an error. */

const TYPESCRIPT = ["**/*.ts", "**/*.tsx"];
const PLAIN_SCRIPTS = ["**/*.js", "**/*.cjs", "**/*.mjs"];

const swallowedErrors = [
  {
    selector:
      "CallExpression[callee.property.name='catch'] > :function[body.type='BlockStatement'][body.body.length=0]",
    message: "Nothing is swallowed: return a fault or let it reach the boundary (D7).",
  },
  {
    selector:
      "CallExpression[callee.property.name='catch'] > ArrowFunctionExpression[body.type='Identifier'][body.name='undefined']",
    message: "Nothing is swallowed: return a fault or let it reach the boundary (D7).",
  },
];

const excelOnlyInPort = [
  {
    selector: "MemberExpression[object.name='Excel'][property.name='run']",
    message: "Excel.run stands only in src/excel and src/conformance: go through the port.",
  },
  {
    selector: "NewExpression[callee.object.name='Excel']",
    message: "Request contexts are made only in src/excel and src/conformance: go through the port.",
  },
];

const focusedTests = [
  {
    selector: "MemberExpression[object.name=/^(it|test|describe)$/][property.name='only']",
    message: "A focused test hides all others.",
  },
  {
    selector: "CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]",
    message: "No focused or skipped tests.",
  },
  {
    selector:
      ":not(ConditionalExpression) > MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|todo)$/]",
    message: "No skipped tests; a check of the machine at run time is written (found ? it : it.skip)(…).",
  },
];

const nodeGlobals = Object.fromEntries(
  [
    ...["process", "console", "Buffer", "URL", "URLSearchParams", "TextEncoder", "TextDecoder", "performance", "fetch"],
    ...[
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "setImmediate",
      "queueMicrotask",
      "structuredClone",
    ],
    ...["AbortController", "AbortSignal", "globalThis"],
  ].map((name) => [name, "readonly"]),
);
const commonJsGlobals = {
  require: "readonly",
  module: "writable",
  exports: "writable",
  __dirname: "readonly",
  __filename: "readonly",
};

/** The rules of plain JavaScript that the compiler does not already take over. */
const everywhere = {
  "hengbo/plain-names": "error",
  "hengbo/reason-for-disable": "error",
  "no-empty": "error",
  "no-debugger": "error",
  "no-eval": "error",
  "no-new-func": "error",
  "no-var": "error",
  "prefer-const": "error",
  eqeqeq: ["error", "always"],
  "no-constant-binary-expression": "error",
  "no-constant-condition": "error",
  "no-control-regex": "off",
  "no-fallthrough": "error",
  "no-irregular-whitespace": ["error", { skipStrings: true, skipRegExps: true, skipTemplates: true }],
  "no-loss-of-precision": "error",
  "no-misleading-character-class": "error",
  "no-self-compare": "error",
  "no-template-curly-in-string": "error",
  "no-unsafe-finally": "error",
  "no-useless-escape": "error",
  "no-restricted-syntax": ["error", ...swallowedErrors, ...excelOnlyInPort],
};

const officeRules = Object.fromEntries(
  Object.keys(officeAddins.rules).map((name) => [`office-addins/${name}`, "error"]),
);

const strictTypes = {
  "@typescript-eslint/no-explicit-any": "error",
  "@typescript-eslint/no-floating-promises": "error",
  "@typescript-eslint/ban-ts-comment": [
    "error",
    {
      "ts-ignore": true,
      "ts-nocheck": true,
      "ts-expect-error": "allow-with-description",
      minimumDescriptionLength: 10,
    },
  ],
  "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
  // `async` without `await` keeps a throw a rejection, which is what a port promises.
  "@typescript-eslint/require-await": "off",
  // Takes a branded number for no number.
  "@typescript-eslint/no-unsafe-unary-minus": "off",
  "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
  "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
  // Numbers in texts are our daily bread; objects and null stay forbidden.
  "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
  "@typescript-eslint/no-confusing-void-expression": [
    "error",
    { ignoreArrowShorthand: true, ignoreVoidOperator: true },
  ],
};

export default defineConfig(
  globalIgnores(["node_modules/", "dist/", ".cache/", "coverage/", "test/fixtures/"]),
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: [...TYPESCRIPT, ...PLAIN_SCRIPTS],
    plugins: { hengbo },
    rules: everywhere,
  },
  {
    files: PLAIN_SCRIPTS,
    languageOptions: { globals: { ...nodeGlobals, ...commonJsGlobals } },
    rules: { "no-undef": "error", "no-unused-vars": "error", "max-lines": ["error", 300] },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { "office-addins": officeAddins },
    rules: { ...officeRules, ...strictTypes },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    rules: {
      "no-console": "error",
      // Half of what is counted are the `?.` and `??` that noUncheckedIndexedAccess asks for.
      complexity: ["error", { max: 15, variant: "modified" }],
      "max-depth": ["error", 4],
      "max-lines": ["error", { max: 300, skipBlankLines: false, skipComments: false }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
      "no-restricted-globals": [
        "error",
        ...["Excel", "Office", "OfficeExtension"].map((name) => ({
          name,
          message: "Office.js is spoken to only in src/excel, src/taskpane and src/commands.",
        })),
      ],
    },
  },
  {
    // A component is mostly markup: a longer screen.
    files: ["src/**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 90, skipBlankLines: true, skipComments: true, IIFEs: true }] },
  },
  {
    files: ["src/excel/**", "src/conformance/**", "src/taskpane/**", "src/commands/**"],
    rules: { "no-restricted-globals": "off" },
  },
  {
    files: ["src/excel/**", "src/conformance/**"],
    rules: { "no-restricted-syntax": ["error", ...swallowedErrors] },
  },
  {
    files: ["src/cli/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["src/**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict],
  },
  {
    files: ["src/taskpane/**", "src/workbench/shell/**"],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ["test/**/*.ts", "test/**/*.tsx"],
    rules: {
      "no-restricted-syntax": ["error", ...swallowedErrors, ...focusedTests],
      "max-lines": ["error", { max: 500, skipBlankLines: false, skipComments: false }],
      // A test that reads a wrong member fails by itself; `any` as a written type stays forbidden.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);
