import { aContainer, aServicePod } from '../group/testing/aServicePod';
import { listHypotheses } from './hypotheses';

type Changes = Parameters<typeof aServicePod>[0];

const pods = (...changes: readonly Changes[]) =>
  changes.map((change, i) => aServicePod({ name: `web-${i}`, ...change }));

const say = (list: ReturnType<typeof pods>, fewest = 1) =>
  listHypotheses(list, fewest).map(
    ({ dimension, value, members }) =>
      `${dimension}=${value} ${[...members].map(({ row }) => row.name).join()}`,
  );

const on = (node: string, labels: Record<string, string> = {}) => ({
  node,
  labels,
});

describe('the hypotheses about some of the pods', () => {
  it('are the values that some share', () => {
    expect(say(pods(on('a'), on('a'), on('b')))).toEqual([
      'node=a web-0,web-1',
      'node=b web-2',
    ]);
  });

  it('are none that all share, or that too few have', () => {
    expect(say(pods(on('a'), on('a')))).toEqual([]);
    expect(say(pods(on('a'), on('a'), on('b')), 2)).toEqual([
      'node=a web-0,web-1',
    ]);
  });

  it('name the most telling of the values that select the same pods', () => {
    const list = pods(
      {
        ...on('a', { 'pod-template-hash': 'x', team: 't' }),
        annotations: { 'checksum/config': '1', 'example.com/wave': '1' },
        containers: [aContainer('web:1')],
      },
      {
        ...on('b', { 'pod-template-hash': 'y', team: 'u' }),
        annotations: { 'checksum/config': '2', 'example.com/wave': '2' },
        containers: [aContainer('web:2')],
      },
    );
    expect(say(list)).toEqual(['version=1 web-0', 'version=2 web-1']);
  });

  it.each([
    [['label:team', 'annotation:example.com/wave'], 'label:team'],
    [
      ['annotation:example.com/wave', 'annotation:checksum/config'],
      'annotation:example.com/wave',
    ],
    [
      ['annotation:checksum/config', 'label:pod-template-hash'],
      'annotation:checksum/config',
    ],
  ])('prefer of %j what people know', (dimensions, first) => {
    const named = (sort: string, value: string) =>
      Object.fromEntries(
        dimensions
          .filter(each => each.startsWith(sort))
          .map(each => [each.slice(sort.length), value]),
      );
    const pod = (value: string) => ({
      node: 'a',
      labels: named('label:', value),
      annotations: named('annotation:', value),
    });
    expect(say(pods(pod('1'), pod('2')))).toEqual([
      `${first}=1 web-0`,
      `${first}=2 web-1`,
    ]);
  });

  it('tell sets of equal size apart', () => {
    const list = pods(
      ...Array.from({ length: 64 }, (_, i) =>
        on(
          'a',
          Object.fromEntries(
            [0, 1, 2, 3, 4, 5].map(bit => [`b${bit}`, String((i >> bit) & 1)]),
          ),
        ),
      ),
    );
    expect(say(list)).toHaveLength(12);
  });

  it('do not take the state for its own reason', () => {
    expect(say(pods({ state: 'failing' }, { state: 'ready' }))).toEqual([]);
  });
});
