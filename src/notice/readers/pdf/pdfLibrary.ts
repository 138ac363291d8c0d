import type { PDFDocumentProxy } from "pdfjs-dist";
import { noticeDamaged, noticeEncrypted, ReadingStopped } from "../readingFaults";
import type { OperatorCodes } from "./rulings";

export interface OpenedPdf {
  readonly document: PDFDocumentProxy;
  readonly codes: OperatorCodes;
  /** Gives everything back, also what is still going on. */
  close(): Promise<void>;
}

/**
 * Opens a PDF with the library, fetched now. Nothing in it is run, nothing it names is followed.
 * @throws ReadingStopped when it is damaged or needs a password
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  // Both parts are fetched now and run here: a worker of its own would need another file and another permission.
  const [library, pdfjsWorker] = await Promise.all([
    import("pdfjs-dist/legacy/build/pdf.mjs"),
    import("pdfjs-dist/legacy/build/pdf.worker.mjs"),
  ]);
  Object.assign(globalThis, { pdfjsWorker });
  const loading = library.getDocument({
    // The library takes the bytes away from whoever gave them.
    data: bytes.slice(),
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
    verbosity: 0,
    maxImageSize: 0,
  });
  const close = async (): Promise<void> => {
    await loading.destroy();
  };
  try {
    // eslint-disable-next-line office-addins/call-sync-before-read, office-addins/load-object-before-read -- the PDF library's object, not a host's
    return { document: await loading.promise, codes: library.OPS, close };
  } catch (error) {
    await close();
    const name = error instanceof Error ? error.name : "";
    if (name === "PasswordException") throw new ReadingStopped(noticeEncrypted());
    // Whatever else the library says of the file, a person can only get another one.
    throw new ReadingStopped(noticeDamaged());
  }
}
