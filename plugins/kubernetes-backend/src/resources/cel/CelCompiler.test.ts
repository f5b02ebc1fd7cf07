import { celCompiler } from '../../__testUtils__/celCompiler';
import { CelContext } from './CelCompiler';
import { CelValue, toCelValue } from './toCelValue';

function context(object: {
  readonly metadata?: object;
  readonly spec?: object;
  readonly status?: object;
}): CelContext {
  const part = (value: object = {}): CelValue => toCelValue(value);
  return {
    apiVersion: 'example.com/v1',
    kind: 'Thing',
    metadata: part(object.metadata),
    spec: part(object.spec),
    status: part(object.status),
    self: toCelValue(object),
  };
}

const judge = (expression: string, status: object, spec: object = {}) =>
  celCompiler.compile(expression, 'bool').evaluate(context({ status, spec }));

describe('CelCompiler', () => {
  it.each<[string, boolean, object]>([
    [
      "status.conditions.filter(e, e.type == 'Ready').all(e, e.status == 'True')",
      true,
      { conditions: [{ type: 'Ready', status: 'True' }] },
    ],
    ['status.ready - 1 == 2', true, { ready: 3 }],
    ['status.share < 1.0', true, { share: 0.5 }],
    ["status.phase in ['Running', 'Done']", false, { phase: 'Failed' }],
    ["status.?phase.orValue('none') == 'none'", true, {}],
    ["status.message.matches('^Run(ning)?$')", true, { message: 'Running' }],
    ["status.matches.matches('^Run')", true, { matches: 'Running' }],
    ["status.a.matches('x') || status.b.matches('y')", true, { a: '', b: 'y' }],
  ])('evaluates %s', (expression, expected, status) => {
    expect(judge(expression, status)).toBe(expected);
  });

  it('is undefined where a field is absent that it needs', () => {
    expect(judge("status.phase == 'Running'", {})).toBeUndefined();
  });

  it('sees only what the cluster wrote, not what objects of the runtime have', () => {
    expect(judge('has(status.constructor)', {})).toBe(false);
    expect(judge('has(status.__proto__)', {})).toBe(false);
    const hostile = JSON.parse(
      '{"phase": "Up", "constructor": {"prototype": {}}, "__proto__": {"phase": "Down"}}',
    );
    expect(judge("status.phase == 'Up'", hostile)).toBe(true);
  });

  it.each([
    ['is no CEL', 'status.phase ==', /Unexpected token/],
    ['names a variable that is not there', "stauts.phase == 'x'", /stauts/],
    ['gives a text', "'a' + 'b'", /of type string; it has to be bool/],
    ['is too long', `'${'a'.repeat(5_000)}' == ''`, /longer than 4096/],
    [
      'would run for long',
      'status.a.all(x, status.a.all(y, status.a.all(z, x == y || y == z)))',
      /nested more than 2 levels/,
    ],
    [
      'would run for long in loops that look for one item',
      'status.a.exists_one(x, status.a.exists_one(y, status.a.exists_one(z, x == z)))',
      /nested more than 2 levels/,
    ],
  ])('refuses an expression that %s', (_, expression, why) => {
    expect(() => celCompiler.compile(expression, 'bool')).toThrow(why);
  });

  it('matches without backtracking, which would take longer than the test may', () => {
    const message = `${'a'.repeat(5_000)}b`;
    expect(judge("status.message.matches('(a+)+$')", { message })).toBe(false);
  });

  it.each([
    ['a long one', '(a?b?c?)*'.repeat(50)],
    ['one that is written out', '((a{1,100}){1,10})*b'],
  ])(
    'does not match a long text with a pattern that takes long: %s',
    (_, pattern) => {
      const status = { text: 'a'.repeat(60_000), pattern };
      expect(() =>
        judge('status.text.matches(status.pattern)', status),
      ).toThrow('too long');
      const short = { text: 'a'.repeat(100), pattern };
      expect(() =>
        judge('status.text.matches(status.pattern)', short),
      ).not.toThrow();
    },
  );

  it('says what a value is that has the wrong type', () => {
    expect(() =>
      celCompiler
        .compile('status.message', 'string')
        .evaluate(context({ status: { message: 5 } })),
    ).toThrow('it has to give string');
  });
});
