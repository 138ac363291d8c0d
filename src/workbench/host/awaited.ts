/** Thrown by a member that needs something which takes time; the executor waits for it and does the action again. */
export class StillWaiting extends Error {
  constructor(readonly until: Promise<unknown>) {
    super("the answer takes time");
    this.name = "StillWaiting";
  }
}

/**
 * Members answer at once; what takes time (a formula that stands in no cell, a file to be read) is started, and the
 * member runs once more when it is there. So a member must ask for it before it changes anything.
 */
export class Awaited {
  private readonly values = new Map<string, unknown>();

  /** The value started under that key; throws StillWaiting the first time. */
  get<T>(key: string, start: () => Promise<T>): T {
    if (this.values.has(key)) return this.values.get(key) as T;
    const until = start().then((value) => {
      this.values.set(key, value);
    });
    throw new StillWaiting(until);
  }

  /** Called when an action is done: the next one must look anew. */
  clear(): void {
    this.values.clear();
  }
}
