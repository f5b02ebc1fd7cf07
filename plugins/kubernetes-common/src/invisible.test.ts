import { readLogLines } from './logs';
import { hasInvisible, showInvisible } from './invisible';

describe('showInvisible', () => {
  it.each([
    ['override', 'a\u202egpj.exe', 'a⟨U+202E⟩gpj.exe'],
    ['isolate', 'x\u2066y\u2069', 'x⟨U+2066⟩y⟨U+2069⟩'],
    ['mark of direction', 'a\u200fb', 'a⟨U+200F⟩b'],
    ['zero width space', 'pay\u200bpal', 'pay⟨U+200B⟩pal'],
    ['joiner between Latin letters', 'ad\u200dmin', 'ad⟨U+200D⟩min'],
    ['soft hyphen', 'a\u00adb', 'a⟨U+00AD⟩b'],
    ['byte order mark', '\ufeffa', '⟨U+FEFF⟩a'],
    ['tag', 'a\u{e0041}', 'a⟨U+E0041⟩'],
    ['variation selector', 'a\ufe01', 'a⟨U+FE01⟩'],
    ['supplementary variation selector', 'a\u{e0100}', 'a⟨U+E0100⟩'],
    ['filler', 'a\u3164b', 'a⟨U+3164⟩b'],
    ['C0', 'a\u001b[2J', 'a⟨U+001B⟩[2J'],
    ['DEL', 'a\u007f', 'a⟨U+007F⟩'],
    ['C1', 'a\u009b2J', 'a⟨U+009B⟩2J'],
    ['carriage return', 'a\rb', 'a⟨U+000D⟩b'],
    ['line separator', 'a\u2028b', 'a⟨U+2028⟩b'],
  ])('shows a %s', (_, text, shown) => {
    expect(showInvisible(text)).toBe(shown);
    expect(hasInvisible(text)).toBe(true);
    expect(showInvisible(shown)).toBe(shown);
  });

  it.each([
    'plain text\twith\ntabs',
    'Größe 漢字 עברית',
    '👩‍💻 ❤️',
    'می‌خواهم',
    'क्‍ष',
  ])('leaves %s as it is', text => {
    expect(showInvisible(text)).toBe(text);
    expect(hasInvisible(text)).toBe(false);
  });

  it('is used for the lines of a log', () => {
    const [line] = readLogLines('ok \u202edeliaf\u202c \u001b[31mred\u001b[0m');
    expect(line.text).toBe('ok ⟨U+202E⟩deliaf⟨U+202C⟩ red');
  });
});
