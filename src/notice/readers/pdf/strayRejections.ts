/** Node's process, where there is one. */
interface Program {
  on(event: "unhandledRejection", listener: (reason: unknown) => void): void;
  off(event: "unhandledRejection", listener: (reason: unknown) => void): void;
}

/**
 * Where a page is broken the PDF library rejects what it was asked for, and once more a promise of its own that nobody
 * can listen to; for that one a terminal would end. The first is told; the second is let go, and only while a PDF is
 * read and only where it comes from the library.
 */
export async function withoutStrays<T>(work: () => Promise<T>): Promise<T> {
  const program = (globalThis as { process?: Partial<Program> }).process;
  if (typeof program?.on !== "function" || typeof program.off !== "function") return work();
  const listener = (reason: unknown): void => {
    const own = reason instanceof Error && /pdf\.worker/.test(reason.stack ?? "");
    if (!own) throw reason;
  };
  program.on("unhandledRejection", listener);
  try {
    return await work();
  } finally {
    // Strays are told when the present work is done.
    await new Promise((resolve) => setTimeout(resolve, 0));
    program.off("unhandledRejection", listener);
  }
}
