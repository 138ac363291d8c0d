/** A workbook kept in the browser between two loads of this page; a disposable cache, never the only store. */
export interface WorkingCopy {
  /** Of the tab that keeps it. */
  readonly id: string;
  /** File name; null for a workbook that never had one. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Why a browser keeps nothing. */
export type KeepingFault = "full" | "forbidden" | "failed";

const DATABASE = "workbench";
const STORE = "copies";

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser's database refused."));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error("The browser's database gave up."));
  });
}

/** What kind of refusal an error of the browser's database is. */
export function keepingFault(error: unknown): KeepingFault {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "SecurityError" || name === "InvalidStateError" || name === "NotAllowedError"
    ? "forbidden"
    : "failed";
}

/** The working copies of all tabs of this browser. */
export class CopyDatabase {
  private constructor(private readonly database: IDBDatabase) {}

  /** @throws DOMException when the browser lets this window keep nothing */
  static async open(factory: IDBFactory = indexedDB): Promise<CopyDatabase> {
    const request = factory.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    const database = await answerOf(request);
    // Another tab wants a newer layout: let it; this tab then says that it keeps nothing any more.
    database.onversionchange = () => database.close();
    return new CopyDatabase(database);
  }

  async put(copy: WorkingCopy): Promise<void> {
    const transaction = this.database.transaction(STORE, "readwrite");
    transaction.objectStore(STORE).put(copy);
    await finished(transaction);
  }

  async get(id: string): Promise<WorkingCopy | null> {
    const store = this.database.transaction(STORE).objectStore(STORE);
    return ((await answerOf(store.get(id))) as WorkingCopy | undefined) ?? null;
  }

  /** Every copy, newest first, without the bytes being needed for anything but restoring. */
  async all(): Promise<readonly WorkingCopy[]> {
    const store = this.database.transaction(STORE).objectStore(STORE);
    const copies = (await answerOf(store.getAll())) as WorkingCopy[];
    return copies.sort((one, other) => other.at - one.at);
  }

  /** The request is on its way when this returns: it also works while the page is being left. */
  async remove(ids: readonly string[]): Promise<void> {
    const transaction = this.database.transaction(STORE, "readwrite");
    for (const id of ids) transaction.objectStore(STORE).delete(id);
    await finished(transaction);
  }

  close(): void {
    this.database.close();
  }
}
