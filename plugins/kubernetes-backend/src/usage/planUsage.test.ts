import { serviceTarget } from '../locate';
import { aPodRow } from '../__testUtils__/aPodRow';
import { anEntity } from '../__testUtils__/anEntity';
import { planUsage } from './planUsage';

const web = (name: string, labels: Record<string, string>) =>
  aPodRow(name, { labels, workload: { kind: 'Deployment', name: 'web' } });

const everywhere = serviceTarget(anEntity());
const SELECTOR = 'backstage.io/kubernetes-id=shop';

it('asks once for all pods with the label, however many namespaces they are in', () => {
  const pods = [aPodRow('a'), aPodRow('b', { namespace: 'cart' })];
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
    aPodRow('bare', { labels: {} }),
  ];
  expect(planUsage(pods, everywhere)).toEqual([
    { namespace: 'shop', labelSelector: 'app=web' },
    { namespace: 'shop' },
  ]);
});

it('asks for nothing where nothing runs', () => {
  expect(planUsage([], everywhere)).toEqual([]);
  const { containers } = aPodRow('a');
  const waiting = aPodRow('a', {
    containers: containers.map(each => ({ ...each, state: 'waiting' })),
  });
  expect(planUsage([waiting], everywhere)).toEqual([]);
});

it('asks a bounded number of times', () => {
  const pods = Array.from({ length: 30 }, (_, index) =>
    aPodRow(`${index}`, {
      labels: { app: `${index}` },
      workload: { kind: 'Job', name: `${index}` },
    }),
  );
  expect(planUsage(pods, everywhere)).toHaveLength(10);
});

it('asks in each namespace by itself, and by all labels that the pods share', () => {
  const pods = [
    web('a', { app: 'web', tier: 'front', hash: '1' }),
    web('b', { tier: 'front', app: 'web', hash: '1', extra: 'x' }),
    web('d', { tier: 'front', app: 'web', hash: '2' }),
    { ...web('c', { app: 'web', tier: 'back' }), namespace: 'cart' },
  ];
  expect(planUsage(pods, everywhere)).toEqual([
    { namespace: 'shop', labelSelector: 'app=web,tier=front' },
    { namespace: 'cart', labelSelector: 'app=web,tier=back' },
  ]);
});
