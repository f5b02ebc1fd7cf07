import { linkTemplateSchema } from '.';

describe('linkTemplateSchema', () => {
  const parse = (link: object) =>
    linkTemplateSchema.safeParse({ title: 'Logs', ...link }).error?.issues[0];

  it.each([
    [
      'https://x.com/{{podd}}',
      'there is no placeholder {{podd}}; there are: cluster, region,',
    ],
    ['https://x.com/{{labels}}', 'there is no placeholder {{labels}}'],
    ['https://x.com/{{labels.}}', 'there is no placeholder {{labels.}}'],
    ['https://x.com/{{pod.x}}', 'there is no placeholder {{pod.x}}'],
    ['https://x.com/{{toString}}', 'there is no placeholder {{toString}}'],
    [
      'https://x.com/{{pod | jsn}}',
      "there is no filter 'jsn' as in {{pod | jsn}}; there are: ms, s,",
    ],
    ['https://x.com/{{pod | ms}}', '{{pod | ms}} is not a time'],
    ['https://x.com/{{pod', 'is not closed with }}'],
    ['data:text/html,{{pod}}', 'it must begin with https:// or http://'],
    ['{{parameters.url}}/x', 'it must begin with https:// or http://'],
    ['https://a:hunter2@x.com/', 'it contains a user name or password'],
    [
      'https://{{labels.host}}/x',
      '{{labels.host}} may not choose the host that a link leads to',
    ],
    ['https://x{{annotations.a}}', 'may not choose the host'],
  ])('says of %s: %s', (url, words) => {
    expect(parse({ url })?.message).toContain(words);
    expect(parse({ url })?.path).toEqual(['url']);
  });

  it('gives the position of a mistake in a query', () => {
    const query = { panes: { a: [{ expr: '{{what}}' }] } };
    const issue = parse({ url: 'https://x.com', query });
    expect(issue?.message).toContain('there is no placeholder {{what}}');
    expect(issue?.path).toEqual(['query', 'panes', 'a', '0', 'expr']);
  });

  it('accepts links that look like templates only at first sight', () => {
    expect(
      parse({
        url: 'https://x.com/?q={a={{pod | json}}}',
        query: { q: '{"a":{"b":1}}' },
      }),
    ).toBeUndefined();
  });
});
