/** Accepts `notReady`, `notready` and `not-ready`. */
export function isSameState(state: string, typed: string): boolean {
  return plain(state) === plain(typed);
}

function plain(text: string): string {
  return text.replace(/[-_ ]/g, '').toLowerCase();
}
