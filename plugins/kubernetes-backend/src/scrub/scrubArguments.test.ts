import { scrubArguments } from './scrubArguments';

const HIDDEN = '•••';

it.each<[readonly string[], readonly string[]]>([
  [
    ['--password', 'hunter2', '--verbose'],
    ['--password', HIDDEN, '--verbose'],
  ],
  [
    ['--api-key', 'a b c'],
    ['--api-key', HIDDEN],
  ],
  [
    ['-token', 'x', 'y'],
    ['-token', HIDDEN, 'y'],
  ],
  // The value of an option is no option.
  [
    ['--token', '--verbose', '-v'],
    ['--token', '--verbose', '-v'],
  ],
  [
    ['-u', 'ada:hunter2', 'https://x'],
    ['-u', HIDDEN, 'https://x'],
  ],
  [
    ['--proxy-user', 'ada:hunter2'],
    ['--proxy-user', HIDDEN],
  ],
  // The user and the group of a container.
  [
    ['-u', '1000:1000'],
    ['-u', '1000:1000'],
  ],
  [
    ['-u', 'ada'],
    ['-u', 'ada'],
  ],
  [
    ['--tokens', 'x'],
    ['--tokens', 'x'],
  ],
  [
    ['password', 'x'],
    ['password', 'x'],
  ],
])('%j becomes %j', (list, expected) => {
  expect(scrubArguments(list)).toEqual(expected);
});

it('knows an argument by the command before it', () => {
  expect(scrubArguments(['-a', 'hunter2', 'ping'], ['redis-cli'])).toEqual([
    '-a',
    HIDDEN,
    'ping',
  ]);
  expect(scrubArguments(['redis-cli', '-a', 'hunter2'])).toEqual([
    'redis-cli',
    '-a',
    HIDDEN,
  ]);
});

it('keeps the spaces of other arguments', () => {
  const list = ['redis-cli', '-a', 'hunter2', 'set  a\tb', 'x'];
  expect(scrubArguments(list)).toEqual([
    'redis-cli',
    '-a',
    HIDDEN,
    'set  a\tb',
    'x',
  ]);
});

it('hides an option of a list that is too long to read as a line', () => {
  const list = ['--password', 'hunter2', 'x'.repeat(5_000)];
  expect(scrubArguments(list).slice(0, 2)).toEqual(['--password', HIDDEN]);
});

it('leaves alone what is no list of words', () => {
  const list = ['--password', 7];
  expect(scrubArguments(list)).toBe(list);
  const words = ['a', 'b'];
  expect(scrubArguments(words)).toBe(words);
  expect(scrubArguments(['--password', 'x'], [7])).toEqual(['--password', 'x']);
});
