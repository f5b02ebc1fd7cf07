import { FILTER_SHORTCUT } from '../Toolbar';

/** What a key does, and which, in the order of the help sheet. */
export const SHORTCUTS = {
  filter: FILTER_SHORTCUT,
  group: 'g',
  nextProblem: 'n',
  previousProblem: 'p',
  logs: 'l',
  explain: 'h',
  mark: 'x',
  help: '?',
} as const;

export type Shortcut = keyof typeof SHORTCUTS;

/** All of them, in that order. */
export const SHORTCUT_NAMES: readonly Shortcut[] = [
  'filter',
  'group',
  'nextProblem',
  'previousProblem',
  'logs',
  'explain',
  'mark',
  'help',
];

/** The shortcut of a pressed key; undefined where the key belongs to another element. */
export function findShortcut(event: KeyboardEvent): Shortcut | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  if (isField(event.target)) return undefined;
  return SHORTCUT_NAMES.find(name => SHORTCUTS[name] === event.key);
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches(
      'input:not([type="radio"], [type="checkbox"]), select, textarea',
    )
  );
}
