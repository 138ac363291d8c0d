/**
 * The local server: https, one origin, files only.
 *
 * /workbench/    the workbench page
 * /pane/         the pane as deployed; its pages name the local Office.js unless `deployedPages` is asked for
 * /office-js/    Microsoft's npm package, unmodified
 * /manifest.xml  the add-in's manifest, or the one asked for
 * /pane-samples/ pages of the person's own, to be opened in the pane; pages.json lists them
 */
import { createReadStream } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { createServer } from "node:https";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const COMPRESSIBLE = /^(text\/|application\/(json|xml|wasm)|image\/svg)/;
const HASHED = /\.[0-9a-f]{8}\.\w+$/;

/** Everything a page of ours may load comes from here; the pages run no inline script and no eval. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "form-action 'none'",
  "object-src 'none'",
  "base-uri 'none'",
].join("; ");

/** A deployed page asks Microsoft's servers for Office.js and is framed by Excel: whoever deploys decides the rest. */
const DEPLOYED_POLICY = "object-src 'none'; base-uri 'none'";

/** Pages of the person's own may load what they like from where they like; only this server's pages may frame them. */
const SAMPLE_POLICY = "frame-ancestors 'self'; object-src 'none'";

const MOST_PAGES = 200;

/** Where an address leads: the folders to look in, in order, and the path inside them. Null for none of ours. */
function route(pathname, { root, deployedPages, samples, manifest }) {
  const dist = path.join(root, "dist");
  if (pathname === "/manifest.xml") return { folders: [path.dirname(manifest)], rest: path.basename(manifest) };
  const folders = {
    workbench: [path.join(dist, "workbench")],
    pane: deployedPages ? [path.join(dist, "pane")] : [path.join(dist, "pane-local"), path.join(dist, "pane")],
    "office-js": [path.join(root, "node_modules", "@microsoft", "office-js", "dist")],
    "pane-samples": samples === null ? [] : [samples],
  };
  const [, area, ...rest] = pathname.split("/");
  const found = Object.hasOwn(folders, area) && rest.length > 0 ? folders[area] : null;
  return found && { folders: found, rest: rest.join("/") || "index.html" };
}

/** The decoded path of a request, or null when it is not an honest one. */
export function cleanPath(address) {
  let pathname;
  try {
    pathname = decodeURIComponent(address.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  const honest = pathname.startsWith("/") && !/[\0\\]/.test(pathname);
  return honest && !pathname.split("/").some((part) => part.startsWith(".")) ? pathname : null;
}

/** The file of `rest` in the first folder that has it; links that lead out of the folder do not count. */
async function findFile(folders, rest) {
  for (const folder of folders) {
    const wanted = path.join(folder, rest);
    const information = await stat(wanted).catch(() => null);
    if (!information?.isFile()) continue;
    const [inside, real] = await Promise.all([realpath(folder), realpath(wanted)]);
    if (real.startsWith(inside + path.sep)) return { file: real, size: information.size, changed: information.mtimeMs };
  }
  return null;
}

/** Addresses of the pages below the folder of samples, for the list the workbench offers. */
async function samplePages({ samples }) {
  if (samples === null) return [];
  const entries = await readdir(samples, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.html?$/i.test(entry.name))
    .map((entry) => path.relative(samples, path.join(entry.parentPath, entry.name)).split(path.sep))
    .filter((parts) => !parts.some((part) => part.startsWith(".") || part === "node_modules"))
    .map((parts) => `/pane-samples/${parts.map(encodeURIComponent).join("/")}`)
    .sort()
    .slice(0, MOST_PAGES);
}

function policyFor(pathname, deployedPages) {
  if (pathname.startsWith("/pane-samples/")) return SAMPLE_POLICY;
  return deployedPages && pathname.startsWith("/pane/") ? DEPLOYED_POLICY : POLICY;
}

function headersFor(pathname, found, deployedPages) {
  const type = TYPES[path.extname(found.file).toLowerCase()] ?? "application/octet-stream";
  return {
    "Content-Type": type,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": policyFor(pathname, deployedPages),
    "Cache-Control": HASHED.test(found.file) ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: `"${found.size.toString(36)}-${Math.round(found.changed).toString(36)}"`,
    Vary: "Accept-Encoding",
  };
}

function plain(response, status, text, headers = {}) {
  const body = Buffer.from(`${text}\n`);
  response.writeHead(status, {
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": body.length,
    ...headers,
  });
  response.end(body);
}

/** Compressed files are kept in memory by their version: they are few, and asked for again on every start. */
async function compressed(found, kept) {
  const key = `${found.file}|${found.changed}|${found.size}`;
  const body = kept.get(key) ?? (await compress(await readFile(found.file), { level: 1 }));
  kept.set(key, body);
  return body;
}

async function send(request, response, pathname, found, options) {
  const headers = headersFor(pathname, found, options.deployedPages);
  if (request.headers["if-none-match"] === headers.ETag) {
    response.writeHead(304, headers).end();
    return;
  }
  const wantsGzip = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  if (wantsGzip && found.size > 1024 && COMPRESSIBLE.test(headers["Content-Type"])) {
    const body = await compressed(found, options.kept);
    response.writeHead(200, { ...headers, "Content-Encoding": "gzip", "Content-Length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
    return;
  }
  response.writeHead(200, { ...headers, "Content-Length": found.size });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(found.file)
      .on("error", () => response.destroy())
      .pipe(response);
}

async function answer(request, response, options) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    plain(response, 405, "只可读取。Read only.", { Allow: "GET, HEAD" });
    return;
  }
  const pathname = cleanPath(request.url ?? "/");
  if (pathname === null) {
    plain(response, 400, "地址不合规。Bad address.");
    return;
  }
  if (pathname === "/" || pathname === "/workbench") {
    response.writeHead(302, { Location: "/workbench/" }).end();
    return;
  }
  if (pathname === "/pane-samples/pages.json") {
    const pages = JSON.stringify(await samplePages(options));
    plain(response, 200, pages, { "Content-Type": TYPES[".json"], "Cache-Control": "no-cache" });
    return;
  }
  const routed = route(pathname, options);
  const found = routed && (await findFile(routed.folders, routed.rest));
  if (found) await send(request, response, pathname, found, options);
  else plain(response, 404, `没有这个文件：${pathname} Not found.`);
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => {
      server.removeListener("error", reject);
      resolve(server.address().port);
    });
  });
}

/**
 * Starts the server on `port`, or on the next free port after it; port 0 takes any free port.
 * `samples` is a folder with pages of the person's own, `manifest` the file to serve as /manifest.xml.
 * @param {{ root: string, key: string, certificate: string, port: number, deployedPages?: boolean,
 *   samples?: string | null, manifest?: string }} options
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function startServer({
  root,
  key,
  certificate,
  port,
  deployedPages = false,
  samples = null,
  manifest = path.join(root, "manifest.xml"),
}) {
  const options = { root, deployedPages, samples, manifest, kept: new Map() };
  const server = createServer({ key, cert: certificate }, (request, response) => {
    answer(request, response, options).catch((error) => {
      process.stderr.write(`${request.url}: ${error.stack}\n`);
      if (response.headersSent) response.destroy();
      else plain(response, 500, "服务器出错。Server error.");
    });
  });
  const last = port === 0 ? 0 : port + 20;
  for (let tried = port; ; tried += 1) {
    try {
      const taken = await listen(server, tried);
      const close = () => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(() => resolve()));
      };
      return { origin: `https://localhost:${taken}`, close };
    } catch (error) {
      if (error.code !== "EADDRINUSE" || tried >= last) throw error;
    }
  }
}
