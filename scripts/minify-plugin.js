/**
 * Minifies every emitted script with a native minifier instead of the slow default one, and keeps the
 * result in webpack's own cache so that an unchanged chunk is never minified twice.
 */
class MinifyPlugin {
  /** @param {{ name: string, minify: (code: string, file: string) => Promise<string> }} options */
  constructor(options) {
    this.options = options;
  }

  /** @param {import("webpack").Compiler} compiler */
  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.compilation.tap("MinifyPlugin", (compilation) => {
      const cache = compilation.getCache(`MinifyPlugin/${this.options.name}`);
      const one = async (name, source) => {
        const item = cache.getItemCache(name, cache.getLazyHashedEtag(source));
        const kept = await item.getPromise();
        const output = kept ?? new sources.RawSource(await this.options.minify(source.source().toString(), name));
        if (kept === undefined) await item.storePromise(output);
        compilation.updateAsset(name, output, { minimized: true });
      };
      compilation.hooks.processAssets.tapPromise(
        { name: "MinifyPlugin", stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_SIZE },
        (assets) =>
          Promise.all(
            Object.entries(assets)
              .filter(([name]) => name.endsWith(".js"))
              .map(([name, source]) => one(name, source)),
          ),
      );
    });
  }
}

module.exports = { MinifyPlugin };
