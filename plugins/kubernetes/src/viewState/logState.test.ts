import {
  DEFAULT_LOG_STATE,
  logParameters,
  LogState,
  parseLogState,
} from './logState';

function write(log: LogState): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(logParameters(log))) {
    if (value) query.set(name, value);
  }
  return query.toString();
}

const EVERYTHING: LogState = {
  container: 'app',
  run: 'previous',
  tail: 10_000,
  since: '15m',
  isFollowed: true,
  find: 'a & b=c',
  matchesCase: true,
  isRegex: true,
  onlyHits: true,
  level: 'error',
  line: '2026-03-01T12:00:00.123456789Z',
};

it('is the default with nothing in the URL', () => {
  expect(parseLogState(new URLSearchParams())).toEqual(DEFAULT_LOG_STATE);
});

it('comes back from the URL as it was written', () => {
  expect(parseLogState(new URLSearchParams(write(EVERYTHING)))).toEqual(
    EVERYTHING,
  );
});

it.each([
  'run=both',
  'tail=1000000000',
  'since=1y',
  'follow=yes',
  'case=true',
  'regex=0',
  'hits=',
  'level=__proto__',
  'container=',
  'line=',
])('ignores %s', query => {
  expect(parseLogState(new URLSearchParams(query))).toEqual(DEFAULT_LOG_STATE);
});

it('writes no flag that is not set', () => {
  expect(write(DEFAULT_LOG_STATE)).toBe('tail=1000');
});
