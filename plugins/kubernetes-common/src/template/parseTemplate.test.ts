import { isPlaceholder, parseTemplate } from '.';

/** A placeholder without its source. */
function placeholder(text: string) {
  const [part, ...rest] = parseTemplate(text);
  if (!isPlaceholder(part) || rest.length) throw new Error('Not one');
  const { source, ...read } = part;
  expect(source).toBe(text);
  return read;
}

it('splits text and placeholders, in order', () => {
  const parts = parseTemplate('https://logs/{{ pod }}?c={{container}}{{ns}}#x');
  expect(parts.map(part => (isPlaceholder(part) ? part.name : part))).toEqual([
    'https://logs/',
    'pod',
    '?c=',
    'container',
    'ns',
    '#x',
  ]);
  expect(parts.map(isPlaceholder)).toEqual([
    ...[false, true, false],
    ...[true, true, false],
  ]);
});

it.each(['', 'plain', '}} { }', '{pod}'])('leaves %j as it is', text => {
  expect(parseTemplate(text)).toEqual(text === '' ? [] : [text]);
});

it.each([
  ['{{ pod }}', { name: 'pod', key: undefined, filters: [] }],
  ['{{label.app}}', { name: 'label', key: 'app', filters: [] }],
  [
    '{{ label.app.kubernetes.io/name }}',
    { name: 'label', key: 'app.kubernetes.io/name', filters: [] },
  ],
  ['{{ .app }}', { name: '', key: 'app', filters: [] }],
  ['{{ label. }}', { name: 'label', key: '', filters: [] }],
  [
    '{{ since | minus:5m | date:%H:%M | url }}',
    {
      name: 'since',
      key: undefined,
      filters: [
        { name: 'minus', argument: '5m' },
        { name: 'date', argument: '%H:%M' },
        { name: 'url', argument: '' },
      ],
    },
  ],
  [
    '{{ since | default:a\nb }}',
    {
      name: 'since',
      key: undefined,
      filters: [{ name: 'default', argument: 'a\nb' }],
    },
  ],
])('reads %j', (text, expected) => {
  expect(placeholder(text)).toEqual(expected);
});

it.each(['a {{ pod', '{{ a {{ b }}', '{{ {a} }}'])(
  'refuses %j, which is not closed',
  text => {
    expect(() => parseTemplate(text)).toThrow(/is not closed with }}/);
  },
);
