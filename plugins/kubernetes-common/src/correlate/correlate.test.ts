import fc from 'fast-check';
import { ServicePod } from '../group';
import { aContainer, aServicePod } from '../group/testing/aServicePod';
import { correlate } from '.';

type Changes = Parameters<typeof aServicePod>[0];

function many(count: number, changes: (i: number) => Changes): ServicePod[] {
  return Array.from({ length: count }, (_, i) =>
    aServicePod({ name: `web-${i}`, ...changes(i) }),
  );
}

const running = (version: string) => ({
  containers: [aContainer(`web:${version}`)],
});

/** A small generator of numbers from 0 to 1, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** A service over three clusters, many nodes, and labels of all sorts. */
function aFleet(
  count: number,
  random: () => number,
): readonly NonNullable<Changes>[] {
  const pick = (prefix: string, kinds: number) =>
    `${prefix}${Math.floor(random() * kinds)}`;
  return Array.from({ length: count }, (_, i) => {
    const version = pick('1.4.', 3);
    return {
      name: `web-${i}`,
      cluster: pick('cluster-', 3),
      node: pick('node-', 12),
      workload: { kind: 'Deployment', name: pick('web-', 2) },
      ...running(version),
      labels: {
        'pod-template-hash': `hash-of-${version}`,
        'statefulset.kubernetes.io/pod-name': `web-${i}`,
        team: pick('team-', 4),
        track: pick('track-', 2),
        shard: pick('shard-', 8),
        zone: pick('zone-', 6),
      },
      annotations: {
        'checksum/config': `config-of-${version}`,
        'cni.projectcalico.org/podIP': `10.0.0.${i}`,
        'example.com/wave': pick('wave-', 7),
        'example.com/squad': pick('squad-', 5),
      },
    };
  });
}

/** Trouble below 1, of two sorts. */
function stateAt(chance: number) {
  if (chance >= 1) return 'ready';
  return chance < 0.6 ? 'failing' : 'notReady';
}

describe('correlate', () => {
  const byVersion = [
    ...many(7, () => ({
      state: 'failing',
      ...running('1.4.2'),
      labels: { 'pod-template-hash': 'new' },
    })),
    ...many(40, () => ({
      ...running('1.4.1'),
      labels: { 'pod-template-hash': 'old' },
    })),
  ];

  it('names the version that all failing pods run, rather than its hash', () => {
    expect(correlate(byVersion)).toEqual({
      dimension: 'version',
      value: '1.4.2',
      otherValue: '1.4.1',
      trouble: 'failing',
      inside: { troubled: 7, well: 0 },
      outside: { troubled: 0, well: 40 },
      pValue: expect.any(Number),
    });
    expect(correlate(byVersion)?.pValue).toBeLessThan(1e-6);
  });

  it('names a label when no built-in dimension tells as much', () => {
    const pods = [
      ...many(6, i => ({
        state: 'notReady',
        node: `n${i}`,
        labels: { 'commit-id': 'bad' },
      })),
      ...many(30, i => ({
        node: `n${i}`,
        labels: { 'commit-id': `ok${i % 2}` },
      })),
    ];
    expect(correlate(pods)).toMatchObject({
      dimension: 'label:commit-id',
      value: 'bad',
      trouble: 'notReady',
    });
    expect(correlate(pods)).not.toHaveProperty('otherValue', 'ok0');
  });

  it('names an annotation when no label tells as much', () => {
    const at = (i: number, wave: string) => ({
      node: `n${i}`,
      annotations: {
        'checksum/secret': `unique-${wave}-${i}`,
        'example.com/wave': wave,
      },
    });
    const pods = [
      ...many(6, i => ({ state: 'failing', ...at(i, 'second') })),
      ...many(30, i => at(i, 'first')),
    ];
    expect(correlate(pods)).toMatchObject({
      dimension: 'annotation:example.com/wave',
      value: 'second',
      otherValue: 'first',
    });
  });

  it('names a checksum only where nothing else means the same', () => {
    const of = (config: string, changes: object = {}) => ({
      labels: { 'pod-template-hash': config },
      annotations: { 'checksum/config': `sum-of-${config}`, ...changes },
    });
    const pods = (inWords: boolean) => [
      ...many(6, () => ({
        state: 'failing',
        ...of('new', inWords ? { 'config-version': 'r42' } : {}),
      })),
      ...many(30, () => of('old', inWords ? { 'config-version': 'r41' } : {})),
    ];
    expect(correlate(pods(true))).toMatchObject({
      dimension: 'annotation:config-version',
    });
    expect(correlate(pods(false))).toMatchObject({
      dimension: 'annotation:checksum/config',
    });
  });

  it('names a label rather than an annotation that means the same', () => {
    const of = (wave: string) => ({
      labels: { 'rollout-wave': wave },
      annotations: { 'a.example.com/wave': wave },
    });
    const pods = [
      ...many(6, () => ({ state: 'failing', ...of('second') })),
      ...many(30, () => of('first')),
    ];
    expect(correlate(pods)).toMatchObject({ dimension: 'label:rollout-wave' });
  });

  it('finds the value that only failing pods have', () => {
    const pods = [
      ...many(6, i => ({
        state: 'failing',
        node: `n${i}`,
        annotations: { 'example.com/canary': 'yes' },
      })),
      ...many(30, i => ({ node: `n${i}` })),
    ];
    const found = correlate(pods);
    expect(found).toMatchObject({ dimension: 'annotation:example.com/canary' });
    expect(found?.otherValue).toBeUndefined();
  });

  it('ignores values that are unique to each pod', () => {
    const pods = many(60, i => ({
      state: i % 5 === 0 ? 'failing' : 'ready',
      node: `n${i % 7}`,
      annotations: {
        'checksum/config': `unique-${i}`,
        'cni.projectcalico.org/podIP': `10.0.0.${i}`,
      },
    }));
    expect(correlate(pods)).toBeUndefined();
  });

  it('speaks of failing and of pods that are not ready together', () => {
    const pods = [
      ...many(5, i => ({
        state: i % 2 ? 'failing' : 'notReady',
        node: 'bad',
      })),
      ...many(30, i => ({ node: `n${i % 5}` })),
    ];
    expect(correlate(pods)).toMatchObject({ value: 'bad', trouble: 'both' });
  });

  it('finds what failing pods share despite a few unready ones', () => {
    const pods = [
      ...byVersion,
      ...many(4, () => ({ state: 'notReady', ...running('1.4.1') })),
    ];
    expect(correlate(pods)).toMatchObject({
      value: '1.4.2',
      trouble: 'failing',
      inside: { troubled: 7, well: 0 },
    });
  });

  it('tolerates an exception or two, on either side', () => {
    const pods = [
      ...many(9, () => ({ state: 'failing', cluster: 'us' })),
      ...many(3, () => ({ cluster: 'us' })),
      ...many(1, () => ({ state: 'failing', cluster: 'eu' })),
      ...many(40, () => ({ cluster: 'eu' })),
    ];
    expect(correlate(pods)).toMatchObject({
      dimension: 'cluster',
      value: 'us',
      inside: { troubled: 9, well: 3 },
      outside: { troubled: 1, well: 40 },
    });
  });

  it.each<[string, ServicePod[]]>([
    ['there are no pods', []],
    ['all is well', many(50, i => running(`1.4.${i % 2}`))],
    ['all pods fail', many(50, () => ({ state: 'failing' }))],
    [
      'two pods fail',
      [
        ...many(2, () => ({ state: 'failing', ...running('1.4.2') })),
        ...many(90, () => running('1.4.1')),
      ],
    ],
    [
      'few are well',
      [
        ...many(9, () => ({ state: 'failing', ...running('1.4.2') })),
        ...many(2, () => running('1.4.1')),
      ],
    ],
    [
      'three of six may be chance',
      [
        ...many(3, () => ({ state: 'failing', ...running('1.4.2') })),
        ...many(3, () => running('1.4.1')),
      ],
    ],
    [
      'the failing pods have as little in common as the others',
      many(60, i => ({
        state: i % 4 === 0 ? 'failing' : 'ready',
        ...running(`1.4.${i % 3}`),
        node: `n${i % 7}`,
      })),
    ],
    [
      'a value covers half of the trouble only',
      [
        ...many(10, () => ({ state: 'failing', node: 'a' })),
        ...many(10, i => ({ state: 'failing', node: `n${i}` })),
        ...many(60, i => ({ node: `m${i}` })),
      ],
    ],
    [
      'pods only start, end or are unknown',
      [
        ...many(9, () => ({ state: 'starting', ...running('1.4.2') })),
        ...many(9, () => ({ state: 'unknown', ...running('1.4.2') })),
        ...many(40, () => running('1.4.1')),
      ],
    ],
  ])('is silent when %s', (_, pods) => {
    expect(correlate(pods)).toBeUndefined();
  });

  describe('the evidence that it takes', () => {
    // Five fail, four of them among the five of 1.4.2: the chance is 66 in 8,568.
    const thin = [
      ...many(4, () => ({ state: 'failing', ...running('1.4.2') })),
      ...many(1, () => ({ state: 'failing', ...running('1.4.1') })),
      ...many(1, () => running('1.4.2')),
      ...many(12, () => running('1.4.1')),
    ];

    it('is one chance in a hundred', () => {
      expect(correlate(thin)).toMatchObject({
        value: '1.4.2',
        inside: { troubled: 4, well: 1 },
        outside: { troubled: 1, well: 12 },
      });
      expect(correlate(thin)?.pValue).toBeCloseTo(66 / 8_568, 10);
    });

    it('is twice as much where two questions are asked of the same pods', () => {
      const unready = aServicePod({ state: 'notReady', ...running('1.4.1') });
      expect(correlate([...thin, unready])).toBeUndefined();
      const strong = [...thin, ...many(20, () => running('1.4.1'))];
      const alone = correlate(strong)?.pValue ?? 1;
      const beside = correlate([...strong, unready])?.pValue;
      expect(beside).toBeCloseTo(2 * alone, 12);
    });

    it('is corrected for no value that could not be evidence for two questions', () => {
      const pods = [
        ...many(5, () => ({ state: 'failing', ...running('1.4.2') })),
        // Three of 25: at best the chance is 10 in 2,300.
        ...many(3, () => ({ ...running('1.4.1'), labels: { shard: 'a' } })),
        ...many(17, () => running('1.4.1')),
        aServicePod({ state: 'notReady', ...running('1.4.1') }),
      ];
      expect(correlate(pods)?.pValue).toBeCloseTo(2 / 53_130, 12);
    });

    it('is that of a built-in dimension where a label tells exactly as much', () => {
      const pods = [
        ...many(6, () => ({
          state: 'failing',
          node: 'bad',
          labels: { shard: 'a' },
        })),
        ...many(1, () => ({ node: 'bad', labels: { shard: 'b' } })),
        ...many(1, () => ({ node: 'good', labels: { shard: 'a' } })),
        ...many(30, () => ({ node: 'good', labels: { shard: 'b' } })),
      ];
      expect(correlate(pods)).toMatchObject({ dimension: 'node' });
    });

    it('covers four fifths of the failing pods', () => {
      const of = (inside: number, outside: number) =>
        correlate([
          ...many(inside, () => ({ state: 'failing', ...running('1.4.2') })),
          ...many(outside, i => ({ state: 'failing', ...running(`1.3.${i}`) })),
          ...many(60, i => running(`1.2.${i}`)),
        ])?.value;
      expect(of(8, 2)).toBe('1.4.2');
      expect(of(7, 2)).toBeUndefined();
    });

    it('is a failure rate three times that of other pods', () => {
      const of = (insideWell: number) =>
        correlate([
          ...many(120, () => ({ state: 'failing', ...running('1.4.2') })),
          ...many(insideWell, () => running('1.4.2')),
          ...many(30, () => ({ state: 'failing', ...running('1.4.1') })),
          ...many(210, () => running('1.4.1')),
        ])?.value;
      // One in eight of the others fails.
      expect(of(200)).toBe('1.4.2');
      expect(of(201)).toBeUndefined();
    });

    it('is three failing and three healthy pods', () => {
      const of = (failing: number, well: number) =>
        correlate([
          ...many(failing, () => ({ state: 'failing', ...running('1.4.2') })),
          ...many(well, () => running('1.4.1')),
        ])?.trouble;
      expect(of(3, 90)).toBe('failing');
      expect(of(90, 3)).toBe('failing');
      expect(of(90, 2)).toBeUndefined();
    });
  });

  it('finds any planted cause among many labels', () => {
    const cause = fc.constantFrom(
      'version',
      'node',
      'label:team',
      'label:zone',
      'annotation:example.com/wave',
    );
    fc.assert(
      fc.property(cause, fc.nat(), (planted, seed) => {
        const random = randomFrom(seed);
        const fleet = aFleet(120, random);
        const isHit = (pod: (typeof fleet)[number]) =>
          ({
            version: pod.containers?.[0]?.image === 'web:1.4.1',
            node: pod.node === 'node-3',
            'label:team': pod.labels?.team === 'team-1',
            'label:zone': pod.labels?.zone === 'zone-2',
            'annotation:example.com/wave':
              pod.annotations?.['example.com/wave'] === 'wave-4',
          }[planted]);
        const hits = fleet.filter(isHit).length;
        // Fewer than that are thin evidence, which chance does make now and then.
        fc.pre(hits >= 6);
        const found = correlate(
          fleet.map(pod =>
            aServicePod({ ...pod, state: isHit(pod) ? 'failing' : 'ready' }),
          ),
        );
        expect(found).toMatchObject({
          dimension: planted,
          inside: { troubled: hits, well: 0 },
          outside: { troubled: 0 },
        });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('raises almost no false alarm for random failures', () => {
    const seeds = 600;
    let alarms = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const random = randomFrom(seed * 7_919);
      const size = 10 + Math.floor(random() * 90);
      const share = 0.05 + random() * 0.45;
      const pods = aFleet(size, random).map(pod =>
        aServicePod({ ...pod, state: stateAt(random() / share) }),
      );
      if (correlate(pods)) alarms += 1;
    }
    expect(alarms / seeds).toBeLessThanOrEqual(0.01);
  });

  it('handles 5,000 pods', () => {
    const random = randomFrom(42);
    const pods = aFleet(5_000, random).map(pod =>
      aServicePod({
        ...pod,
        state: pod.node === 'node-3' ? 'failing' : 'ready',
      }),
    );
    expect(correlate(pods)).toMatchObject({ dimension: 'node' });
  });
});
