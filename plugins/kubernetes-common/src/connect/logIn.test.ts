import { ClusterConnect, contextName } from '.';

const GKE: ClusterConnect = {
  type: 'gcloud',
  project: 'games',
  location: 'europe-west1',
  cluster: 'prod',
};
describe('contextName', () => {
  it.each<[ClusterConnect | undefined, ReturnType<typeof contextName>]>([
    [undefined, { name: 'eu', source: 'assumed' }],
    [
      { type: 'kubectl', context: 'a' },
      { name: 'a', source: 'config' },
    ],
    [GKE, { name: 'gke_games_europe-west1_prod', source: 'logIn' }],
    [{ type: 'oc', url: 'https://api:6443' }, undefined],
  ])('of %j is %j', (connect, context) => {
    expect(contextName({ name: 'eu', connect })).toEqual(context);
  });
});
