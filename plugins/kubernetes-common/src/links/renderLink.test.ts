import fc from 'fast-check';
import { LinkTarget, renderLink } from '.';

const TARGET: LinkTarget = {
  cluster: 'prod-eu',
  region: 'eu-west-1',
  parameters: { tenant: 't1' },
  namespace: 'games',
  kind: 'Pod',
  name: 'dice-1',
  pod: 'dice-1',
  container: 'app',
  workload: { kind: 'Deployment', name: 'dice' },
  labels: { 'app.kubernetes.io/version': '1.4.2', constructor: 'mine' },
  entity: { name: 'dice', annotations: { 'x.com/index': 'a&b=c d/é' } },
  from: new Date('2026-03-01T11:00:00.5Z'),
  to: new Date('2026-03-01T12:00:00Z'),
};

function render(url: string, target = TARGET) {
  const rendered = renderLink({ url }, target);
  return rendered.type === 'link' ? rendered.url : rendered;
}

describe('renderLink', () => {
  it.each([
    ['{{cluster}}', 'prod-eu'],
    ['{{ workloadKind | lower }}', 'deployment'],
    ['{{labels.app.kubernetes.io/version}}', '1.4.2'],
    ['{{labels.constructor}}', 'mine'],
    ['{{parameters.tenant}}', 't1'],
    ['{{annotations.x.com/index}}', 'a&b=c d/é'],
    ['{{annotations.x.com/index | uri}}', 'a%26b%3Dc%20d%2F%C3%A9'],
    ['{{annotations.x.com/index | json}}', '"a&b=c d/é"'],
    ['{{annotations.x.com/index | cloudwatch}}', 'a*26b*3dc*20d*2f*c3*a9'],
    ['{{labels.app.kubernetes.io/version | regex}}', '1\\.4\\.2'],
    ["{{labels.none | default:it's! | rison}}", "it!'s!!"],
    ['{{from}}', '2026-03-01T11:00:00.500Z'],
    ['{{from | ms}}', '1772362800500'],
    ['{{from | s}}', '1772362800'],
    ['{{node | default:.+ | json}}', '".+"'],
    ['{{pod | default:.+}}', 'dice-1'],
  ])('reads %s', (template, value) => {
    const url = String(render(`https://x.com/?q=${template}&r=1`));
    expect([...new URL(url).searchParams]).toEqual([
      ['q', value],
      ['r', '1'],
    ]);
  });

  it('says which values are not known', () => {
    expect(
      render(
        'https://x.com/{{node}}/{{labels.none}}/{{labels.toString}}/{{pod}}',
      ),
    ).toEqual({
      type: 'missing',
      placeholders: ['{{node}}', '{{labels.none}}', '{{labels.toString}}'],
    });
  });

  it('makes JSON of objects and encodes all of a query', () => {
    const rendered = renderLink(
      {
        url: 'https://x.com/explore?orgId=1#top',
        query: {
          panes: { a: [{ expr: '{pod={{pod | json}}} |= "a&b"' }, 1, true] },
          'a b': 'c+d',
        },
      },
      { ...TARGET, pod: 'it"s' },
    );
    const url = new URL(rendered.type === 'link' ? rendered.url : '');
    expect(url.hash).toBe('#top');
    expect(url.searchParams.get('orgId')).toBe('1');
    expect(url.searchParams.get('a b')).toBe('c+d');
    expect(JSON.parse(url.searchParams.get('panes') ?? '')).toEqual({
      a: [{ expr: '{pod="it\\"s"} |= "a&b"' }, 1, true],
    });
  });

  it('leads to the host and the path of the template, whatever the values are', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('//evil.com', '@evil.com', '?a', '#b', 'a/../..'),
      fc.string({
        unit: fc.constantFrom(...'/.?#@:%\\&=;"\'<> \n'),
        minLength: 1,
      }),
    );
    const notDots = hostile.filter(text => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(notDots, notDots, (name, label) => {
        const target = { ...TARGET, pod: name, labels: { a: label } };
        const rendered = renderLink(
          {
            url: 'https://x.com/logs/{{pod}}/end?q={{labels.a}}&r=1#{{pod}}',
            query: { s: '{{labels.a}}' },
          },
          target,
        );
        const url = new URL(rendered.type === 'link' ? rendered.url : '');
        expect(url.host).toBe('x.com');
        expect(url.pathname.split('/').map(decodeURIComponent)).toEqual([
          '',
          'logs',
          name.replace(/\p{Surrogate}/gu, '\ufffd'),
          'end',
        ]);
        expect([...url.searchParams.keys()]).toEqual(['q', 'r', 's']);
        expect(url.searchParams.get('q')).toBe(
          label.replace(/\p{Surrogate}/gu, '\ufffd'),
        );
      }),
    );
  });

  it.each(['.', '..'])('leads nowhere where %j would shorten its path', pod => {
    expect(
      render('https://x.com/logs/{{pod}}/end', { ...TARGET, pod }),
    ).toEqual({ type: 'unsafe' });
  });

  it('lets the operator choose the host, but only among hosts', () => {
    const url = 'https://{{region}}.console.aws.amazon.com/x';
    expect(render(url)).toBe('https://eu-west-1.console.aws.amazon.com/x');
    for (const region of ['evil.com/', 'a@b', 'x?', 'x:1', ' ', '.x']) {
      expect(render(url, { ...TARGET, region })).toEqual({ type: 'unsafe' });
    }
  });
});
