import fc from 'fast-check';
import { DISPLAY_STATES, DisplayState } from '../status/displayState';
import { groupPods, totalCount } from '.';
import { aServicePod } from './testing/aServicePod';

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

  it('puts a state of a later version beside the unknown ones', () => {
    const pods = ['ready', 'future', 'failing', 'notReady'].map(state =>
      aServicePod({ state: state as DisplayState }),
    );
    expect(groupPods(pods, 'status').map(group => group.value)).toEqual([
      ...['failing', 'notReady', 'future', 'ready'],
    ]);
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
