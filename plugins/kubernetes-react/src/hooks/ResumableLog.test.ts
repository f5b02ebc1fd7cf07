import { ResumableLog } from './ResumableLog';

const at = (second: number) => `2026-03-01T12:00:0${second}.000000000Z`;
const source = { cluster: 'eu', namespace: 'games', name: 'dice-1' };
const texts = (lines: readonly { readonly text: string }[]) =>
  lines.map(({ text }) => text);

describe('ResumableLog', () => {
  it('reads everything at first, and then what follows the last line', () => {
    const log = new ResumableLog(source);
    expect(log.connect()).toEqual({ ...source, after: undefined });
    log.read(`${at(1)} one\n${at(2)} two\n${at(3)} half`);
    expect(log.connect()).toEqual({ ...source, after: at(2) });
  });

  it('drops repeated lines, and nothing else', () => {
    const log = new ResumableLog(source);
    log.connect();
    log.read(`${at(1)} one\n${at(2)} two\n${at(2)} twice\n`);
    log.connect();
    const again = `${at(1)} one\n${at(2)} two\n${at(2)} twice\n${at(
      2,
    )} thrice\n${at(3)} three\n`;
    expect(texts(log.read(again))).toEqual(['thrice', 'three']);
    log.connect();
    expect(texts(log.read(again))).toEqual([]);
  });

  it('keeps the order of arrival when a clock goes backwards', () => {
    const log = new ResumableLog(source);
    log.connect();
    expect(texts(log.read(`${at(2)} one\n${at(1)} two\n`))).toEqual([
      'one',
      'two',
    ]);
    expect(log.connect()).toMatchObject({ after: at(2) });
  });

  it('is open until it ends or fails, and again on a new connection', () => {
    const log = new ResumableLog(source);
    expect(log.phase).toEqual({ phase: 'loading' });
    log.read(`${at(1)} one\n${at(2)} last`);
    expect([log.phase, log.isOpen]).toEqual([{ phase: 'reading' }, true]);
    expect(texts(log.end())).toEqual(['last']);
    expect([log.phase, log.isOpen]).toEqual([{ phase: 'over' }, false]);
    log.connect();
    expect(log.isOpen).toBe(true);
    const error = new Error('It broke off');
    log.fail(error);
    expect([log.phase, log.isOpen]).toEqual([
      { phase: 'failed', error },
      false,
    ]);
  });
});
