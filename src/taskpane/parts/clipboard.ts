/** Copies text; false when the host forbids it, so that the caller can say so. */
export async function copyText(text: string): Promise<boolean> {
  if (!("clipboard" in navigator)) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    // Hosts without clipboard permission reject with a DOMException; the caller shows the text to select by hand.
    if (error instanceof DOMException) return false;
    throw error;
  }
}
