import {
  LastRollout,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPodRow, secondsAgo } from '../fixtures';
import { markBehind, readVersionRollout } from './versionSkew';
import type { WorkloadCell } from './matrixCells';

const HASH = 'pod-template-hash';

const image = (version: string) => `registry.example.com/games/web:${version}`;

const rollout = (changes: Partial<LastRollout> = {}): LastRollout => ({
  name: 'web-new',
  revision: '7',
  hash: 'new',
  at: secondsAgo(600),
  changes: [
    {
      field: 'image',
      type: 'changed',
      from: image('1.4.1'),
      to: image('1.4.2'),
    },
  ],
  previous: { name: 'web-old', revision: '6', hash: 'old' },
  ...changes,
});

const pod = (version: string, hash: string): PodRow => {
  const row = aPodRow({ labels: { [HASH]: hash } });
  return {
    ...row,
    containers: row.containers.map(each => ({
      ...each,
      image: image(version),
    })),
  };
};

/** A cluster that runs a version, where a rollout has made it so. */
const cell = (
  cluster: string,
  version: string,
  ofRollout?: LastRollout,
): WorkloadCell => {
  const rolledOut = readVersionRollout(ofRollout, [pod(version, 'new')]);
  return {
    type: 'present',
    cluster,
    versions: [version],
    ...(rolledOut && { rolledOut }),
  } as unknown as WorkloadCell;
};

const behind = (...cells: readonly WorkloadCell[]) =>
  markBehind(cells).flatMap(each =>
    each.type === 'present' && each.behind
      ? [[each.cluster, each.behind.version, each.behind.cluster]]
      : [],
  );

describe('readVersionRollout', () => {
  it('reads the version of the new pods, not of the old ones', () => {
    expect(
      readVersionRollout(rollout(), [pod('1.4.1', 'old'), pod('1.4.2', 'new')]),
    ).toEqual({
      at: secondsAgo(600),
      revision: '7',
      version: '1.4.2',
      replaced: ['1.4.1'],
    });
  });

  it('knows no version before a new pod is there, and nothing without a time', () => {
    expect(
      readVersionRollout(rollout(), [pod('1.4.1', 'old')])?.version,
    ).toBeUndefined();
    expect(readVersionRollout(rollout({ at: undefined }), [])).toBeUndefined();
    expect(readVersionRollout(undefined, [])).toBeUndefined();
  });

  it('takes no pod without a hash for one of a revision without a hash', () => {
    const [old] = [pod('1.4.1', 'old')];
    const unlabeled = { ...old, labels: {} };
    expect(
      readVersionRollout(rollout({ hash: undefined }), [unlabeled])?.version,
    ).toBeUndefined();
  });

  it('takes a changed version label for a changed version, and no other label', () => {
    const replaced = (name: string) =>
      readVersionRollout(
        rollout({
          changes: [
            { field: 'label', type: 'changed', name, from: 'a', to: 'b' },
          ],
        }),
        [],
      )?.replaced;
    expect(replaced('app.kubernetes.io/version')).toEqual(['a']);
    expect(replaced('team')).toEqual([]);
  });
});

describe('markBehind', () => {
  it('marks the cluster that still runs the replaced version', () => {
    expect(
      behind(
        cell('eu', '1.4.2', rollout()),
        cell('us', '1.4.2', rollout({ at: secondsAgo(300) })),
        cell('ap', '1.4.1'),
      ),
    ).toEqual([['ap', '1.4.2', 'us']]);
  });

  it('marks all others while only one has the new version', () => {
    expect(
      behind(
        cell('eu', '1.4.1'),
        cell('us', '1.4.2', rollout()),
        cell('ap', '1.4.1'),
      ).map(([cluster]) => cluster),
    ).toEqual(['eu', 'ap']);
  });

  it('finds the newest rollout by time, however that is written', () => {
    expect(
      behind(
        cell('eu', '1.4.2', rollout({ at: '2026-03-01T12:00:00Z' })),
        cell('us', '1.4.3', rollout({ at: '2026-03-01T11:30:00-01:00' })),
      ),
    ).toEqual([['eu', '1.4.3', 'us']]);
  });

  it('does not call the newest version one that differs', () => {
    const [eu, ap] = markBehind([
      { ...cell('eu', '1.4.2', rollout()), differs: true },
      { ...cell('ap', '1.4.1'), differs: true },
    ]);
    expect(eu).toMatchObject({ differs: false });
    expect(ap).toMatchObject({ differs: true });
  });

  it('marks a version further back by its numbers', () => {
    expect(
      behind(cell('eu', '1.4.2', rollout()), cell('ap', '1.3.10')),
    ).toEqual([['ap', '1.4.2', 'eu']]);
  });

  it.each<[string, WorkloadCell, WorkloadCell]>([
    ['a newer version', cell('eu', '1.4.2', rollout()), cell('ap', '1.5.0')],
    [
      'a version without an order',
      cell('eu', '1.4.2', rollout()),
      cell('ap', 'a1b2c3'),
    ],
    [
      'a cluster that rolled out later',
      cell('eu', '1.4.2', rollout()),
      cell('ap', '1.4.1', rollout({ at: secondsAgo(60), backTo: '5' })),
    ],
    [
      'others after a rollback',
      cell('eu', '1.4.1', rollout({ backTo: '5' })),
      cell('ap', '1.4.0'),
    ],
    [
      'others after a rollout of the same version',
      cell('eu', '1.4.2', rollout({ changes: [] })),
      cell('ap', '1.4.1'),
    ],
  ])('does not mark %s', (_, one, other) => {
    expect(behind(one, other)).toEqual([]);
  });

  it('does not mark a cluster in which the rollout is under way', () => {
    const both = { ...cell('ap', '1.4.1'), versions: ['1.4.1', '1.4.2'] };
    expect(behind(cell('eu', '1.4.2', rollout()), both)).toEqual([]);
  });
});
