import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { anObjectView, anOther } from '../../__testUtils__/objectsPanel';
import { ObjectView } from '../../service';
import { KeyFact } from './KeyFact';

type Row = Partial<ObjectView['row']>;

async function factOf(...rows: readonly Row[]) {
  const clusters = ['eu', 'us', 'ap'];
  const objects = rows.map((row, i) => anObjectView(row, clusters[i]));
  renderInTestApp(
    <p data-testid="fact">
      <KeyFact
        other={anOther(objects)}
        clusterTitle={cluster => `Cluster ${cluster}`}
      />
    </p>,
  );
  return (await screen.findByTestId('fact')).textContent;
}

const service = (ready: number, total: number): Row => ({
  service: {
    type: 'ClusterIP',
    ports: [{ name: 'http', port: 80 }, { port: 9090 }],
    endpoints: { ready, total },
  },
});

describe('the key fact of a Service', () => {
  it('is its type, its ports and its endpoints', async () => {
    expect(await factOf(service(1, 2))).toBe(
      'ClusterIP\u00a0· http 80, 9090\u00a0· 1 of 2 endpoints ready',
    );
  });

  it('adds up the endpoints of all clusters', async () => {
    expect(await factOf(service(1, 2), service(3, 4))).toBe(
      'ClusterIP\u00a0· http 80, 9090\u00a0· 4 of 6 endpoints ready',
    );
  });

  it('has no endpoints where one cluster does not tell', async () => {
    const silent: Row = {
      service: { type: 'ClusterIP', ports: [{ name: 'http', port: 80 }] },
    };
    expect(await factOf(silent, service(3, 4))).toBe(
      'Cluster eu: ClusterIP\u00a0· http 80',
    );
  });
});

describe('the key fact of an autoscaler', () => {
  const scales = (desired: number, current = 4): Row => ({
    kind: 'HorizontalPodAutoscaler',
    autoscaler: {
      ...{ current, desired, min: 2, max: 5 },
      target: { kind: 'Deployment', name: 'web' },
      metrics: [
        { name: 'cpu', current: '70%', target: '80%' },
        { name: 'memory', target: '60%' },
      ],
    },
  });

  it('is what it scales, and its limits and metrics', async () => {
    expect(await factOf(scales(4))).toBe(
      'Deployment web: 4 replicas (min 2, max 5)\u00a0· cpu 70%, target 80%\u00a0· memory unknown, target 60%',
    );
  });

  it('counts one replica as one', async () => {
    expect(await factOf(scales(2, 1))).toMatch(
      /^Deployment web: 1 replica, 2 desired/,
    );
  });

  it('says what it wants where that differs', async () => {
    expect(await factOf(scales(5))).toMatch(
      /^Deployment web: 4 replicas, 5 desired \(min 2, max 5\)/,
    );
  });
});

describe('the key fact of other objects', () => {
  it('is phase, size and class of a claim', async () => {
    const claim = { phase: 'Bound', usedBy: [] };
    expect(
      await factOf({
        kind: 'PersistentVolumeClaim',
        claim: { ...claim, storage: '8Gi', storageClass: 'fast' },
      }),
    ).toBe('Bound\u00a0· 8Gi\u00a0· fast');
  });

  it('leaves out what is unknown', async () => {
    expect(
      await factOf({
        kind: 'PersistentVolumeClaim',
        claim: { phase: 'Pending', usedBy: [] },
      }),
    ).toBe('Pending');
  });

  it('names the cluster where it is not the same in all of them', async () => {
    const claim = (phase: string): Row => ({
      kind: 'PersistentVolumeClaim',
      claim: { phase, usedBy: [] },
    });
    expect(await factOf(claim('Lost'), claim('Bound'))).toBe(
      'Cluster eu: Lost',
    );
  });

  it('is the first condition of a custom resource, and its pods', async () => {
    expect(
      await factOf({
        kind: 'Rollout',
        conditions: [
          {
            type: 'Progressing',
            status: 'False',
            reason: 'Aborted',
            message: 'aborted at step 2',
          },
          { type: 'Available', status: 'False' },
        ],
        customResource: {
          definition: 'rollouts.argoproj.io',
          pods: { ready: 1, total: 3 },
        },
      }),
    ).toBe(
      'Progressing is False (Aborted): aborted at step 2\u00a0· 1 of 3 pods ready',
    );
  });

  it('is the first condition of an object of Kubernetes, in our words', async () => {
    expect(
      await factOf({
        kind: 'Job',
        conditions: [
          { type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' },
          { type: 'Available', status: 'False' },
        ],
      }),
    ).toBe('Failed (BackoffLimitExceeded)');
  });

  it('is empty where there is nothing to say', async () => {
    expect(await factOf({ kind: 'ConfigMap' })).toBe('');
  });
});

describe('the key fact of an Ingress', () => {
  const rule = (host: string | undefined, path?: string) => ({
    ...{ host, path, service: 'web', isTls: true },
  });
  const ingress = (...rules: readonly ReturnType<typeof rule>[]): Row => ({
    kind: 'Ingress',
    ingress: { rules },
  });

  it('is each host once, with its first path, as a link', async () => {
    await factOf(
      ingress(rule('a.example.com', '/x'), rule('a.example.com', '/y')),
    );
    expect(
      screen
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([['a.example.com/x', 'https://a.example.com/x']]);
  });

  it('links no host that is unknown or a pattern', async () => {
    const text = await factOf(
      ingress(rule(undefined, '/x'), rule('*.example.com')),
    );
    expect(text).toMatch(/\/x.*\*\.example\.com$/);
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('counts the hosts after the first two', async () => {
    const hosts = (count: number) =>
      ingress(
        ...Array.from({ length: count }, (_, i) => rule(`h${i}.example.com`)),
      );
    expect(await factOf(hosts(4))).toBe('h0.example.comh1.example.com2 more');
  });

  it('does not count what is shown', async () => {
    expect(
      await factOf(ingress(rule('a.example.com'), rule('b.example.com'))),
    ).toBe('a.example.comb.example.com');
  });
});
