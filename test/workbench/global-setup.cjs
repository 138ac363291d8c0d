/** jest cannot load the engine's ESM-only dependencies: bundle them once (see scripts/bundle-engine.mjs). */
module.exports = async () => {
  const { bundleEngine } = await import("../../scripts/bundle-engine.mjs");
  const { bundleTerminal } = await import("../../scripts/bundle-terminal.mjs");
  await bundleEngine();
  await bundleTerminal();
};
