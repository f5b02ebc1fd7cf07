import { DASHBOARD_APPS, dashboardLink, LinkTarget } from '.';
import { DASHBOARDS } from './dashboards';
import { linkUrlProblem } from './linkProblem';

const APP_URL = 'https://backstage.example.com/catalog';
const PARAMETERS = {
  projectId: 'games',
  region: 'europe-west1',
  clusterName: 'prod',
  subscriptionId: 's-1',
  resourceGroup: 'rg',
};
const CLUSTER: LinkTarget = {
  cluster: 'eu',
  parameters: PARAMETERS,
  from: new Date(0),
  to: new Date(0),
};
const NAMESPACE = { ...CLUSTER, namespace: 'dice' };
const POD = { ...NAMESPACE, kind: 'Pod', name: 'web-0', uid: 'u-1' };
const OTHER = { ...POD, kind: 'Unheard' };
const URL_OF_IT = 'https://dash.example.com/k8s';

describe('dashboardLink', () => {
  it.each([
    [undefined, CLUSTER, `${URL_OF_IT}/`],
    [undefined, NAMESPACE, `${URL_OF_IT}/#/workloads?namespace=dice`],
    [undefined, POD, `${URL_OF_IT}/#/pod/dice/web-0?namespace=dice`],
    [undefined, OTHER, `${URL_OF_IT}/#/workloads?namespace=dice`],
    ['rancher', CLUSTER, `${URL_OF_IT}/`],
    ['rancher', OTHER, `${URL_OF_IT}/explorer/workload`],
    ['rancher', POD, `${URL_OF_IT}/explorer/pod/dice/web-0`],
    ['openshift', NAMESPACE, `${URL_OF_IT}/k8s/cluster/projects/dice`],
    ['openshift', POD, `${URL_OF_IT}/k8s/ns/dice/pods/web-0`],
    ['headlamp', CLUSTER, `${URL_OF_IT}?to=%2Fc%2Fprod`],
    ['headlamp', POD, `${URL_OF_IT}?to=%2Fc%2Fprod%2Fpods%2Fdice%2Fweb-0`],
  ] as const)('leads into %s', (app, target, link) => {
    expect(dashboardLink({ app, url: URL_OF_IT }, target, APP_URL)).toBe(link);
  });

  it.each([
    [
      'gke',
      CLUSTER,
      'https://console.cloud.google.com/kubernetes/clusters/details/europe-west1/prod/details?project=games',
    ],
    [
      'gke',
      POD,
      'https://console.cloud.google.com/kubernetes/pod/europe-west1/prod/dice/web-0/details?project=games',
    ],
    [
      'gke',
      { ...POD, kind: 'Deployment' },
      'https://console.cloud.google.com/kubernetes/deployment/europe-west1/prod/dice/web-0/overview?project=games',
    ],
    [
      'eks',
      POD,
      'https://europe-west1.console.aws.amazon.com/eks/clusters/prod/pods/web-0?region=europe-west1&namespace=dice',
    ],
    [
      'aks',
      CLUSTER,
      'https://portal.azure.com/#resource/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod/overview',
    ],
  ] as const)('knows where %s is', (app, target, link) => {
    expect(dashboardLink({ app }, target, APP_URL)).toBe(link);
  });

  it("writes the object in AKS's format", () => {
    const link = dashboardLink({ app: 'aks' }, POD, APP_URL) ?? '';
    const [, id, , resource] = new URL(link).hash
      .split('/overview-Pod/')[1]
      .split('/');
    expect(decodeURIComponent(id)).toBe(
      '/subscriptions/s-1/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod',
    );
    expect(JSON.parse(decodeURIComponent(resource))).toEqual({
      kind: 'Pod',
      metadata: { name: 'web-0', namespace: 'dice', uid: 'u-1' },
    });
  });

  it('finds a Headlamp that is part of the app', () => {
    const parameters = { ...PARAMETERS, internal: 'true' };
    expect(
      dashboardLink({ app: 'headlamp' }, { ...POD, parameters }, APP_URL),
    ).toBe(
      'https://backstage.example.com/headlamp?to=%2Fc%2Fprod%2Fpods%2Fdice%2Fweb-0',
    );
  });

  it('fills a template', () => {
    const url = 'https://x.com/{{cluster}}/{{kind | lower}}/{{name}}';
    expect(dashboardLink({ url }, POD, APP_URL)).toBe(
      'https://x.com/eu/pod/web-0',
    );
    expect(dashboardLink({ url }, CLUSTER, APP_URL)).toBeUndefined();
  });

  it('is silent where it cannot know', () => {
    expect(dashboardLink({}, POD, APP_URL)).toBeUndefined();
    expect(
      dashboardLink({ app: 'gke' }, { ...POD, parameters: {} }, APP_URL),
    ).toBeUndefined();
  });

  it.each(DASHBOARD_APPS)('has only templates without mistakes for %s', app => {
    const {
      url = 'https://x.com/',
      cluster,
      kinds,
      namespace = '',
    } = DASHBOARDS[app];
    const paths = [cluster, namespace, ...Object.values(kinds)];
    expect(paths.map(path => linkUrlProblem(url + path))).toEqual(
      paths.map(() => undefined),
    );
  });
});
