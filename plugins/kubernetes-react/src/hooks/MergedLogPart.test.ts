import { MergedLogPart } from './MergedLogPart';

const at = (second: number) => `2026-03-01T12:00:0${second}.000000000Z`;
const place = { cluster: 'eu', namespace: 'games', name: 'dice-1' };
const texts = (lines: readonly { readonly text: string }[]) =>
  lines.map(({ text }) => text);

describe('MergedLogPart', () => {
  it('reads everything at first, and then what follows the last line', () => {
    const part = new MergedLogPart(place);
    expect(part.connect()).toEqual({ ...place, after: undefined });
    part.read(`${at(1)} one\n${at(2)} two\n${at(3)} half`);
    expect(part.connect()).toEqual({ ...place, after: at(2) });
  });

  it('drops repeated lines, and nothing else', () => {
    const part = new MergedLogPart(place);
    part.connect();
    part.read(`${at(1)} one\n${at(2)} two\n${at(2)} twice\n`);
    part.connect();
    const again = `${at(1)} one\n${at(2)} two\n${at(2)} twice\n${at(
      2,
    )} thrice\n${at(3)} three\n`;
    expect(texts(part.read(again))).toEqual(['thrice', 'three']);
    part.connect();
    expect(texts(part.read(again))).toEqual([]);
  });

  it('keeps the order of arrival when a clock goes backwards', () => {
    const part = new MergedLogPart(place);
    part.connect();
    expect(texts(part.read(`${at(2)} one\n${at(1)} two\n`))).toEqual([
      'one',
      'two',
    ]);
    expect(part.connect()).toMatchObject({ after: at(2) });
  });

  it('is open until it ends or fails, and again on a new connection', () => {
    const part = new MergedLogPart(place);
    expect(part.phase).toEqual({ phase: 'loading' });
    part.read(`${at(1)} one\n${at(2)} last`);
    expect([part.phase, part.isOpen]).toEqual([{ phase: 'reading' }, true]);
    expect(texts(part.end())).toEqual(['last']);
    expect([part.phase, part.isOpen]).toEqual([{ phase: 'over' }, false]);
    part.connect();
    expect(part.isOpen).toBe(true);
    const error = new Error('It broke off');
    part.fail(error);
    expect([part.phase, part.isOpen]).toEqual([
      { phase: 'failed', error },
      false,
    ]);
  });
});
