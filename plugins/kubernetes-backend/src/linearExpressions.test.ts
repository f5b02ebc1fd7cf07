import {
  collectExpressions,
  recordExpressions,
} from './__testUtils__/expressions/collectExpressions';
import { stepCounter } from './__testUtils__/expressions/countSteps';
import { superLinearAttack } from './__testUtils__/expressions/superLinear';

/** What makes expressions while it runs rather than when it is loaded, and why that is safe. */
const MADE_WHILE_RUNNING: readonly string[] = [
  // Of escaped text, which has no quantifiers.
  'plugins/kubernetes-common/src/logs/searchLog.ts',
];

const { literals, constructed } = collectExpressions();

describe('no expression takes more time than its text is long', () => {
  it('finds the expressions of all packages', () => {
    const packages = new Set(
      literals.map(({ place }) => place.split('/').slice(0, 2).join('/')),
    );
    expect([...packages]).toEqual(
      expect.arrayContaining([
        'packages/diagnose',
        'plugins/kubernetes',
        'plugins/kubernetes-backend',
        'plugins/kubernetes-common',
      ]),
    );
    expect(literals.length).toBeGreaterThan(200);
  });

  it('holds for those that are written as such', () => {
    const dear = literals.flatMap(expression => {
      const attack = superLinearAttack(expression);
      return attack ? [{ ...expression, attack }] : [];
    });
    expect(dear).toEqual([]);
  });

  it('holds for those that are put together', () => {
    const files = [...constructed.keys()].filter(
      file => !MADE_WHILE_RUNNING.includes(file),
    );
    for (const file of files) {
      const made = recordExpressions(file, path =>
        jest.isolateModules(() => require(path)),
      ).filter(({ source }) => source !== '');
      expect(made.length).toBeGreaterThanOrEqual(constructed.get(file) ?? 0);
      const dear = made.filter(each => superLinearAttack(each));
      expect(dear).toEqual([]);
    }
  });
});

describe('the search for slow expressions', () => {
  it.each([
    [/(a+)+$/],
    [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/],
    [/,(?![^()]*\))/],
    [/\/+$/],
    [/^thread '.*' panicked at .*:$/],
    [/^(?:\s*x?)*y$/],
    [/"(?:[^"\\]|\\.)*" x/],
    [/(?<=a+)b/],
  ])('finds an attack on %s', ({ source, flags }) => {
    expect(superLinearAttack({ source, flags })).toBeDefined();
  });

  it.each([
    [/a+b/y],
    [/^a+b/],
    [/[^\s/@]{1,40}@/],
    [/"[^"]*"/],
    [/foo|bar/],
    [/(?<![\w-])eyJ[\w-]{5,}\./],
  ])('lets %s pass', ({ source, flags }) => {
    expect(superLinearAttack({ source, flags })).toBeUndefined();
  });

  it.each([
    [/a+b/, 'aaab aab x'],
    [/^(?=.*b)a(?!c)/, 'ab'],
    [/(?<=\d{2})x{1,3}?y|\bz/iu, '12XXY z'],
  ])(
    'counts for %s as many matches as there are',
    ({ source, flags }, text) => {
      const whole = new RegExp(source, `${flags}g`);
      const count = stepCounter({ source, flags });
      // A text with matches is done sooner than the same machine that finds none.
      expect(text.match(whole)).not.toBeNull();
      expect(count(text, 1_000)).toBeLessThan(1_000);
    },
  );
});
