/**
 * The rings of decision D1, one line per folder: what it may import of ours.
 * A folder that is missing here may not exist; a folder that is missing in a row may not be imported.
 */
const facts = ["notice", "allocation", "rules", "review", "tracking"];
const inner = ["domain", ...facts, "workbook", "usecases"];
const doors = ["excel", "xlsx", "report"];
const rings = {
  domain: [],
  notice: ["domain"],
  allocation: ["domain"],
  rules: ["domain"],
  review: ["domain"],
  tracking: ["domain"],
  workbook: ["domain", ...facts],
  usecases: ["domain", ...facts, "workbook"],
  excel: inner,
  xlsx: [...inner, "sheetfile"],
  report: inner,
  sheetfile: [],
  workbench: ["sheetfile"],
  conformance: inner,
  taskpane: [...inner, ...doors, "conformance"],
  commands: [...inner, ...doors],
  cli: [...inner, ...doors],
};

const folders = Object.keys(rings);
const anyOf = (names) => `^src/(${names.join("|")})/`;

const ringRules = folders.map((folder) => ({
  name: `ring-${folder}`,
  comment: `src/${folder}/ may import of ours only: ${rings[folder].join(", ") || "nothing"} (D1).`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^(src|test|scripts)/", pathNot: anyOf([folder, ...rings[folder]]) },
}));

const NPM = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown", "npm-bundled"];

module.exports = {
  forbidden: [
    ...ringRules,
    {
      name: "known-folders",
      comment: "Every source file lives in one of the folders of D1.",
      severity: "error",
      from: { path: "^src/", pathNot: anyOf(folders) },
      to: {},
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file nobody imports and that imports nothing is dead.",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: "\\.d\\.ts$" },
      to: {},
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "domain-needs-nothing",
      comment: "The values and arithmetic of the fund depend on the language alone.",
      severity: "error",
      from: { path: "^src/domain/" },
      to: { dependencyTypes: [...NPM, "core"] },
    },
    {
      name: "node-only-in-terminal",
      comment: "Everything else also runs in the pane, where there is no Node.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "react-only-in-pages",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(taskpane|workbench/shell)/" },
      to: { path: "(^|/)node_modules/(react|react-dom|@fluentui)/" },
    },
    {
      name: "office-js-never-bundled",
      comment: "Office.js is loaded from an address, unmodified (D10); its types are ambient.",
      severity: "error",
      from: {},
      to: { path: "(^|/)node_modules/@microsoft/office-js/" },
    },
    {
      name: "univer-only-in-workbench",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/workbench/" },
      to: { path: "(^|/)node_modules/@univerjs/" },
    },
    {
      name: "shipped-needs-dependencies",
      comment: "What the product ships stands in dependencies; the workbench is for running and testing only.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/workbench/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], pathNot: "(^|/)node_modules/@types/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
