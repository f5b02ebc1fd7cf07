import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { createGuidance, GuidanceOptions } from './guidance';

const NAKED: ClusterDetails = {
  name: 'prod-eu',
  url: 'https://10.0.0.1:6443',
  authProvider: 'serviceAccount',
  authMetadata: { serviceAccountToken: 'hunter2' },
  tls: { caData: 'QUJD' },
};

function setup(options: Partial<GuidanceOptions> = {}) {
  const faults: string[] = [];
  const guidance = createGuidance({
    onFault: (cluster, stage) => faults.push(`${cluster} ${stage}`),
    ...options,
  });
  return { guidance, faults };
}

describe('guidance', () => {
  it('tells browsers neither URL nor credential of a cluster', () => {
    const { guidance } = setup();
    const head = JSON.stringify(guidance.toClusterHead(NAKED));
    expect(JSON.parse(head)).toEqual({ name: 'prod-eu' });
  });

  it('logs in as the first rule for the cluster says, where the cluster says nothing better', () => {
    const tsh = { type: 'template', command: 'tsh kube login' } as const;
    const aws = { type: 'aws', region: 'r', cluster: 'c' } as const;
    const { guidance } = setup({
      connect: [{ clusters: ['prod-*'], logIn: tsh }, { logIn: aws }],
    });
    const connectOf = (changes: Partial<ClusterDetails>) =>
      guidance.toClusterHead({ ...NAKED, ...changes }).connect;
    expect(connectOf({})).toEqual(tsh);
    expect(connectOf({ name: 'dev' })).toEqual(aws);
    expect(connectOf({ connect: { type: 'kubectl', context: 'x' } })).toEqual(
      tsh,
    );
    expect(connectOf({ connect: { ...aws, cluster: 'own' } })).toEqual({
      ...aws,
      cluster: 'own',
    });
  });

  it('leaves out what a provider describes badly, and says so once', () => {
    const { guidance, faults } = setup();
    const cluster: ClusterDetails = {
      ...NAKED,
      connect: { type: 'oc', url: 'https://a:hunter2@api' },
      dashboard: { url: 'data:text/html,x' },
      parameters: { a: 'b' },
    };
    for (const head of [
      guidance.toClusterHead(cluster),
      guidance.toClusterHead(cluster),
    ]) {
      expect(head).toEqual({ name: 'prod-eu', parameters: { a: 'b' } });
    }
    expect(faults).toEqual(['prod-eu connect', 'prod-eu dashboard']);
  });

  it('hands out links with the names of the clusters that they are for', () => {
    const all = { title: 'All', url: 'https://x.com' };
    const some = { title: 'Some', url: 'https://x.com', clusters: ['prod-*'] };
    const none = { title: 'None', url: 'https://x.com', clusters: ['gone'] };
    const { guidance } = setup({ links: [all, some, none] });
    expect(guidance.linkTemplates(['prod-eu', 'dev', 'prod-us'])).toEqual([
      all,
      { ...some, clusters: ['prod-eu', 'prod-us'] },
    ]);
  });

  it('hands out links to those who help, by owner and cluster, and tells nobody of other owners', () => {
    const link = (title: string, changes = {}) => ({
      ...{ title, url: 'https://x.com' },
      ...changes,
    });
    const { guidance } = setup({
      askForHelp: [
        link('Anybody'),
        link('Payments', { owners: ['group:default/Payments'] }),
        link('Group', { owners: ['group:*/*'] }),
        link('Users', { owners: ['user:default/*'] }),
        link('Prod', { clusters: ['prod-*'] }),
        link('Gone', { clusters: ['gone'] }),
      ],
    });
    const names = ['prod-eu', 'dev'];
    expect(guidance.askForHelp(names, ['group:default/payments'])).toEqual([
      link('Anybody'),
      link('Payments'),
      link('Group'),
      link('Prod', { clusters: ['prod-eu'] }),
    ]);
    expect(guidance.askForHelp(names, [])).toEqual([
      link('Anybody'),
      link('Prod', { clusters: ['prod-eu'] }),
    ]);
  });
});
