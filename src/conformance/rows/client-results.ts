/** What a method of the API answered; there once the batch has been sent. */
export function answered<T>(result: OfficeExtension.ClientResult<T>): T {
  return result.value;
}
