import { ClusterObjects, parseObject, toClusterObjects } from '../model';
import { aDeployment, anObject, aPod, aReplicaSet } from '../testing';
import { ownersIn } from './owners';
import { selectedWorkloads } from './selectedWorkloads';

const SHOP = { namespace: 'shop' };
const WEB = { app: 'web' };

type Builder = { build(): unknown };

const template = (labels: Record<string, string> = WEB) => ({
  template: { metadata: { labels } },
});

function find(
  selector: Record<string, string> | undefined,
  ...builders: readonly Builder[]
) {
  const service = anObject('Service', { ...SHOP, name: 'web' }).withSpec({
    selector,
  });
  const view: ClusterObjects = toClusterObjects(
    [service, ...builders].flatMap(
      builder => parseObject(builder.build()) ?? [],
    ),
  );
  const [parsed] = view.objects.Service ?? [];
  return selectedWorkloads(view, ownersIn(view))(parsed);
}

const deployment = (name: string, namespace = 'shop') =>
  aDeployment({ namespace, name, replicas: 0 }).withSpec(template());

describe('the workloads behind a Service', () => {
  it('are found by their templates, also without pods', () => {
    expect(find(WEB, deployment('web'))).toEqual([
      { kind: 'Deployment', name: 'web' },
    ]);
  });

  it.each([
    ['StatefulSet', template()],
    ['DaemonSet', template()],
    ['Job', template()],
    ['CronJob', { jobTemplate: { spec: template() } }],
    ['ReplicaSet', { replicas: 1, ...template() }],
  ])('are of any kind: %s', (kind, spec) => {
    const workload = anObject(kind, { ...SHOP, name: 'web' }).withSpec(spec);
    expect(find(WEB, workload)).toEqual([{ kind, name: 'web' }]);
  });

  it('are named by what owns them, once', () => {
    const owned = aReplicaSet({ ...SHOP, name: 'web-1', replicas: 1 })
      .withSpec(template())
      .ownedBy('Deployment', 'web');
    expect(find(WEB, deployment('web'), owned)).toEqual([
      { kind: 'Deployment', name: 'web' },
    ]);
  });

  it('are no former ReplicaSets', () => {
    const former = aReplicaSet({ ...SHOP, name: 'old', replicas: 0 }).withSpec({
      replicas: 0,
      ...template(),
    });
    expect(find(WEB, former)).toBeUndefined();
  });

  it('are found by their pods where they were not read, and a bare pod is none', () => {
    const pod = aPod({ ...SHOP, name: 'web-0', labels: WEB });
    expect(find(WEB, pod.ownedBy('Rollout', 'web'))).toEqual([
      { kind: 'Rollout', name: 'web' },
    ]);
    expect(
      find(WEB, aPod({ ...SHOP, name: 'web-0', labels: WEB })),
    ).toBeUndefined();
  });

  it('are those of the namespace, and of the selector', () => {
    expect(find(WEB, deployment('web', 'cart'))).toBeUndefined();
    expect(find({ app: 'other' }, deployment('web'))).toBeUndefined();
    expect(find(undefined, deployment('web'))).toBeUndefined();
  });

  it('are the first of many', () => {
    const many = Array.from({ length: 30 }, (_, i) => deployment(`web-${i}`));
    const pods = Array.from({ length: 30 }, (_, i) =>
      aPod({ ...SHOP, name: `p-${i}`, labels: WEB }).ownedBy(
        'Rollout',
        `r${i}`,
      ),
    );
    expect(find(WEB, ...many)).toHaveLength(20);
    expect(find(WEB, ...pods)).toHaveLength(20);
    expect(find(WEB, ...many, ...pods)).toHaveLength(20);
  });
});
