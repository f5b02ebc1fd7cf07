import fc from 'fast-check';
import { ends } from '../__testUtils__/hung';
import { matchesSelector, parseSelector } from './selector';

function matches(text: string, labels: Record<string, string>): boolean {
  const parsed = parseSelector(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return matchesSelector(parsed.selector, labels);
}

describe('parseSelector', () => {
  it.each([
    ['app=shop', { app: 'shop' }, true],
    ['app == shop', { app: 'shop' }, true],
    ['app=shop', { app: 'cart' }, false],
    ['app=shop', {}, false],
    ['app=', { app: '' }, true],
    ['app=shop,tier!=web', { app: 'shop' }, true],
    ['app=shop,tier!=web', { app: 'shop', tier: 'web' }, false],
    ['app in (shop, cart)', { app: 'cart' }, true],
    ['app in (shop, cart)', { app: 'other' }, false],
    ['app,env notin (dev,test)', { app: '1', env: 'prod' }, true],
    ['app,env notin (dev,test)', { app: '1', env: 'dev' }, false],
    ['app,!legacy', { app: '1' }, true],
    ['app,!legacy', { app: '1', legacy: 'x' }, false],
    ['generation>3', { generation: '10' }, true],
    ['generation<3', { generation: '10' }, false],
    ['generation>3', { generation: 'many' }, false],
    [
      'backstage.io/kubernetes-id=dice-roller',
      { 'backstage.io/kubernetes-id': 'dice-roller' },
      true,
    ],
    ['app in (a),tier in (b)', { app: 'a', tier: 'b' }, true],
    ['constructor=x', {}, false],
    ['a.b-c.d/x_y.z=1', { 'a.b-c.d/x_y.z': '1' }, true],
    [`${'a'.repeat(100)}.b/x=1`, { [`${'a'.repeat(100)}.b/x`]: '1' }, true],
    ['in=1', { in: '1' }, true],
    ['app in (,a)', { app: '' }, true],
  ])('%s on %j is %s', (text, labels, expected) => {
    expect(matches(text, labels)).toBe(expected);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['app\u00a0=\u00a0x', 'U+00A0'],
    ['app=x\ufeff', 'U+FEFF'],
    ['app=x,\u2028tier=y', 'U+2028'],
    ['app=shop,', "isn't a valid term"],
    ['app=shop;x', "isn't a valid term"],
    ['app=shop&fieldSelector=x', "isn't a valid term"],
    ['app in shop', "isn't a valid term"],
    ['app in (shop', "isn't a valid term"],
    ['app in (sh op)', "isn't a valid term"],
    ['-app=shop', "isn't a valid term"],
    ['app=-shop', "isn't a valid term"],
    ['a/b/c=d', "isn't a valid term"],
    ['a..b/x=1', "isn't a valid term"],
    ['a.-b/x=1', "isn't a valid term"],
    ['a-.b/x=1', "isn't a valid term"],
    ['.a/x=1', "isn't a valid term"],
    ['a./x=1', "isn't a valid term"],
    ['A.b/x=1', "isn't a valid term"],
    ['a_b/x=1', "isn't a valid term"],
    ['/x=1', "isn't a valid term"],
    ['a/=1', "isn't a valid term"],
    [`${'a'.repeat(254)}/x=1`, "isn't a valid term"],
    [`${'x'.repeat(64)}=1`, "isn't a valid term"],
    ['app.=1', "isn't a valid term"],
    ['app=1.', "isn't a valid term"],
    ['app in ()', "isn't a valid term"],
    ['app in ( )', "isn't a valid term"],
    ['app in (-a)', "isn't a valid term"],
    ['app>-1', "isn't a valid term"],
    ['app>', "isn't a valid term"],
    ['app)(,x', "isn't a valid term"],
    [',app', "isn't a valid term"],
    ['app,,x', "isn't a valid term"],
    ['app=shop\nx=y', "isn't a valid term"],
    ['!app', 'only excludes labels'],
    ['app!=shop', 'only excludes labels'],
    ['app notin (shop),!x', 'only excludes labels'],
    [`app=${'x'.repeat(64)}`, "isn't a valid term"],
    ['x'.repeat(3_000), 'longer'],
  ])('refuses %j', (text, words) => {
    expect(parseSelector(text)).toEqual({
      ok: false,
      problem: expect.stringContaining(words),
    });
  });

  it('is quick with whatever it is given', () => {
    const isQuick = fc.property(fc.string({ maxLength: 2_000 }), text =>
      ends(() => {
        parseSelector(text);
        parseSelector('('.repeat(1_000) + text);
      }),
    );
    expect(fc.check(isQuick)).toMatchObject({ failed: false });
  });
});
