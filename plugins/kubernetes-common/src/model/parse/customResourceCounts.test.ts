import { parseFlags, parseReplicas } from './customResourceCounts';

const flags = (status: Record<string, unknown>) =>
  parseFlags(status).map(({ field, word }) => `${field} ${word}`);

const replicas = (status: object, spec: object = {}) =>
  parseReplicas({ ...status }, { ...spec }).map(
    ({ field, word }) => `${field} ${word}`,
  );

describe('flags', () => {
  it.each<[unknown, readonly string[]]>([
    [true, ['ready Ready']],
    [false, ['ready NotReady']],
    ['True', ['ready Ready']],
    ['false', ['ready NotReady']],
    ['2/3', ['ready NotReady']],
    ['3/3', ['ready Ready']],
    ['4/3', ['ready Ready']],
    // Nobody knows whether none is what is wanted.
    ['0/0', []],
    [1, []],
    ['yes', []],
  ])('ready: %j says %j', (ready, words) => {
    expect(flags({ ready })).toEqual(words);
  });

  it('tell what is no longer valid from what is not ready yet', () => {
    expect(flags({ valid: false, synced: false })).toEqual([
      'synced NotReady',
      'valid Invalid',
    ]);
  });

  it('are none of the names of Object', () => {
    expect(parseFlags(Object.create({ ready: true }))).toEqual([]);
  });
});

describe('replicas', () => {
  it.each<[object, object, readonly string[]]>([
    [{ replicas: 3, readyReplicas: 3 }, {}, ['readyReplicas Ready']],
    [{ replicas: 3, readyReplicas: 2 }, {}, ['readyReplicas NotReady']],
    // There are to be more than there are yet.
    [
      { replicas: 1, readyReplicas: 1 },
      { replicas: 3 },
      ['readyReplicas NotReady'],
    ],
    // There are still more than there are to be.
    [
      { replicas: 3, readyReplicas: 1 },
      { replicas: 1 },
      ['readyReplicas NotReady'],
    ],
    [{ replicas: 0, readyReplicas: 0 }, { replicas: 0 }, []],
    [{ readyReplicas: 3 }, { replicas: 3 }, []],
    [
      { replicas: 3, readyReplicas: 1, reservedReplicas: 1 },
      {},
      ['readyReplicas NotReady'],
    ],
    [
      {
        ...{ replicas: 3, readyReplicas: 1 },
        ...{ reservedReplicas: 1, allocatedReplicas: 1 },
      },
      {},
      ['readyReplicas Ready'],
    ],
    [{ replicas: 3, availableReplicas: 3 }, {}, []],
    [{ replicas: 3, availableReplicas: 2 }, {}, ['availableReplicas NotReady']],
    [{ unavailableReplicas: 1 }, {}, ['unavailableReplicas NotReady']],
    [{ unavailableReplicas: 0 }, {}, []],
    [{ desired: 2, ready: 1 }, {}, ['ready NotReady']],
    [{ desired: 2, ready: 2 }, {}, []],
    [
      { desiredNumberScheduled: 2, numberReady: 0 },
      {},
      ['numberReady NotReady'],
    ],
    [{ replicas: -1, readyReplicas: Infinity }, {}, []],
  ])('of %j where %j is wanted say %j', (status, spec, words) => {
    expect(replicas(status, spec)).toEqual(words);
  });

  const rolling = { replicas: 5, readyReplicas: 5, updatedReplicas: 2 };
  const partition = (value: unknown) => ({
    rollingUpdate: { partition: value },
  });

  it.each<[object, readonly string[]]>([
    [{}, ['updatedReplicas NotReady']],
    [{ updateStrategy: partition(3) }, ['readyReplicas Ready']],
    [{ updateStrategy: partition(2) }, ['updatedReplicas NotReady']],
    [{ strategy: partition(3) }, ['readyReplicas Ready']],
    [{ rolloutStrategy: { partition: 3 } }, ['readyReplicas Ready']],
    // 2.5 of 5, rounded up.
    [{ updateStrategy: partition('50%') }, ['readyReplicas Ready']],
    [{ updateStrategy: partition('40%') }, ['updatedReplicas NotReady']],
    [
      { updateStrategy: partition(null), strategy: partition(3) },
      ['readyReplicas Ready'],
    ],
  ])('are updated as far as %j says', (spec, words) => {
    expect(replicas(rolling, spec)).toEqual(words);
  });
});
