/**
 * The time by the clock of the backend that wrote a list, from what the browser's clock says.
 *
 * @param receivedAt - when the list came, by the browser's clock
 * @param now - by the browser's clock
 */
export function backendNow(
  list: { readonly at: string },
  receivedAt: number | undefined,
  now: number,
): number {
  return now + Date.parse(list.at) - (receivedAt ?? now);
}
