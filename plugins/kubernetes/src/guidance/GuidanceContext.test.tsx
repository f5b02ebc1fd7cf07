import { render } from '@testing-library/react';
import { clustersAfter } from '../__testUtils__/clustersAfter';
import { aCluster, aHello, aPodRow, FIXTURE_NOW } from '../fixtures';
import { toClusterView } from '../service';
import {
  Guidance,
  GuidanceProvider,
  GuidanceProviderProps,
  useGuidance,
  useGuidedCluster,
  workloadKey,
} from './GuidanceContext';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'dice', annotations: { 'x.com/index': 'dice-logs' } },
};

const clusters = clustersAfter(
  aHello(['eu', 'us']),
  aCluster(
    'eu',
    ['shop', 'games', 'shop'].map((namespace, i) =>
      aPodRow({ name: `dice-${i}`, namespace }),
    ),
    {
      workloads: [
        {
          kind: 'Deployment',
          namespace: 'jobs',
          name: 'dice',
          hasOlderRevision: true,
          managedBy: { tool: 'Argo CD', name: 'dice' },
        },
        { kind: 'StatefulSet', namespace: 'jobs', name: 'cache' },
      ],
    },
  ),
  aCluster('us', []),
).map(cluster => toClusterView(cluster));

function show(props: Partial<GuidanceProviderProps> = {}) {
  const seen: (Guidance | undefined)[] = [];
  function Reader() {
    seen.push(useGuidance());
    return <>{useGuidedCluster('us')?.head.name ?? 'none'}</>;
  }
  const tree = (changes: Partial<GuidanceProviderProps> = {}) => (
    <GuidanceProvider
      entity={entity}
      selector="app=dice"
      clusters={clusters}
      now={FIXTURE_NOW}
      {...props}
      {...changes}
    >
      <Reader />
    </GuidanceProvider>
  );
  const { rerender, container } = render(tree());
  return {
    container,
    now: () => seen.at(-1),
    rerender: (changes: Partial<GuidanceProviderProps>) =>
      rerender(tree(changes)),
  };
}

describe('GuidanceProvider', () => {
  it('names the namespaces of pods and workloads, each once, sorted', () => {
    const [eu] = show().now()?.clusters ?? [];
    expect(eu.namespaces).toEqual(['games', 'jobs', 'shop']);
  });

  it('falls back to the namespace of the entity where nothing is known of any other', () => {
    expect(show({ namespace: 'games' }).now()?.clusters[1].namespaces).toEqual([
      'games',
    ]);
    expect(show().now()?.clusters[1].namespaces).toEqual([]);
    const [eu] = show({ namespace: 'other' }).now()?.clusters ?? [];
    expect(eu.namespaces).toEqual(['games', 'jobs', 'shop']);
  });

  it('knows what can be undone, and what a tool would restore', () => {
    const [eu] = show().now()?.clusters ?? [];
    const key = workloadKey({
      kind: 'Deployment',
      namespace: 'jobs',
      name: 'dice',
    });
    expect([...eu.undoable]).toEqual([key]);
    expect([...eu.managers]).toEqual([
      [key, { tool: 'Argo CD', name: 'dice' }],
    ]);
  });

  it('gives links the entity, and the time by the minute', () => {
    const { now, rerender } = show();
    const first = now();
    expect(first?.entity).toEqual({
      name: 'dice',
      annotations: { 'x.com/index': 'dice-logs' },
    });
    const minute = FIXTURE_NOW - (FIXTURE_NOW % 60_000);
    expect(first?.sources.now).toBe(minute);
    rerender({ now: minute + 59_999 });
    expect(now()).toBe(first);
    rerender({ now: minute + 60_000 });
    expect(now()?.sources.now).toBe(minute + 60_000);
    const lastMessageAt = '2026-01-02T03:04:05Z';
    rerender({ lastMessageAt, now: minute });
    rerender({ lastMessageAt, now: minute + 60_000 });
    expect(now()?.sources.now).toBe(minute + 60_000);
  });

  it('explains the service as it was when the backend was last heard of', () => {
    const { now, rerender } = show();
    const first = now()?.explain({ url: 'https://portal' }).text ?? '';
    expect(first).toMatch(/^# component:default\/dice: /);
    expect(first).toContain(
      new Date(FIXTURE_NOW).toISOString().slice(0, 16).replace('T', ' '),
    );
    rerender({ lastMessageAt: '2026-01-02T03:04:05Z' });
    expect(now()?.explain({}).text).toContain('2026-01-02 03:04 UTC');
  });

  it('finds a cluster by its name', () => {
    expect(show().container).toHaveTextContent('us');
  });
});

it('is undefined where there is no provider', () => {
  function Reader() {
    return <>{String(useGuidance())}</>;
  }
  expect(render(<Reader />).container).toHaveTextContent('undefined');
});
