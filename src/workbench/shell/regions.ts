/** The regions F6 goes through, in the order of the page: title bar, ribbon, grid, panes, wire panel. */
const REGIONS = "[data-region]";
/** Told to a frame the keyboard has come to: an add-in waits for its host to put the focus on its first control. */
const ENTERED_BY_KEYBOARD = "keyboardentered";
const FOCUSABLE =
  'button:not([disabled]), [href], input:not([type=file]):not([disabled]), select, textarea, [tabindex]:not([tabindex="-1"])';

function regionsOnPage(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(REGIONS)];
}

/** Puts the keyboard into a region: the grid and pages in frames know best where inside. */
function enter(region: HTMLElement, focusGrid: () => void): boolean {
  if (region.dataset["region"] === "grid") {
    focusGrid();
    return true;
  }
  const frame = region.querySelector("iframe");
  if (frame) {
    frame.focus();
    frame.dispatchEvent(new Event(ENTERED_BY_KEYBOARD));
    return true;
  }
  const first = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find((one) => one.offsetParent !== null);
  first?.focus();
  return first !== undefined;
}

/** Moves the keyboard to the next (or the one before) of the page's regions. */
export function moveToRegion(backwards: boolean, focusGrid: () => void): void {
  const regions = regionsOnPage();
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const step = backwards ? -1 : 1;
  const from = here === -1 ? (backwards ? 0 : -1) : here;
  for (let tried = 1; tried <= regions.length; tried += 1) {
    const region = regions[(from + step * tried + regions.length * 2) % regions.length];
    if (region && enter(region, focusGrid)) return;
  }
}
