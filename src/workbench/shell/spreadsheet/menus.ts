const MENU = ".univer-popup";

/**
 * Keeps the grid's menus inside the window. The grid (0.25.1) measures a menu once, when it opens, and on a slow machine
 * before its entries are there: a menu above the sheet tabs then hangs out of the window. It measures anew when the
 * window changes its size, so that is what it is told when a menu does.
 */
export function keepMenusInside(): void {
  const sizes = new ResizeObserver(() => window.dispatchEvent(new Event("resize")));
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(MENU)) sizes.observe(node);
        node.querySelectorAll(MENU).forEach((menu) => sizes.observe(menu));
      }
  }).observe(document.body, { childList: true, subtree: true });
}
