const { existsSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/**
 * The files of ours that a browser fetches before the pane can show anything: every script and
 * style sheet the built page names, the page itself included. Addresses of other servers (Office.js)
 * and absolute ones (the self-hosted Office.js) are not ours.
 *
 * @param {string} page path of the built html, e.g. `dist/pane/taskpane.html`
 * @returns {string[]} paths
 * @throws Error when the page, or a file it names, does not exist: measuring nothing would pass
 */
function firstLoadFiles(page) {
  if (!existsSync(page)) throw new Error(`${page} does not exist: build first (npm run build)`);
  const html = readFileSync(page, "utf8");
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)=["']?([^"'\s>]+)/g)].map((match) => match[1]);
  const ours = named.filter((address) => /^(?![a-z]+:|\/)[^?#]+\.(?:js|mjs|css)/.test(address));
  const files = [page, ...ours.map((address) => join(dirname(page), address.replace(/[?#].*$/, "")))];
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`${page} names files that do not exist: ${missing.join(", ")}`);
  if (!files.some((file) => file.endsWith("js"))) throw new Error(`${page} names no script of ours`);
  return files;
}

module.exports = { firstLoadFiles };
