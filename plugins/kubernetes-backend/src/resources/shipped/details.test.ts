import { parseCustomResource } from '@podlight/backstage-plugin-kubernetes-common';
import { celCompiler } from '../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { SHIPPED_DEFINITIONS } from '.';

const registry = new DefinitionRegistry(
  { cel: celCompiler },
  SHIPPED_DEFINITIONS,
);

function describeObject(
  api: string,
  { metadata, ...rest }: { metadata?: object; spec?: object; status?: object },
) {
  const [apiVersion, kind] = api.split(' ');
  const [group] = apiVersion.split('/');
  const plural = registry.findByKind(group, kind)!.plural;
  const raw = {
    apiVersion,
    kind,
    metadata: { name: 'shop', namespace: 'shop', ...metadata },
    ...rest,
  };
  const resource = parseCustomResource(raw, { group, plural })!;
  const details = registry.describe({ group, plural }, raw, resource)!;
  const cells = details.columns?.map(({ title, value }) => `${title} ${value}`);
  return { ...details, cells };
}

it('say where a Rollout is, and what it leads traffic through', () => {
  const { cells, fields, podSelector, targets } = describeObject(
    'argoproj.io/v1alpha1 Rollout',
    {
      spec: {
        replicas: 4,
        workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        strategy: {
          canary: {
            canaryService: 'web-canary',
            stableService: 'web-stable',
            steps: [{ setWeight: 20 }, { pause: {} }],
          },
        },
        template: { spec: { containers: [{ env: [{ value: 'hunter2' }] }] } },
      },
      status: {
        currentStepIndex: 1,
        selector: 'app=web',
        updatedReplicas: 1,
        availableReplicas: 4,
        canary: { weights: { canary: { weight: 20 } } },
        pauseConditions: [{ reason: 'CanaryPauseStep' }],
      },
    },
  );
  expect(cells).toEqual(['Step 1', 'Weight 20', 'Updated 1', 'Available 4']);
  expect(fields).toMatchObject({
    'spec.strategy.canary.steps': [{ setWeight: 20 }, { pause: {} }],
    'status.pauseConditions': [{ reason: 'CanaryPauseStep' }],
  });
  expect(JSON.stringify(fields)).not.toContain('hunter2');
  expect(podSelector).toBe('app=web');
  expect(targets).toEqual([
    { kind: 'Deployment', name: 'web' },
    { kind: 'Service', name: 'web-stable' },
    { kind: 'Service', name: 'web-canary' },
  ]);
});

it('say when a Rollout of blue-green promotes itself', () => {
  const blueGreen = { autoPromotionEnabled: false, autoPromotionSeconds: 600 };
  const { fields } = describeObject('argoproj.io/v1alpha1 Rollout', {
    spec: { strategy: { blueGreen } },
  });
  expect(fields).toEqual({
    'spec.strategy.blueGreen.autoPromotionEnabled': false,
    'spec.strategy.blueGreen.autoPromotionSeconds': 600,
  });
});

it('say what an Application consists of', () => {
  const { cells, children, fields } = describeObject(
    'argoproj.io/v1alpha1 Application',
    {
      spec: {
        project: 'default',
        source: {
          repoURL: 'https://jo:hunter2@git.example.com/shop',
          helm: { values: 'password: hunter2' },
        },
      },
      status: {
        sync: { status: 'OutOfSync', revision: 'abc' },
        resources: [
          { version: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
          {
            group: 'argoproj.io',
            version: 'v1alpha1',
            kind: 'Rollout',
            namespace: 'shop',
            name: 'web',
          },
        ],
      },
    },
  );
  expect(cells).toEqual(['Sync OutOfSync', 'Revision abc', 'Project default']);
  expect(children).toEqual([
    { kind: 'Service', namespace: 'shop', name: 'web' },
    {
      kind: 'Rollout',
      definition: 'rollouts.argoproj.io',
      namespace: 'shop',
      name: 'web',
    },
  ]);
  expect(JSON.stringify(fields)).not.toContain('hunter2');
});

it('have nothing that an Application deploys to another cluster', () => {
  const { children } = describeObject('argoproj.io/v1alpha1 Application', {
    spec: { destination: { name: 'prod-eu', namespace: 'shop' } },
    status: {
      resources: [
        { version: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
      ],
    },
  });
  expect(children).toBeUndefined();
});

it('say what a Kustomization has applied', () => {
  const status = {
    inventory: { entries: [{ id: 'shop_web_apps_Deployment', v: 'v1' }] },
  };
  const api = 'kustomize.toolkit.fluxcd.io/v1 Kustomization';
  expect(describeObject(api, { status }).children).toEqual([
    { kind: 'Deployment', namespace: 'shop', name: 'web' },
  ]);
  const kubeConfig = { secretRef: { name: 'prod-eu' } };
  expect(
    describeObject(api, { spec: { kubeConfig }, status }).children,
  ).toBeUndefined();
});

it('say until when a Certificate is good, and who issues it', () => {
  const { cells, progressDeadline, targets } = describeObject(
    'cert-manager.io/v1 Certificate',
    {
      spec: {
        secretName: 'shop-tls',
        dnsNames: ['shop.example.com'],
        issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
      },
      status: { notAfter: '2026-03-01T00:00:00Z' },
    },
  );
  expect(cells).toEqual([
    'Expires 2026-03-01T00:00:00Z',
    'Issuer letsencrypt',
    'Hosts shop.example.com',
  ]);
  expect(progressDeadline).toBe('2026-03-01T00:00:00Z');
  expect(targets).toEqual([
    {
      kind: 'ClusterIssuer',
      definition: 'clusterissuers.cert-manager.io',
      name: 'letsencrypt',
    },
    { kind: 'Secret', name: 'shop-tls' },
  ]);
});

it('say which Gateway an HTTPRoute is at, and which Services it leads to', () => {
  const { targets } = describeObject('gateway.networking.k8s.io/v1 HTTPRoute', {
    spec: {
      parentRefs: [{ name: 'public', namespace: 'infra' }],
      rules: [
        { backendRefs: [{ name: 'web', port: 80 }] },
        { backendRefs: [{ group: '', kind: 'Service', name: 'api' }] },
      ],
    },
  });
  expect(targets).toEqual([
    {
      kind: 'Gateway',
      definition: 'gateways.gateway.networking.k8s.io',
      name: 'public',
      namespace: 'infra',
    },
    { kind: 'Service', name: 'web' },
    { kind: 'Service', name: 'api' },
  ]);
});

it('say which Services a VirtualService leads to, and no host of the world', () => {
  const to = (name: string) => ({ route: [{ destination: { host: name } }] });
  const { cells, targets } = describeObject(
    'networking.istio.io/v1 VirtualService',
    {
      spec: {
        hosts: ['shop.example.com'],
        gateways: ['infra/public', 'mesh'],
        http: [to('web'), to('api.other.svc.cluster.local')],
        tcp: [to('db.example.com')],
      },
    },
  );
  expect(cells).toEqual([
    'Hosts shop.example.com',
    'Gateways infra/public, mesh',
    'Services web, api.other.svc.cluster.local',
  ]);
  expect(targets).toEqual([
    { kind: 'Service', name: 'web' },
    { kind: 'Service', name: 'api', namespace: 'other' },
  ]);
});

it('say which Service a route of Linkerd is for', () => {
  const { targets } = describeObject('policy.linkerd.io/v1beta3 HTTPRoute', {
    spec: {
      parentRefs: [{ name: 'web', kind: 'Service', group: 'core', port: 80 }],
      rules: [{ backendRefs: [{ name: 'web-canary', port: 80 }] }],
    },
  });
  expect(targets).toEqual([
    { kind: 'Service', name: 'web' },
    { kind: 'Service', name: 'web-canary' },
  ]);
});

it('say which source a Kustomization has', () => {
  const { targets } = describeObject(
    'kustomize.toolkit.fluxcd.io/v1 Kustomization',
    {
      spec: {
        sourceRef: { kind: 'OCIRepository', name: 'shop' },
        dependsOn: [{ name: 'infra' }],
      },
    },
  );
  expect(targets).toEqual([
    {
      kind: 'OCIRepository',
      definition: 'ocirepositories.source.toolkit.fluxcd.io',
      name: 'shop',
    },
    {
      kind: 'Kustomization',
      definition: 'kustomizations.kustomize.toolkit.fluxcd.io',
      name: 'infra',
    },
  ]);
});

it('say how a PostgreSQL cluster is, and which pods are its', () => {
  const { cells, podSelector } = describeObject(
    'postgresql.cnpg.io/v1 Cluster',
    {
      status: { instances: 3, readyInstances: 2, currentPrimary: 'shop-1' },
    },
  );
  expect(cells).toEqual(['Instances 3', 'Ready 2', 'Primary shop-1']);
  expect(podSelector).toBe('cnpg.io/cluster=shop');
});

it('say what an autoscaler scales', () => {
  const { targets, children } = describeObject(
    'keda.sh/v1alpha1 ScaledObject',
    {
      spec: {
        scaleTargetRef: {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          name: 'web',
        },
      },
      status: { hpaName: 'keda-hpa-web' },
    },
  );
  expect(targets).toEqual([
    { kind: 'Rollout', definition: 'rollouts.argoproj.io', name: 'web' },
  ]);
  expect(children).toEqual([
    { kind: 'HorizontalPodAutoscaler', name: 'keda-hpa-web' },
  ]);
});

/** Where teams put values of their own, and so credentials. */
const RISKY =
  /^(?:spec|status)$|\.(?:template|templates|values|env|args|arguments|parameters|data|config|filters|helm|metadata|triggers(?!\[\*\]\.type$)|provider|webhook\w*|solvers?|auth\w*|key|token)\b/;

it.each(
  SHIPPED_DEFINITIONS.map(
    ({ plural, group, fields = [] }) => [`${plural}.${group}`, fields] as const,
  ),
)('%s lists no field that could be anything', (_, fields) => {
  expect(fields.filter(path => RISKY.test(path))).toEqual([]);
});
