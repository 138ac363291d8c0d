const KEY = "workbench.tab";

/** This tab's name among the tabs of the browser: it survives reloads, and no two open tabs share one. */
export interface TabName {
  readonly id: string;
  /** Whether a tab of that name is open now. */
  isOpen(id: string): Promise<boolean>;
}

function lockName(id: string): string {
  return `workbench-tab-${id}`;
}

function remember(id: string): string {
  try {
    window.sessionStorage.setItem(KEY, id);
  } catch {
    // Without session storage the tab has another name after a reload, and finds its copy among those of closed tabs.
  }
  return id;
}

function lastId(): string | null {
  try {
    return window.sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Takes the lock of a name for as long as the page lives; false when another tab has it (a duplicated tab). */
function take(id: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(lockName(id), { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<void>(() => undefined);
      })
      .catch(reject);
  });
}

export async function nameTab(): Promise<TabName> {
  const before = lastId();
  const kept = before !== null && (await take(before)) ? before : null;
  const id = kept ?? remember(crypto.randomUUID());
  if (kept === null) await take(id);
  return {
    id,
    isOpen: async (other) => {
      const { held = [] } = await navigator.locks.query();
      return held.some((lock) => lock.name === lockName(other));
    },
  };
}
