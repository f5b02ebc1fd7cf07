import { ClusterConnect, contextName } from '.';
import { logInCommand, signInCommand } from './logIn';

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

describe('contextName of every kind of login', () => {
  it.each<[ClusterConnect, ReturnType<typeof contextName>]>([
    [{ type: 'kubectl' }, { name: 'eu', source: 'assumed' }],
    [
      { type: 'aws', region: 'eu-west-1', cluster: 'prod' },
      { name: 'eu', source: 'logIn' },
    ],
    [
      { type: 'az', resourceGroup: 'games', cluster: 'prod', context: 'aks' },
      { name: 'aks', source: 'logIn' },
    ],
    [{ type: 'template', command: 'login' }, undefined],
    [
      { type: 'template', command: 'login', context: 't-eu' },
      { name: 't-eu', source: 'config' },
    ],
  ])('of %j is %j', (connect, context) => {
    expect(contextName({ name: 'eu', connect })).toEqual(context);
  });
});

describe('logInCommand', () => {
  const values = { cluster: 'eu', namespace: 'dice' };

  it.each<[ClusterConnect, string | undefined, string | undefined]>([
    [
      GKE,
      undefined,
      'gcloud container clusters get-credentials --region=europe-west1 --project=games prod',
    ],
    [
      { ...GKE, location: 'europe-west1-b' },
      undefined,
      'gcloud container clusters get-credentials --zone=europe-west1-b --project=games prod',
    ],
    [
      { type: 'aws', region: 'eu-west-1', cluster: 'prod' },
      undefined,
      'aws eks update-kubeconfig --region=eu-west-1 --name=prod',
    ],
    [
      { type: 'aws', region: 'eu-west-1', cluster: 'prod', profile: 'games' },
      'mine',
      'aws eks update-kubeconfig --region=eu-west-1 --name=prod --profile=games --alias=mine',
    ],
    [
      {
        type: 'az',
        resourceGroup: 'games',
        cluster: 'prod',
        subscription: 'dev',
      },
      'mine',
      'az aks get-credentials --subscription=dev --resource-group=games --name=prod --context=mine --overwrite-existing',
    ],
    [
      { type: 'oc', url: 'https://api:6443' },
      'mine',
      'oc login https://api:6443',
    ],
    [{ type: 'template', command: 'login {{cluster}}' }, undefined, 'login eu'],
    [{ type: 'kubectl' }, 'mine', undefined],
  ])('of %j for the context %s is %s', (connect, context, line) => {
    expect(logInCommand(connect, context, values)).toBe(line);
  });
});

describe('signInCommand', () => {
  it.each<[ClusterConnect, string | undefined]>([
    [GKE, 'gcloud auth login'],
    [{ type: 'aws', region: 'eu-west-1', cluster: 'prod' }, 'aws sso login'],
    [
      { type: 'aws', region: 'eu-west-1', cluster: 'prod', profile: 'games' },
      'aws sso login --profile=games',
    ],
    [{ type: 'az', resourceGroup: 'games', cluster: 'prod' }, 'az login'],
    [{ type: 'oc', url: 'https://api:6443' }, undefined],
  ])('of %j is %s', (connect, line) => {
    expect(signInCommand(connect)).toBe(line);
  });
});
