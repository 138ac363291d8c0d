/**
 * The path on this origin of a page or picture a manifest names: manifests name the deployed address, or a server on
 * this machine whose port may be another one. Null for pages of other sites.
 */
export function ownPage(address: string, here: string = location.href): string | null {
  const url = new URL(address, here);
  const own = new URL(here);
  const isHere = url.origin === own.origin || url.hostname === own.hostname || url.hostname === "localhost";
  return isHere || url.pathname.startsWith("/pane/") ? url.pathname + url.search : null;
}
