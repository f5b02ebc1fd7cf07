import { linesAtLevel } from './logLevel';

const lines = [
  'prologue without a level',
  '{"level":"info","msg":"an error is only mentioned"}',
  'time=1 level=warning msg="slow"',
  '2026-03-01T12:00:00Z  WARN 1 --- [main] c.e.Cache : 2 errors so far',
  '2026-03-01T12:00:00Z ERROR 1 --- [main] c.e.Cache : it broke',
  '    at c.e.Cache.get(Cache.java:7)',
  'I0301 12:00:00.000000 1 main.go:7] all is well',
  'E0301 12:00:00.000000 1 main.go:8] ERRONEOUS',
  'DEBUG verbose',
  'TypeError: x is not a function',
  '{"level":50,"msg":"pino"}',
].map(text => ({ text }));

describe('atLeast', () => {
  it('keeps errors, with the lines that belong to them', () => {
    expect(
      linesAtLevel(lines, 'error').map(({ text }) => text.slice(0, 14)),
    ).toEqual([
      '2026-03-01T12:',
      '    at c.e.Cac',
      'E0301 12:00:00',
      'TypeError: x i',
      '{"level":50,"m',
    ]);
  });

  it.each([
    ['warning', 7],
    ['info', 9],
    ['debug', 10],
  ] as const)('keeps what is at least %s', (level, count) => {
    expect(linesAtLevel(lines, level)).toHaveLength(count);
  });
});

describe('the level of a line', () => {
  const isAtLeast = (text: string, level: 'error' | 'warning' | 'info') =>
    linesAtLevel([{ text }], level).length === 1;

  it('is the first one that it names', () => {
    expect(isAtLeast('INFO recovered from ERROR', 'error')).toBe(false);
    expect(isAtLeast('ERROR in the INFO handler', 'error')).toBe(true);
  });

  it('is at its beginning', () => {
    const after = (count: number) => `${'x'.repeat(count)} ERROR`;
    expect(isAtLeast(after(110), 'error')).toBe(true);
    expect(isAtLeast(after(120), 'error')).toBe(false);
  });

  it('is none before the first line that has one', () => {
    expect(isAtLeast('plain', 'info')).toBe(false);
  });
});
