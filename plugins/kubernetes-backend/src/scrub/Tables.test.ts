import { Tables } from './Tables';

const scrub = (...lines: string[]) => new Tables().scrub(lines.join('\n'));

describe('Tables', () => {
  it.each([
    [
      'psql',
      [' user | password ', '------+----------', ' jo   | hunter2  '],
      ' jo   | •••  ',
    ],
    [
      'Markdown',
      ['| user | password |', '|------|----------|', '| jo | hunter2 |'],
      '| jo | ••• |',
    ],
    [
      'box drawing',
      ['│ user │ password │', '├──────┼──────────┤', '│ jo │ hunter2 │'],
      '│ jo │ ••• │',
    ],
    ['CSV', ['user,password', 'jo,hunter2'], 'jo,•••'],
    ['CSV with quotes', ['"user","password"', '"j,o",hunter2'], '"j,o",•••'],
    ['TSV', ['user\tpassword', 'jo\thunter2'], 'jo\t•••'],
    [
      'a pair of columns',
      ['name,value', 'db_password,hunter2'],
      'db_password,•••',
    ],
    [
      'a pair of columns, of which either could have the value',
      ['setting,value', 'db_password,hunter2'],
      'db_password,•••',
    ],
    [
      'a pair of columns, the value first',
      ['value,name', 'hunter2,db_password'],
      '•••,db_password',
    ],
  ])('hides a column of %s by its head', (_, lines, last) => {
    const shown = scrub(...lines).split('\n');
    expect(shown.slice(0, -1)).toEqual(lines.slice(0, -1));
    expect(shown.at(-1)).toBe(last);
  });

  it.each([
    ['| db_password | hunter2 |', '| db_password | ••• |'],
    ['DB_PASSWORD      hunter2', 'DB_PASSWORD      •••'],
    [
      '| the database of the shop and its password | hunter2 |',
      '| the database of the shop and its password | ••• |',
    ],
    ['DB_PASSWORD\thunter-2', 'DB_PASSWORD\t•••'],
  ])('hides the second cell of a pair: %s', (line, shown) => {
    expect(scrub(line, '')).toBe(`${shown}\n`);
  });

  it.each([
    '| user | jo |',
    'ready            yes',
    'password is wrong, try again',
    '| a | password | hunter2 |',
  ])('leaves %s', line => {
    expect(scrub(line, '')).toBe(`${line}\n`);
  });

  it.each([
    ['name,size', 'db_password,12'],
    ['size,value', '12,db_password'],
  ])('takes %s for no pair', (head, row) => {
    expect(scrub(head, row)).toBe(`${head}\n${row}`);
  });

  it('keeps its head from one chunk to the next, and behind timestamps', () => {
    const tables = new Tables();
    const time = '2026-01-01T12:00:00.000000000Z ';
    expect(tables.scrub(`${time}user,password\n`)).toBe(
      `${time}user,password\n`,
    );
    expect(tables.scrub(`${time}jo,hunter2\n`)).toBe(`${time}jo,•••\n`);
  });

  it('knows a head whose rows come with the next chunk', () => {
    const tables = new Tables();
    const head = ' user | password \n------+----------\n';
    expect(tables.scrub(head)).toBe(head);
    expect(tables.scrub(' jo   | hunter2 \n')).toBe(' jo   | ••• \n');
  });

  it('ends a table at a line with another number of cells', () => {
    expect(scrub('user,password', 'jo,hunter2', 'started', 'a,b')).toBe(
      ['user,password', 'jo,•••', 'started', 'a,b'].join('\n'),
    );
  });

  it('ends a table where YAML with a block begins', () => {
    expect(scrub('user,password', 'run: |', 'jo,b')).toBe(
      ['user,password', 'run: |', 'jo,b'].join('\n'),
    );
  });

  it('reads the next table with its own head', () => {
    const lines = [
      '| user | password |',
      '|------|----------|',
      '| jo | hunter2 |',
      '| password | user |',
      '|----------|------|',
      '| swordfish | jo |',
    ];
    const shown = scrub(...lines).split('\n');
    expect(shown[2]).toBe('| jo | ••• |');
    expect(shown[5]).toBe('| ••• | jo |');
  });
});
