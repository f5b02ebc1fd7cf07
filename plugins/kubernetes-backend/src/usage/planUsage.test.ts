import { PodRow } from '@podlight/backstage-plugin-kubernetes-common';
import { serviceTarget } from '../locate';
import { anEntity } from '../__testUtils__/startBackend';
import { planUsage } from './planUsage';

const LABEL = { 'backstage.io/kubernetes-id': 'shop' };

function aRow(
  name: string,
  change: Partial<PodRow> & {
    readonly container?: PodRow['containers'][number]['state'];
  } = {},
): PodRow {
  const { container = 'running', ...rest } = change;
  return {
    namespace: 'shop',
    name,
    uid: name,
    state: 'ready',
    status: 'Running',
    readyContainers: 1,
    totalContainers: 1,
    restarts: 0,
    labels: LABEL,
    containers: [
      {
        name: 'app',
        kind: 'app',
        state: container,
        ready: true,
        restarts: 0,
        hasPreviousLog: false,
      },
    ],
    ...rest,
  };
}

const web = (name: string, labels: Record<string, string>) =>
  aRow(name, { labels, workload: { kind: 'Deployment', name: 'web' } });

const everywhere = serviceTarget(anEntity());
const SELECTOR = 'backstage.io/kubernetes-id=shop';

it('asks once for all pods with the label, however many namespaces they are in', () => {
  const pods = [aRow('a'), aRow('b', { namespace: 'cart' })];
  expect(planUsage(pods, everywhere)).toEqual([
    { namespace: undefined, labelSelector: SELECTOR },
  ]);
  expect(planUsage(pods, { ...everywhere, namespace: 'shop' })).toContainEqual({
    namespace: 'shop',
    labelSelector: SELECTOR,
  });
});

it('asks for pods without the label by what those of their workload have in common', () => {
  const pods = [
    web('a', { app: 'web', hash: '1' }),
    web('b', { app: 'web', hash: '2' }),
    aRow('bare', { labels: {} }),
  ];
  expect(planUsage(pods, everywhere)).toEqual([
    { namespace: 'shop', labelSelector: 'app=web' },
    { namespace: 'shop' },
  ]);
});

it('asks for nothing where nothing runs', () => {
  expect(planUsage([], everywhere)).toEqual([]);
  const waiting = aRow('a', { container: 'waiting' });
  expect(planUsage([waiting], everywhere)).toEqual([]);
});

it('asks a bounded number of times', () => {
  const pods = Array.from({ length: 30 }, (_, index) =>
    aRow(`${index}`, {
      labels: { app: `${index}` },
      workload: { kind: 'Job', name: `${index}` },
    }),
  );
  expect(planUsage(pods, everywhere)).toHaveLength(10);
});
