import { scrubDisguised } from './lookalikes';
import { scrubSecrets } from './scrubText';

const scrub = (text: string) => scrubDisguised(text, scrubSecrets);

describe('scrubDisguised', () => {
  it.each([
    ['an invisible character', 'pass\u200bword=hunter2', 'pass\u200bword=•••'],
    ['a wide space', 'password:\u3000hunter2', 'password:\u3000•••'],
    ['full-width letters', 'ｐａｓｓｗｏｒｄ=hunter2', 'ｐａｓｓｗｏｒｄ=•••'],
    ['a Cyrillic letter', 'p\u0430ssword=hunter2', 'p\u0430ssword=•••'],
    [
      'a letter behind it',
      'p\u0430ssword=hunter2 \u0430t th\u200be end',
      'p\u0430ssword=••• \u0430t th\u200be end',
    ],
  ])('sees through %s and keeps it', (_, text, shown) => {
    expect(scrub(text)).toBe(shown);
  });

  it('passes only the disguised lines on, in one call', () => {
    const seen: string[] = [];
    scrubDisguised('a\nb\u200bc\nd\ne\u200bf', text => {
      seen.push(text);
      return text;
    });
    expect(seen).toEqual(['bc\nef']);
  });

  it('passes them on one by one where they do not come back line by line', () => {
    const text = scrubDisguised('a\u200bb\nc\u200bd', seen =>
      seen.replaceAll('\n', '').replace(/.$/, 'x'),
    );
    expect(text).toBe('a\u200bx\nc\u200bx');
  });

  it('keeps a line to whose end something is added', () => {
    expect(scrubDisguised('a\u200bb', seen => `${seen} •••`)).toBe(
      'a\u200bb •••',
    );
  });

  it('does not call for a text without a disguise', () => {
    const call = jest.fn();
    expect(scrubDisguised('password=hunter2', call)).toBe('password=hunter2');
    expect(call).not.toHaveBeenCalled();
  });

  it('leaves words of one alphabet and disguised text without a credential', () => {
    for (const text of ['пароль изменён', 'ready\u200b now', 'Ｏｋ']) {
      expect(scrub(text)).toBe(text);
    }
  });
});
