import { Expectation, Scenario } from './scenario';

/** What must be found in a case of the golden corpus; nothing where silence is right. */
export interface RecordedLabel extends Pick<Scenario, 'allowed'> {
  readonly expect: readonly Expectation[];
}

/** On the object of that name or on one that it owns, whatever the kind. */
export function at(name: string, ...classes: readonly string[]): Expectation {
  return { classes, on: [`*/${name}`, `*/${name}-*`] };
}

/** These and nothing else. */
export const found = (...expect: readonly Expectation[]): RecordedLabel => ({
  expect,
});
/** Nothing is wrong. */
export const SILENCE: RecordedLabel = { expect: [] };
