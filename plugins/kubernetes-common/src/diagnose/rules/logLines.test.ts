import { headline, isError, isRoutine, lastLines, readLines } from './logLines';

const head = (...lines: string[]) =>
  headline(readLines(lines.join('\n')))?.text;

describe('headline', () => {
  it.each<[string, readonly string[], string]>([
    [
      'Node.js',
      [
        'starting',
        '/app/x.js:1',
        'Error: connect ECONNREFUSED 10.0.0.1:5432',
        '    at TCPConnectWrap.afterConnect',
        '}',
        'Node.js v20.1.0',
      ],
      'Error: connect ECONNREFUSED 10.0.0.1:5432',
    ],
    [
      'Python',
      [
        'Traceback (most recent call last):',
        '  File "app.py", line 1, in <module>',
        "MyProblem: no 'URL'",
      ],
      "MyProblem: no 'URL'",
    ],
    [
      'Java',
      [
        'Exception in thread "main" java.lang.RuntimeException: x',
        '\tat App.main(App.java:3)',
        'Caused by: java.sql.SQLException: no route',
        '\t... 3 more',
      ],
      'Caused by: java.sql.SQLException: no route',
    ],
    [
      'Go',
      [
        'panic: runtime error: index out of range',
        '',
        'goroutine 1 [running]:',
        'main.main()',
        'exit status 2',
      ],
      'panic: runtime error: index out of range',
    ],
    [
      'Rust',
      [
        "thread 'main' panicked at src/main.rs:2:5:",
        'no config',
        'note: run with `RUST_BACKTRACE=1`',
      ],
      'no config',
    ],
    [
      'a logger',
      ['INFO ready', 'ERROR cannot reach db', 'INFO closing'],
      'ERROR cannot reach db',
    ],
    ['no error at all', ['listening', 'bye'], 'bye'],
  ])('of %s', (_, lines, expected) => {
    expect(head(...lines)).toBe(expected);
  });

  it('does not go back to an error that the program survived', () => {
    const after = Array.from({ length: 11 }, (_, i) => `working ${i}`);
    expect(head('Error: transient', ...after)).toBe('working 10');
    expect(head('Error: transient', ...after.slice(0, 10))).toBe(
      'Error: transient',
    );
  });

  it('is undefined without lines', () => {
    expect(head('', '  ')).toBeUndefined();
  });
});

describe('readLines', () => {
  it("drops colors, blank lines and the kubelet's message on a removed container", () => {
    expect(
      readLines(
        '\u001b[31mred\u001b[0m\n\nunable to retrieve container logs for containerd://1',
      ),
    ).toEqual([{ text: 'red', role: 'plain' }]);
  });

  it('reads the end of a long log, and cuts long lines', () => {
    const lines = readLines(`first\n${'x'.repeat(20_000)}\nlast`);
    expect(lines.map(({ text }) => text.length)).toEqual([500, 4]);
  });

  it('treats indented lines as details', () => {
    expect(readLines('  indented')).toEqual([
      { text: 'indented', role: 'detail' },
    ]);
  });
});

describe('single lines', () => {
  const plain = (text: string) => isError({ text, role: 'plain' });

  it.each([
    'level=error msg=x',
    '{"level":"fatal"}',
    'E0101 12:00:00 x',
    'nginx: [emerg] host not found in upstream',
    'bind: permission denied',
  ])('are errors: %s', text => {
    expect([plain(text), isRoutine(text)]).toEqual([true, false]);
  });

  it.each(['INFO request done', 'level=debug x', 'I0101 12:00:00 x'])(
    'are routine: %s',
    text => {
      expect([plain(text), isRoutine(text)]).toEqual([false, true]);
    },
  );

  it('are the last ones, in order', () => {
    expect(lastLines('a\nb\nc', 2)).toEqual(['b', 'c']);
    expect(lastLines('', 2)).toEqual([]);
  });
});

describe('the lines of a log', () => {
  const texts = (log: string) => readLines(log).map(({ text }) => text);

  it('reads the end of a long log', () => {
    const log = `first\n${'x\n'.repeat(20_000)}last`;
    expect(texts(log).at(-1)).toBe('last');
    expect(texts(log)).not.toContain('first');
  });

  it('reads the beginning of a long line', () => {
    expect(texts('y'.repeat(900))).toEqual(['y'.repeat(500)]);
  });

  it('leaves out blank lines, colors, and what the kubelet says in place of a log', () => {
    expect(
      texts(
        'a\n\n  \n\u001b[31mb\u001b[0m\nunable to retrieve container logs for containerd://1',
      ),
    ).toEqual(['a', 'b']);
  });
});
