import { shellQuote } from './shellQuote';

/** Joins words into a command that can be pasted into a shell. */
export function kubectl(...words: readonly string[]): string {
  return ['kubectl', ...words].map(shellQuote).join(' ');
}

/** The pods that an entity selects, in one namespace or in all. */
export function getPodsCommand(query: {
  readonly selector: string;
  readonly namespace?: string;
}): string {
  const where = query.namespace ? ['-n', query.namespace] : ['-A'];
  return kubectl('get', 'pods', ...where, '-l', query.selector);
}
