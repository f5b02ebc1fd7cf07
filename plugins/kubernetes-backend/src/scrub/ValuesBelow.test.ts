import { opensText, ValuesBelow } from './ValuesBelow';

const scrub = (...lines: string[]) =>
  new ValuesBelow()
    .scrub(`${lines.join('\n')}\n`)
    .split('\n')
    .slice(0, -1);

describe('ValuesBelow', () => {
  it('hides a block of YAML up to where it is indented less', () => {
    expect(scrub('password: |', '  hunter2', '', '  more', 'user: jo')).toEqual(
      ['password: |', '  •••', '', '  •••', 'user: jo'],
    );
  });

  it.each(['|', '>-', '|+', '|2', '>9-', '|9', '|2   '])(
    'knows the block indicator %s',
    indicator => {
      expect(scrub(`password: ${indicator}`, '    hunter2', 'x: y')).toEqual([
        `password: ${indicator}`,
        '    •••',
        'x: y',
      ]);
    },
  );

  it('hides a value and a list below the name', () => {
    expect(scrub('db_password:', '  hunter2', 'next: x')).toEqual([
      'db_password:',
      '  •••',
      'next: x',
    ]);
    expect(scrub('passwords: [', '  "hunter2",', '  "swordfish"', ']')).toEqual(
      ['passwords: [', '  "•••",', '  "•••"', ']'],
    );
    expect(scrub('passwords:', '- hunter2', '- swordfish')).toEqual([
      'passwords:',
      '- •••',
      '- •••',
    ]);
  });

  it('hides the value of a continued line and of an XML element', () => {
    expect(scrub('tool --password \\', '  hunter2 \\', '  --user jo')).toEqual([
      'tool --password \\',
      '  ••• \\',
      '  --user jo',
    ]);
    expect(scrub('<password>', '  hunter2', '</password>')).toEqual([
      '<password>',
      '  •••',
      '</password>',
    ]);
  });

  it.each([
    ['another name', ['password:', '  key: x']],
    ['a sentence', ['password:', '  must be set before the start']],
    ['a comment', ['password:', '  # hunter2']],
    ['a stack trace', ['token:', '  at Object.read (x.js:1)']],
    ['the names of Secrets', ['secret: [', '  "db-credentials"', ']']],
    ['a name that is no credential', ['user: |', '  jo']],
    ['a line that is not indented', ['password:', 'hunter2']],
  ])('leaves %s', (_, lines) => {
    expect(scrub(...lines)).toEqual(lines);
  });

  it('continues from one chunk to the next', () => {
    const below = new ValuesBelow();
    below.scrub('password: |\n');
    expect(below.scrub('  hunter2\n')).toBe('  •••\n');
  });

  it('gives up after four hundred lines', () => {
    const shown = scrub('password: |', ...Array(401).fill('  x'));
    expect(shown.filter(line => line === '  •••')).toHaveLength(400);
    expect(shown.at(-1)).toBe('  x');
  });

  it('knows the start of a block', () => {
    expect(['a: |', 'a: >-', 'a:', 'a: ['].map(opensText)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
