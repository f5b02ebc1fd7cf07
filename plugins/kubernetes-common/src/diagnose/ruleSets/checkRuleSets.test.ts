import { createDetector } from './createDetector';
import { RuleSet } from './types';

describe('names of rule sets', () => {
  const named = (id: string, ...names: readonly string[]): RuleSet => ({
    id,
    classes: Object.fromEntries(
      names.map(name => [name, { severity: 'error' as const }]),
    ),
  });

  it.each([
    [[named('a', 'OOMKilled')], "'a': the class 'OOMKilled' is built in"],
    [
      [named('a', 'Mine'), named('b', 'Mine')],
      "'b': the class 'Mine' is one of the rule set 'a', too",
    ],
    [[named('a'), named('a')], "more than one rule set with the id 'a'"],
    [[named('a', 'signature')], "the class 'signature' must be a capital"],
    [[named('a', 'My.Class')], "the class 'My.Class' must be a capital"],
    [
      [
        {
          id: 'a',
          classes: {
            Mine: JSON.parse('{"severity":"error","supersedes":["Crash"]}'),
          },
        },
      ],
      "the class 'Mine' supersedes 'Crash', which is not a built-in class",
    ],
  ])('that clash are refused: %#', (ruleSets, message) => {
    expect(() => createDetector({ ruleSets })).toThrow(message);
  });
});
