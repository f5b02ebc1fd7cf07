import { aContainer, aServicePod } from '../../group/testing/aServicePod';
import { formatQuery, matchPod, parseQuery } from '..';
import { NUMBER_FIELDS, NUMBERS } from './numbers';

const NOW = Date.parse('2026-03-01T12:00:00Z');

const POD = aServicePod({
  restarts: 4,
  createdAt: '2026-03-01T11:00:00Z',
  containers: [
    aContainer('web:1'),
    aContainer('proxy:3', { name: 'proxy', exitCode: 137 }),
  ],
});

const OTHER = aServicePod({
  restarts: 0,
  createdAt: undefined,
  containers: [aContainer('web:1', { exitCode: 0 })],
});

function query(text: string) {
  const result = parseQuery(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.code}`);
  return result.query;
}

it.each([
  ['exit:137', 'exit:=137'],
  ['exit:=137', 'exit:=137'],
  ['exit:1,137', 'exit:1,137'],
  ['exit:>=137', 'exit:>=137'],
  ['exit:>136', 'exit:>136'],
  ['restarts:4', 'restarts:=4'],
  ['restarts:>=4', 'restarts:>=4'],
  ['restarts:>3', 'restarts:>3'],
  ['age:>59m59s', 'age:>59m59s'],
  ['age:<60m1s', 'age:<1h1s'],
])('%s finds one pod, and not the other', (text, formatted) => {
  expect(matchPod(query(text), POD, NOW)).toBe(true);
  expect(matchPod(query(text), OTHER, NOW)).toBe(false);
  expect(matchPod(query(`!${text}`), POD, NOW)).toBe(false);
  expect(formatQuery(query(text))).toBe(formatted);
});

it.each([
  ['exit:<137'],
  ['exit:>137'],
  ['restarts:<4'],
  ['restarts:>4'],
  ['age:<1h'],
  ['age:>1h'],
])('%s stops at its own bound', text => {
  expect(matchPod(query(text), POD, NOW)).toBe(false);
});

it.each([
  ['exit:', 'bad-exit'],
  ['exit:1,', 'bad-exit'],
  ['exit:1,>2', 'bad-exit'],
  ['exit:=1,2', 'bad-exit'],
  ['exit:100000', 'bad-exit'],
  ['restarts:', 'bad-restarts'],
  ['restarts:-1', 'bad-restarts'],
  ['restarts:1,2', 'bad-restarts'],
  ['restarts:1000000000', 'bad-restarts'],
  ['age:', 'bad-age'],
  ['age:=1h', 'bad-age'],
  ['age:>1m1h', 'bad-age'],
  ['age:>36501d', 'bad-age'],
])('%s is an error at the value: %s', (text, code) => {
  expect(parseQuery(`x ${text} y`)).toEqual({
    ok: false,
    error: { code, start: 3 + text.indexOf(':'), end: 2 + text.length },
  });
});

it.each(NUMBER_FIELDS)('shows samples of %s that can be read', field => {
  for (const sample of NUMBERS[field].samples) {
    expect(query(sample).terms).toMatchObject([{ type: field }]);
  }
});
