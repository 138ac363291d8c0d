/**
 * Two builds: the pane (what is deployed) and the workbench (what runs it without Excel).
 *
 * Environment:
 * - HENGBO_OFFICE_JS: where the deployed pane loads Office.js from. `global` (default, Microsoft's CDN), `china`
 *   (the CDN of 21Vianet), or any address of a self-hosted copy (not supported by Microsoft).
 *
 * The pane is compiled once. Beside the deployed pages in dist/pane, dist/pane-local receives the same pages with one
 * difference, the address of Office.js; the local server lays the second folder over the first, so every script, style
 * and picture that runs in the workbench is the deployed one.
 */
const { existsSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const MiniCssExtractPlugin = require("mini-css-extract-plugin");
const swc = require("@swc/core");
const { IgnorePlugin } = require("webpack");
const { MinifyPlugin } = require("./scripts/minify-plugin.js");

const OFFICE_JS = {
  global: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js",
  china: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
  local: "/office-js/office.js",
};
const setting = process.env.HENGBO_OFFICE_JS ?? "global";
const officeJs = OFFICE_JS[setting] ?? setting;

const at = (...parts) => path.resolve(__dirname, ...parts);

const swcOptions = {
  jsc: {
    target: "es2021",
    parser: { syntax: "typescript", tsx: true },
    transform: { react: { runtime: "automatic" } },
  },
  module: { type: "es6" },
};

const minifyWith = (compress) => async (code) => {
  const result = await swc.minify(code, {
    compress,
    mangle: true,
    module: false,
    ecma: 2021,
    format: { comments: false },
  });
  return result.code;
};

/**
 * The grid, by far the largest file, is only shortened: what can be left out of it takes longer to find than to read.
 * Of the page's other libraries most is never used (two thousand icons): reading that would delay every start.
 */
const minifyWorkbench = (code, file) => {
  const isGrid = file.startsWith("spreadsheet.");
  return minifyWith(isGrid ? false : { passes: 1, ecma: 2021 })(code);
};

/**
 * A library that asks for its own place (`import.meta.url`) is told where it lay while building: equal sources would
 * give other bytes in another folder, and the folder's name would be published.
 */
const minifyPane = (code) => {
  const lines = code.replaceAll(pathToFileURL(__dirname).href, "file:///hengbo");
  return minifyWith({ passes: 2, ecma: 2021 })(lines);
};

/** Settings both builds share. */
function base(name) {
  return {
    name,
    mode: "production",
    target: ["web", "es2021"],
    context: __dirname,
    devtool: false,
    cache: {
      type: "filesystem",
      name,
      cacheDirectory: at(".cache", "webpack"),
      compression: false,
      buildDependencies: {
        config: [
          __filename,
          at("scripts", "minify-plugin.js"),
          at("scripts", "woff2-only-loader.js"),
          at("package-lock.json"),
        ],
      },
    },
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: { loader: "swc-loader", options: swcOptions } },
        { test: /[\\/]@fontsource[\\/].*\.css$/, enforce: "pre", use: at("scripts", "woff2-only-loader.js") },
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, "css-loader"], sideEffects: true },
        {
          test: /\.(png|svg|woff2)$/,
          type: "asset/resource",
          generator: { filename: "assets/[name].[contenthash:8][ext]" },
        },
      ],
    },
    performance: { hints: false },
    stats: "errors-warnings",
  };
}

/**
 * Names the files of the chunk called `start` in the page itself: the browser then fetches them beside the first
 * scripts, not only when these have run and ask for them.
 */
class FetchStartEarly {
  apply(compiler) {
    compiler.hooks.compilation.tap("FetchStartEarly", (compilation) => {
      HtmlWebpackPlugin.getHooks(compilation).alterAssetTagGroups.tap("FetchStartEarly", (page) => {
        const files = compilation.namedChunkGroups.get("start")?.getFiles() ?? [];
        const links = files.map((file) => ({
          tagName: "link",
          voidTag: true,
          attributes: { rel: "preload", as: file.endsWith(".css") ? "style" : "script", href: file },
          meta: { plugin: "FetchStartEarly" },
        }));
        return { ...page, headTags: [...page.headTags, ...links] };
      });
    });
  }
}

/** One page of the pane, written twice: the deployed one and the one whose Office.js comes from the local server. */
function panePages(entry) {
  const template = at("src", entry, `${entry}.html`);
  const page = (filename, address) =>
    new HtmlWebpackPlugin({
      template,
      filename,
      chunks: [entry],
      publicPath: "",
      scriptLoading: "defer",
      officeJs: address,
    });
  return [page(`${entry}.html`, officeJs), page(`../pane-local/${entry}.html`, OFFICE_JS.local)];
}

/** Pages that know no Office.js: the pane over files, what checks a computer, what makes a manifest. */
function plainPages() {
  const manifest = readFileSync(at("manifest.xml"), "utf8");
  const page = (chunk, filename, template) =>
    new HtmlWebpackPlugin({
      template: at("src", "taskpane", template),
      filename,
      chunks: [chunk],
      publicPath: "",
      scriptLoading: "defer",
      manifest,
    });
  return [
    page("files", "files.html", "files/files.html"),
    page("check", "check.html", "check/check.html"),
    page("manifestMaker", "manifest-maker.html", "check/manifest-maker.html"),
  ];
}

function pane() {
  const entries = { taskpane: "./src/taskpane/index.tsx", commands: "./src/commands/commands.ts" };
  const plain = {
    files: "./src/taskpane/files/index.tsx",
    check: "./src/taskpane/check/index.ts",
    manifestMaker: "./src/taskpane/check/manifestMakerPage.ts",
  };
  const present = Object.entries(entries).filter(([, file]) => existsSync(at(file)));
  return {
    ...base("pane"),
    entry: { ...Object.fromEntries(present), ...plain },
    output: {
      path: at("dist", "pane"),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[name].[contenthash:8].js",
      publicPath: "",
      clean: true,
    },
    optimization: {
      minimizer: [new MinifyPlugin({ name: "pane", minify: minifyPane })],
      splitChunks: { chunks: "async" },
    },
    plugins: [
      new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css" }),
      ...present.flatMap(([entry]) => panePages(entry)),
      ...plainPages(),
      new CopyWebpackPlugin({
        patterns: [{ from: "assets", to: "assets", noErrorOnMissing: true }],
      }),
    ],
  };
}

function workbench() {
  return {
    ...base("workbench"),
    entry: { workbench: "./src/workbench/shell/index.tsx" },
    output: {
      path: at("dist", "workbench"),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[name].[contenthash:8].js",
      publicPath: "",
      clean: true,
    },
    optimization: {
      // The workbench is served from this machine and is no shipped bundle: building fast matters more than bytes.
      concatenateModules: false,
      minimizer: [new MinifyPlugin({ name: "workbench", minify: minifyWorkbench })],
      splitChunks: {
        chunks: "all",
        cacheGroups: {
          // The grid's texts of each language are fetched for that language only.
          spreadsheet: {
            test: /[\\/]node_modules[\\/]@univerjs[\\/](?!.*[\\/]locale[\\/])/,
            name: "spreadsheet",
            priority: 20,
          },
          // Panels fetched on demand bring their own libraries along.
          vendor: { test: /[\\/]node_modules[\\/]/, name: "vendor", chunks: "initial", priority: 10 },
        },
      },
    },
    plugins: [
      new MiniCssExtractPlugin({ filename: "[name].[contenthash:8].css", ignoreOrder: true }),
      new HtmlWebpackPlugin({ template: at("src", "workbench", "shell", "index.html"), filename: "index.html" }),
      new FetchStartEarly(),
      // Hyphenation tables of seventy languages (5 MB); the engine itself preloads the two English ones.
      new IgnorePlugin({
        checkResource: (resource, context) =>
          /engine-render[\\/]lib[\\/]es$/.test(context) &&
          /^\.\/(?!en-gb)[a-z]{2,3}(-[a-z0-9]+)*-[\w-]{8}\.js$/i.test(resource),
      }),
    ],
  };
}

module.exports = [pane(), workbench()];
