import { dashboardLink } from './dashboardLink';

const [from, to] = [new Date(0), new Date(1)];
const APP = 'https://backstage.example.com';
const target = (parameters: Record<string, string> = {}, changes = {}) => ({
  ...{ cluster: 'eu', namespace: 'dice', kind: 'Pod', name: 'web-0' },
  ...{ from, to },
  parameters: { clusterName: 'prod', ...parameters },
  ...changes,
});

it.each([
  ['true', true],
  ['false', false],
  ['yes', false],
])(
  'finds a Headlamp in the app only where it is said to be there: %s',
  (internal, isThere) => {
    const link = dashboardLink({ app: 'headlamp' }, target({ internal }), APP);
    expect(link !== undefined).toBe(isThere);
  },
);

it('finds no other dashboard in the app', () => {
  const inApp = target({ internal: 'true' });
  expect(dashboardLink({ app: 'standard' }, inApp, APP)).toBeUndefined();
});

it('takes the route of the app that is configured', () => {
  const inApp = target({ internal: 'true', headlampRoute: '/k8s' });
  const link = dashboardLink({ app: 'headlamp' }, inApp, APP);
  expect(link).toMatch(/^https:\/\/backstage\.example\.com\/k8s\?to=/);
});

it('has one slash between the dashboard and its path, however it is written', () => {
  const [with_, without] = ['https://x.com/d/', 'https://x.com/d'].map(url =>
    dashboardLink({ app: 'standard', url }, target(), APP),
  );
  expect(with_).toBeDefined();
  expect(with_).toBe(without);
});

it('leads to the namespace or the cluster where the object has no page', () => {
  const link = (changes: object) =>
    dashboardLink({ url: 'https://x.com' }, target({}, changes), APP);
  const ofPod = link({});
  const ofNamespace = link({ kind: 'Widget' });
  const ofCluster = link({ namespace: undefined, name: undefined });
  expect(ofPod).toContain('web-0');
  expect(ofNamespace).toContain('dice');
  expect(ofNamespace).not.toContain('web-0');
  expect(ofCluster).not.toContain('dice');
});

it('ignores a dashboard that it does not know, and a URL that is none', () => {
  expect(
    dashboardLink({ app: 'constructor' as never, url: APP }, target(), APP),
  ).toBeUndefined();
  expect(dashboardLink({ url: 'ftp://x.com' }, target(), APP)).toBeUndefined();
});
