import { shellQuote } from './shellQuote';

describe('shellQuote', () => {
  it('leaves plain words as they are', () => {
    expect(shellQuote('app=web,tier=front')).toBe('app=web,tier=front');
  });

  it('has no character in its answer that a terminal obeys', () => {
    const quoted = shellQuote('a\u001b[201~\rb\u009bc\u202ed\u200be\u{e0041}');
    expect(quoted).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each(['a@b.example.com:6443/x_y-z+1%2', '--context=eu', 'namespace/shop'])(
    'leaves %s as it is',
    word => {
      expect(shellQuote(word)).toBe(word);
    },
  );

  it.each([
    [
      'an = in front, which zsh takes for the path of a program',
      '=ls',
      "'=ls'",
    ],
    ['a % in front, which is a job', '%1', "'%1'"],
    ['a tilde', '~root', "'~root'"],
    ['nothing', '', "''"],
    ['a space', 'a b', "'a b'"],
    ['a quote', "it's", "'it'\\''s'"],
    ['a backslash', 'a\\b', "'a'\\\\'b'"],
    ['a dollar', 'a$b', "'a'\\$'b'"],
    ['a dollar in front', '$(id)', "\\$'(id)'"],
    ['a line feed', 'a\nb', "'a\nb'"],
    ['braces', 'a{b,c}', "'a{b,c}'"],
    ['what is no letter of ASCII', 'é', "'é'"],
    [
      'a character that a terminal obeys',
      'a\u001bb',
      `'a'"$(printf '\\033')"'b'`,
    ],
    ['one of several bytes', '\u200b', `"$(printf '\\342\\200\\213')"`],
    ['two of them', '\u0001\r', `"$(printf '\\001\\015')"`],
  ])('quotes %s', (_, word, quoted) => {
    expect(shellQuote(word)).toBe(quoted);
  });

  it.each([
    '!',
    '&',
    ';',
    '|',
    '<',
    '>',
    '(',
    ')',
    '*',
    '?',
    '[',
    ']',
    '#',
    '^',
    '`',
    '"',
    '\t',
  ])('leaves no %s outside of quotes', character => {
    expect(shellQuote(`a${character}b`)).toBe(
      character === '\t' ? `'a'"$(printf '\\011')"'b'` : `'a${character}b'`,
    );
  });
});
