/** `notReady`, `notready` and `not-ready` are the same to a reader in a hurry. */
export function isSameState(state: string, typed: string): boolean {
  return plain(state) === plain(typed);
}

function plain(text: string): string {
  return text.replace(/[-_ ]/g, '').toLowerCase();
}
