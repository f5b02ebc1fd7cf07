import { matchesLabels, parseLabelSelector } from './labelSelector';

const labels = { app: 'web', tier: 'front', 'acme.io/shard': '7', empty: '' };

it.each([
  ['', true],
  ['app=web', true],
  ['app==web', true],
  ['app = web', true],
  ['app=api', false],
  ['app!=api', true],
  ['absent!=api', true],
  ['app!=web', false],
  ['app in (api, web)', true],
  ['app in (api)', false],
  ['absent in (api)', false],
  ['app notin (api)', true],
  ['absent notin (api)', true],
  ['app notin (web,api)', false],
  ['app', true],
  ['absent', false],
  ['!absent', true],
  ['!app', false],
  ['empty=', true],
  ['app=', false],
  ['empty in ()', true],
  ['acme.io/shard>6', true],
  ['acme.io/shard>7', false],
  ['acme.io/shard<8', true],
  ['app=web,tier in (front,back),!absent', true],
  ['app=web,tier=back', false],
])('selects by %p: %p', (selector, expected) => {
  expect(matchesLabels(parseLabelSelector(selector), labels)).toBe(expected);
});

it.each([
  ['a===b', "unable to parse requirement: found '=', expected: identifier"],
  [
    'a=b,',
    "unable to parse requirement: found '', expected: identifier after ','",
  ],
  ['a in b', "unable to parse requirement: found 'b', expected: '('"],
  ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  [
    'a b',
    "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
  ],
])('refuses %p as the API server does', (selector, message) => {
  expect(() => parseLabelSelector(selector)).toThrow(
    expect.objectContaining({ code: 400, reason: 'BadRequest', message }),
  );
});

it('rejects keys and values that no label can have', () => {
  expect(() => parseLabelSelector('-a=b')).toThrow('Invalid value: "-a"');
  expect(() => parseLabelSelector(`a=${'x'.repeat(64)}`)).toThrow(
    'Invalid value: "xxx',
  );
  expect(() => parseLabelSelector('a>x')).toThrow(
    'the value must be an integer',
  );
});
