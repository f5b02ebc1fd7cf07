import { askForHelpLink } from './askForHelpLink';
import { askForHelpSchema, linkTemplateSchema } from './schemas';
import { LinkTarget } from './types';

const target = (summary: string): LinkTarget & { incident: object } => ({
  cluster: 'eu',
  entity: { name: 'shop', owner: 'payments' },
  from: new Date(0),
  to: new Date(0),
  incident: {
    headline: 'shop: Out of memory',
    summary,
    view: 'https://portal.example.com/x?finding=a%2Fb',
  },
});

const link = (summary: string, changes = {}) =>
  askForHelpLink(
    {
      url: 'https://tickets.example.com/new/{{owner}}',
      query: { title: '{{headline}}', body: '{{summary}}', ref: '{{view}}' },
      ...changes,
    },
    target(summary) as never,
  );

const problem = (given: object) => {
  const result = askForHelpSchema.safeParse({ title: 'Ask', ...given });
  return result.success ? undefined : result.error.issues[0].message;
};

describe('a link that asks for help', () => {
  it('is filled in, all of it encoded', () => {
    const url = new URL(link('# a\n> `b` & #c') ?? '');
    expect(url.origin + url.pathname).toBe(
      'https://tickets.example.com/new/payments',
    );
    expect(Object.fromEntries(url.searchParams)).toEqual({
      title: 'shop: Out of memory',
      body: '# a\n> `b` & #c',
      ref: 'https://portal.example.com/x?finding=a%2Fb',
    });
    expect(url.hash).toBe('');
  });

  it('takes the summary as plain text', () => {
    const url = link('# a\\_b', { query: { body: '{{summary | text}}' } });
    expect(new URL(url ?? '').searchParams.get('body')).toBe('a_b');
  });

  it.each(['x'.repeat(50_000), 'ä 🎲\n'.repeat(5_000), '\ud83c'.repeat(9_000)])(
    'is never too long, and says that it was shortened',
    summary => {
      const url = link(summary) ?? '';
      expect(url.length).toBeLessThanOrEqual(7_000);
      expect(url.length).toBeGreaterThan(6_800);
      expect(new URL(url).searchParams.get('body')).toMatch(
        /\(Shortened: the link has the rest\.\)$/,
      );
    },
  );

  it('is none where what is left is too long, or a value is unknown', () => {
    const { incident } = target('a');
    expect(
      askForHelpLink(
        { url: 'https://x.com', query: { a: '{{view}}', b: '{{summary}}' } },
        {
          ...target('a'),
          incident: { ...incident, view: 'v'.repeat(8_000) } as never,
        },
      ),
    ).toBeUndefined();
    expect(link('a', { url: 'https://x.com/{{pod}}' })).toBeUndefined();
  });

  it('leads where the operator says, whatever is filled in', () => {
    for (const summary of ['data:text/html,x', '../../x', '@evil.com/']) {
      const url = new URL(link(summary, { query: { b: '{{summary}}' } }) ?? '');
      expect(url.host).toBe('tickets.example.com');
      expect(url.pathname).toBe('/new/payments');
    }
  });

  it.each([
    [{ url: 'mailto:help@example.com' }, 'must begin with https:// or http://'],
    [{ url: 'data:text/html,x' }, 'must begin with https:// or http://'],
    [{ url: '{{view}}' }, 'must begin with https:// or http://'],
    [{ url: 'https://{{owner}}.example.com' }, 'may not choose the host'],
    [{ url: 'https://{{summary}}/' }, 'may not choose the host'],
    [
      { url: 'https://x.com', query: { a: '{{sumary}}' } },
      'there is no placeholder {{sumary}}; there are: cluster,',
    ],
    [{ url: 'https://x.com', owners: ['payments'] }, 'must be an entity ref'],
  ])('refuses %j', (given, message) => {
    expect(problem(given)).toContain(message);
  });

  it('has values that other links have not', () => {
    expect(problem({ url: 'https://x.com/?a={{summary}}' })).toBeUndefined();
    const { error } = linkTemplateSchema.safeParse({
      title: 'Tool',
      url: 'https://x.com/?a={{summary}}',
    });
    expect(error?.issues[0].message).toMatch(
      /no placeholder {{summary}}; there are: (?!.*summary)/,
    );
  });
});
