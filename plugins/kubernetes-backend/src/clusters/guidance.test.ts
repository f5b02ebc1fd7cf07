import {
  DescribedGuidance,
  impliedConnect,
  readDashboard,
  readParameters,
} from './guidance';

const aCluster = (fields: object) => fields as DescribedGuidance;

it('has a dashboard where an app or a URL is configured', () => {
  expect(readDashboard(aCluster({}))).toBeUndefined();
  expect(readDashboard(aCluster({ dashboardApp: 'gke' }))).toEqual({
    app: 'gke',
  });
  expect(readDashboard(aCluster({ dashboardUrl: 'https://x' }))).toEqual({
    url: 'https://x',
  });
});

it('takes parameters before those of the dashboard, as text', () => {
  expect(
    readParameters(
      aCluster({
        dashboardParameters: { region: 'old', projectId: 7 },
        parameters: { region: 'eu', isTest: false, list: ['x'], none: null },
      }),
    ),
  ).toEqual({ region: 'eu', projectId: '7', isTest: 'false' });
  expect(readParameters(aCluster({ parameters: { a: {} } }))).toBeUndefined();
  expect(readParameters(aCluster({}))).toBeUndefined();
});

const PARAMETERS = {
  clusterName: 'prod',
  projectId: 'p',
  region: 'r',
  resourceGroup: 'g',
  subscriptionId: 's',
};

const connectOf = (dashboardApp: string, without?: string) =>
  impliedConnect(
    aCluster({
      dashboardApp,
      dashboardParameters: Object.fromEntries(
        Object.entries(PARAMETERS).filter(([key]) => key !== without),
      ),
    }),
  );

it.each([
  ['gke', { type: 'gcloud', project: 'p', location: 'r', cluster: 'prod' }],
  ['eks', { type: 'aws', region: 'r', cluster: 'prod' }],
  [
    'aks',
    { type: 'az', resourceGroup: 'g', cluster: 'prod', subscription: 's' },
  ],
  ['headlamp', undefined],
])('knows how to log in to %s', (app, connect) => {
  expect(connectOf(app)).toEqual(connect);
});

it.each([
  ['gke', 'clusterName'],
  ['gke', 'projectId'],
  ['gke', 'region'],
  ['eks', 'clusterName'],
  ['eks', 'region'],
  ['aks', 'clusterName'],
  ['aks', 'resourceGroup'],
])('does not know how to log in to %s without %s', (app, without) => {
  expect(connectOf(app, without)).toBeUndefined();
});

it('logs in to AKS without a subscription', () => {
  expect(connectOf('aks', 'subscriptionId')).toMatchObject({ type: 'az' });
});
