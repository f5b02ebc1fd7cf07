import fc from 'fast-check';
import { DISPLAY_STATES } from '../status/displayState';
import {
  discoverDimensions,
  dimensionValue,
  groupPods,
  parseDimension,
  totalCount,
  appVersion,
} from '.';
import { ServicePod } from './ServicePod';
import { aContainer, aServicePod } from './testing/aServicePod';

const onNodes = (...nodes: readonly (string | undefined)[]) =>
  nodes.map((node, i) => aServicePod({ name: `web-${i}`, node }));

describe('groupPods', () => {
  it('orders groups with numbers as numbers, and those without a value last', () => {
    const pods = onNodes('node-10', undefined, 'node-9', 'node-10');
    expect(
      groupPods(pods, 'node').map(({ value, pods: { length } }) => [
        value,
        length,
      ]),
    ).toEqual([
      ['node-9', 1],
      ['node-10', 2],
      [undefined, 1],
    ]);
  });

  it('orders states worst first', () => {
    const pods = [...DISPLAY_STATES]
      .reverse()
      .map(state => aServicePod({ state }));
    expect(groupPods(pods, 'status').map(group => group.value)).toEqual(
      DISPLAY_STATES,
    );
  });

  it('sums a group up by its counts and its worst member', () => {
    const [group] = groupPods(
      [
        aServicePod({ state: 'ready' }),
        aServicePod({ state: 'failing' }),
        aServicePod({ state: 'starting' }),
      ],
      'cluster',
    );
    expect(group).toMatchObject({
      worst: 'failing',
      counts: { ready: 1, failing: 1, starting: 1, notReady: 0 },
    });
  });

  it('splits groups again by a second dimension', () => {
    const pods = [
      aServicePod({ cluster: 'eu', node: 'a' }),
      aServicePod({ cluster: 'us', node: 'b' }),
      aServicePod({ cluster: 'eu', node: 'b' }),
    ];
    expect(
      groupPods(pods, 'cluster', 'node').map(({ value, groups }) => [
        value,
        groups.map(group => group.value),
      ]),
    ).toEqual([
      ['eu', ['a', 'b']],
      ['us', ['b']],
    ]);
  });

  it('loses no pod, counts none twice, and does not depend on the order of pods', () => {
    const texts = fc.dictionary(
      fc.constantFrom('team', '__proto__', 'constructor'),
      fc.string(),
    );
    const pod = fc.record({
      cluster: fc.constantFrom('eu', 'us'),
      node: fc.option(fc.constantFrom('n1', 'n2', 'n10'), { nil: undefined }),
      state: fc.constantFrom(...DISPLAY_STATES),
      labels: texts,
      annotations: texts,
    });
    const dimension = fc.constantFrom(
      'cluster' as const,
      'node' as const,
      'label:constructor' as const,
      'label:team' as const,
      'annotation:team' as const,
    );
    fc.assert(
      fc.property(fc.array(pod), dimension, dimension, (changes, one, two) => {
        const pods = changes.map(aServicePod);
        const groups = groupPods(pods, one, two);
        const flat = groups.flatMap(group => group.groups.flatMap(g => g.pods));
        expect(new Set(flat)).toEqual(new Set(pods));
        expect(flat).toHaveLength(pods.length);
        for (const group of groups) {
          expect(totalCount(group.counts)).toBe(group.pods.length);
          expect(group.counts[group.worst]).toBeGreaterThan(0);
        }
        const values = (list: typeof groups) => list.map(each => each.value);
        expect(values(groupPods([...pods].reverse(), one))).toEqual(
          values(groups),
        );
      }),
    );
  });
});

describe('dimensionsOf', () => {
  it('lists what occurs, with the number of values, labels last', () => {
    const pods = [
      aServicePod({ labels: { team: 'red', 'commit-id': 'a' } }),
      aServicePod({ labels: { team: 'blue' }, node: undefined }),
    ];
    expect(
      discoverDimensions(pods).map(({ dimension, values, pods: count }) => [
        dimension,
        values,
        count,
      ]),
    ).toEqual([
      ['cluster', 1, 2],
      ['workload', 1, 2],
      ['namespace', 1, 2],
      ['node', 1, 1],
      ['version', 1, 2],
      ['status', 1, 2],
      ['label:commit-id', 1, 1],
      ['label:team', 2, 2],
    ]);
  });

  it('lists annotations after labels, each under its own name', () => {
    const annotations = { 'example.com/team': 'red', app: 'web' };
    const names = discoverDimensions([
      aServicePod({ annotations }),
      aServicePod({ annotations: { 'example.com/team': 'blue' } }),
    ]).map(({ dimension, values }) => [dimension, values]);
    expect(names.slice(-3)).toEqual([
      ['label:app', 1],
      ['annotation:app', 1],
      ['annotation:example.com/team', 2],
    ]);
  });

  it('knows of nothing where there are no pods', () => {
    expect(discoverDimensions([])).toEqual([]);
  });
});

describe('dimensionValue', () => {
  it('names a workload with its kind, and a bare pod has none', () => {
    expect(dimensionValue(aServicePod(), 'workload')).toBe('Deployment/web');
    expect(
      dimensionValue(aServicePod({ workload: undefined }), 'workload'),
    ).toBeUndefined();
  });

  it('takes zone and region from the pod, where its cluster has them written there', () => {
    const labels = {
      'topology.kubernetes.io/region': 'eu-west-1',
      'topology.kubernetes.io/zone': 'eu-west-1b',
    };
    const where = (pod: ServicePod) => [
      dimensionValue(pod, 'region'),
      dimensionValue(pod, 'zone'),
    ];
    expect(where(aServicePod({ labels }))).toEqual(['eu-west-1', 'eu-west-1b']);
    expect(where(aServicePod({ labels, region: 'Ireland' }))).toEqual([
      'Ireland',
      'eu-west-1b',
    ]);
    expect(where(aServicePod())).toEqual([undefined, undefined]);
  });

  it('tells a label from an annotation with the same key', () => {
    const pod = aServicePod({
      labels: { team: 'red' },
      annotations: { team: 'blue' },
    });
    expect(dimensionValue(pod, 'label:team')).toBe('red');
    expect(dimensionValue(pod, 'annotation:team')).toBe('blue');
    expect(dimensionValue(aServicePod(), 'annotation:team')).toBeUndefined();
  });

  it.each(['label:constructor', 'annotation:constructor'] as const)(
    'takes no inherited property for %s',
    dimension => {
      const pod = aServicePod({ annotations: {} });
      expect(dimensionValue(pod, dimension)).toBeUndefined();
    },
  );
});

describe('parseDimension', () => {
  it.each([
    ['cluster', 'cluster'],
    ['zone', 'zone'],
    ['label:app.kubernetes.io/part-of', 'label:app.kubernetes.io/part-of'],
    ['annotation:example.com/team', 'annotation:example.com/team'],
    ['label:', undefined],
    ['annotation:', undefined],
    ['team', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('reads %s as %s', (text, dimension) => {
    expect(parseDimension(text)).toBe(dimension);
  });
});

describe('versionOf', () => {
  const label = { 'app.kubernetes.io/version': '2.0.0' };
  const digest = `sha256:${'a1b2c3d4e5f6'.repeat(6)}`;

  it.each([
    ['the tag', 'registry:5000/shop/web:1.4.2', {}, '1.4.2'],
    ['the tag rather than the label', 'web:1.4.2', label, '1.4.2'],
    ['the tag beside a digest', `web:1.4.2@${digest}`, label, '1.4.2'],
    ['the label where the tag moves', 'web:latest', label, '2.0.0'],
    ['the label where there is no tag', 'registry:5000/web', label, '2.0.0'],
    ['the label rather than a digest', `web@${digest}`, label, '2.0.0'],
    ['a short digest', `web@${digest}`, {}, 'sha256:a1b2c3d4e5f6'],
    ['a moving tag if all else fails', 'web', {}, 'latest'],
    ['the label without an image', undefined, label, '2.0.0'],
    ['nothing', undefined, {}, undefined],
  ])('is %s', (_, image, labels, version) => {
    const { row } = aServicePod({ labels, containers: [aContainer(image)] });
    expect(appVersion(row)).toBe(version);
  });

  it('is that of the program, not of a proxy or an init container', () => {
    const { row } = aServicePod({
      containers: [
        aContainer('migrate:7', { kind: 'init', name: 'migrate' }),
        aContainer('proxyv2:1.22', { name: 'istio-proxy' }),
        aContainer('web:1.4.2'),
      ],
    });
    expect(appVersion(row)).toBe('1.4.2');
  });
});
