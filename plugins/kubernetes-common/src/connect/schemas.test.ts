import { ClusterConnect, clusterConnectSchema } from '.';

const GKE: ClusterConnect = {
  type: 'gcloud',
  project: 'games',
  location: 'europe-west1',
  cluster: 'prod',
};
describe('clusterConnectSchema', () => {
  it.each<[unknown, string]>([
    [{ ...GKE, cluster: '--help' }, 'must not begin with -'],
    [{ type: 'oc', url: 'http://api' }, 'must be a https:// URL'],
    [{ type: 'oc', url: 'https://a:hunter2@api' }, 'without user name'],
    [{ type: 'oc', url: 'https://a@api' }, 'without user name'],
    [{ type: 'oc', url: 'https://:hunter2@api' }, 'without user name'],
    [{ type: 'oc', url: 'api:6443/' }, 'must be a https:// URL'],
    [{ type: 'oc', url: 'not a URL' }, 'must be a https:// URL'],
    [
      { type: 'template', command: 'login {{tenant}}' },
      'there is no placeholder {{tenant}}; there are: cluster, context, namespace, region, parameters.KEY',
    ],
    [
      { type: 'template', command: 'login {{cluster | json}}' },
      'there is no placeholder {{cluster | json}}',
    ],
    [
      { type: 'template', command: "login '{{cluster}}'" },
      'take the quotes around {{cluster}} away',
    ],
    [
      { type: 'template', command: 'login "x\\" {{cluster}}"' },
      'take the quotes around {{cluster}} away',
    ],
    [{ type: 'template', command: 'login {{cluster' }, 'is not closed'],
    [{ type: 'template', command: 'a\nb' }, 'on one line'],
    [{ type: 'ssh' }, 'use one of kubectl, gcloud, aws,'],
  ])('says of %j: %s', (connect, words) => {
    const parsed = clusterConnectSchema.safeParse(connect);
    expect(parsed.error?.issues[0].message).toContain(words);
  });

  it('lets quotes stand that hold no placeholder', () => {
    const command = `login 'a b' "it's" \\" {{cluster}}`;
    expect(
      clusterConnectSchema.safeParse({ type: 'template', command }).success,
    ).toBe(true);
  });

  it.each<ClusterConnect>([
    { type: 'kubectl' },
    { type: 'oc', url: 'https://api.eu.example.com:6443' },
    GKE,
  ])('accepts %j', connect => {
    expect(clusterConnectSchema.parse(connect)).toEqual(connect);
  });

  it.each([
    { type: 'kubectl', context: '' },
    { type: 'kubectl', token: 'hunter2' },
    { ...GKE, project: undefined },
  ])('refuses %j', connect => {
    expect(clusterConnectSchema.safeParse(connect).success).toBe(false);
  });
});
