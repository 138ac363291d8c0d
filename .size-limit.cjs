const { firstLoadFiles } = require("./scripts/first-load.cjs");

/** First load of the pane, compressed as it is served (docs/decisions/001-house.md). */
module.exports = [
  { name: "pane, first load", path: firstLoadFiles("dist/pane/taskpane.html"), limit: "220 kB", gzip: true },
];
