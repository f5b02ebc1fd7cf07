/** @jest-environment node */
import { KubernetesLogins } from './KubernetesLogins';
import { UserTokenHeaders, withTokens } from './UserTokenHeaders';

const REF = 'component:default/shop';

function start(tokens: Record<string, string> = {}) {
  const asked: string[] = [];
  const logins = Object.fromEntries(
    ['aks', 'google', 'oidc.okta'].map(name => [
      name,
      async () => {
        asked.push(name);
        return tokens[name] ?? '';
      },
    ]),
  );
  return { asked, headers: new UserTokenHeaders(new KubernetesLogins(logins)) };
}

const CLUSTERS = [
  { name: 'a', login: 'aks' },
  { name: 'b', login: 'google' },
  { name: 'c', login: 'aks' },
  { name: 'd' },
];

it('asks for each login once, and sends none that has no token', async () => {
  const { asked, headers } = start({ aks: 'x' });
  headers.learn(REF, CLUSTERS);
  expect([...(await headers.tokens(REF))]).toEqual([['aks', 'x']]);
  expect(asked).toEqual(['aks', 'google']);
});

it('forgets the logins that an entity does not need any more', async () => {
  const { headers } = start({ aks: 'x', google: 'y' });
  headers.learn(REF, CLUSTERS);
  headers.learn(REF, [CLUSTERS[1]]);
  expect([...(await headers.tokens(REF)).keys()]).toEqual(['google']);
  headers.learn(REF, [CLUSTERS[3]]);
  expect((await headers.tokens(REF)).size).toBe(0);
  expect(headers.isLacking(REF, new Map())).toBe(false);
});

it('remembers the last two hundred entities', async () => {
  const { headers } = start({ aks: 'x' });
  for (let i = 0; i < 201; i += 1) headers.learn(`e${i}`, CLUSTERS);
  // Those that are opened again are not the oldest.
  headers.learn('e1', CLUSTERS);
  headers.learn('new', CLUSTERS);
  const known = async (ref: string) => (await headers.tokens(ref)).size > 0;
  expect(await Promise.all(['e0', 'e2', 'e1', 'e3', 'new'].map(known))).toEqual(
    [false, false, true, true, true],
  );
});

it('has news as soon as one token is another', async () => {
  const { headers } = start({ aks: 'x', google: 'y' });
  headers.learn(REF, CLUSTERS);
  const sent = (aks: string, google: string) =>
    new Map([
      ['aks', aks],
      ['google', google],
    ]);
  expect(await headers.isNews(REF, sent('x', 'y'))).toBe(false);
  expect(await headers.isNews(REF, sent('x', 'old'))).toBe(true);
  expect(await headers.isNews(REF, new Map([['aks', 'x']]))).toBe(true);
});

it('lacks a token until all were sent', () => {
  const { headers } = start();
  headers.learn(REF, CLUSTERS);
  expect(headers.isLacking(REF, new Map([['aks', 'x']]))).toBe(true);
  const both = new Map([
    ['aks', 'x'],
    ['google', 'y'],
  ]);
  expect(headers.isLacking(REF, both)).toBe(false);
});

it('sends nothing where the app has no logins', async () => {
  const headers = new UserTokenHeaders(undefined);
  headers.learn(REF, CLUSTERS);
  expect((await headers.tokens(REF)).size).toBe(0);
  expect(() => headers.subscribe(() => undefined)()).not.toThrow();
});

it('leaves a fetch alone that has nothing to send', () => {
  const fetch = async () => new Response();
  expect(withTokens(fetch, new Map())).toBe(fetch);
});
