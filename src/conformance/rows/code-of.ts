/** Does something, and says the code it was refused with, or `accepted`. */
export async function codeOf(context: Excel.RequestContext, act: () => unknown): Promise<string> {
  try {
    act();
    await context.sync();
    return "accepted";
  } catch (error) {
    if (error instanceof OfficeExtension.Error) return error.code;
    throw error;
  }
}
