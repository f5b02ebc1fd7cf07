import { parseObject } from '../model';
import { listRevisions } from './listRevisions';
import {
  aControllerRevision,
  aReplicaSet,
  aTemplate,
  changed,
  Raw,
} from './testing/revisions';

const NO_PODS = () => undefined;

const image = (tag: string) =>
  changed(aTemplate(), (t: Raw) => {
    t.spec.containers[0].image = `web:${tag}`;
  });

const owner = (kind: string, meta: object = {}) => {
  const object = parseObject({
    apiVersion: 'apps/v1',
    kind,
    metadata: { namespace: 'shop', name: 'web', uid: 'uid-of-web', ...meta },
  });
  if (!object) throw new Error(kind);
  return object;
};

const first = aReplicaSet({
  name: 'web-aaa',
  revision: 1,
  createdAt: '2026-03-01T09:00:00Z',
  template: image('1'),
});
const second = aReplicaSet({
  name: 'web-bbb',
  revision: 2,
  createdAt: '2026-03-01T10:00:00Z',
  template: image('2'),
});

describe('listRevisions', () => {
  it('lists the newest first, each compared with the one before', () => {
    const found = listRevisions(owner('Deployment'), [first, second], NO_PODS);
    expect(found).toEqual([
      {
        name: 'web-bbb',
        revision: '2',
        hash: 'bbb',
        at: '2026-03-01T10:00:00Z',
        changes: [
          {
            field: 'image',
            type: 'changed',
            container: 'web',
            from: 'web:1',
            to: 'web:2',
          },
        ],
      },
      {
        name: 'web-aaa',
        revision: '1',
        hash: 'aaa',
        at: '2026-03-01T09:00:00Z',
      },
    ]);
  });

  it('sorts by numbers, not by text', () => {
    const tenth = aReplicaSet({ name: 'web-ccc', revision: 10 });
    const [newest] = listRevisions(
      owner('Deployment'),
      [second, tenth, first],
      NO_PODS,
    );
    expect(newest.name).toBe('web-ccc');
  });

  const back = aReplicaSet({
    name: 'web-aaa',
    revision: 3,
    history: '1',
    createdAt: '2026-03-01T09:00:00Z',
    template: image('1'),
  });

  it('does not believe the age of a ReplicaSet that was brought back', () => {
    const oldest = (hash: string) =>
      hash === 'aaa' ? '2026-03-01T11:00:00Z' : undefined;
    const [newest] = listRevisions(owner('Deployment'), [back, second], oldest);
    expect(newest).toMatchObject({
      revision: '3',
      backTo: '1',
      at: '2026-03-01T11:00:00Z',
      isLatestTime: true,
      changes: [{ field: 'image', from: 'web:2', to: 'web:1' }],
    });
    const [unknown] = listRevisions(
      owner('Deployment'),
      [back, second],
      NO_PODS,
    );
    expect(unknown).not.toHaveProperty('at');
  });

  it('names the last of several earlier numbers', () => {
    const again = aReplicaSet({
      name: 'web-aaa',
      revision: 7,
      history: '1,3,5',
    });
    const [newest] = listRevisions(
      owner('Deployment'),
      [again, second],
      NO_PODS,
    );
    expect(newest.backTo).toBe('5');
  });

  it('says who or what made it, where that is written', () => {
    const noted = aReplicaSet({
      name: 'web-ccc',
      revision: 3,
      annotations: {
        'kubernetes.io/change-cause': 'Bump web',
        'example.com/git-commit': 'f00ba4',
        'meta.helm.sh/release-name': 'shop',
      },
    });
    const entries = listRevisions(
      owner('Deployment', {
        labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' },
      }),
      [noted, second, aReplicaSet({ name: 'web-ddd', revision: 4 })],
      NO_PODS,
    );
    expect(entries[0].managedBy).toEqual({ tool: 'Flux', name: 'apps' });
    expect(entries[1]).toMatchObject({
      changeCause: 'Bump web',
      source: { key: 'example.com/git-commit', value: 'f00ba4' },
      managedBy: { tool: 'Helm', name: 'shop' },
    });
  });

  it('tells a restart', () => {
    const restarted = aReplicaSet({
      name: 'web-ccc',
      revision: 3,
      template: changed(image('2'), t => {
        t.metadata.annotations['kubectl.kubernetes.io/restartedAt'] = 'x';
      }),
    });
    const [newest] = listRevisions(
      owner('Deployment'),
      [restarted, second],
      NO_PODS,
    );
    expect(newest).toMatchObject({ isRestart: true, changes: [] });
  });

  it('leaves out ReplicaSets without a number, and older ones than asked for', () => {
    const stray = aReplicaSet({ name: 'web-stray' });
    const list = (most?: number) =>
      listRevisions(owner('Deployment'), [first, stray, second], NO_PODS, most);
    expect(list()).toHaveLength(2);
    expect(list(1)).toHaveLength(1);
    expect(list(1)[0].changes).toHaveLength(1);
  });

  describe('of StatefulSets and DaemonSets', () => {
    const revision = (
      name: string,
      number: number,
      hour: string,
      tag: string,
    ) =>
      aControllerRevision({
        name,
        revision: number,
        createdAt: `2026-03-01T${hour}:00:00Z`,
        template: image(tag),
      });

    it('have the hash that their pods have', () => {
      const both = [
        revision('web-aaa', 1, '09', '1'),
        revision('web-bbb', 2, '10', '2'),
      ];
      const hashes = (kind: string) =>
        listRevisions(owner(kind), both, NO_PODS).map(({ hash }) => hash);
      expect(hashes('StatefulSet')).toEqual(['web-bbb', 'web-aaa']);
      expect(hashes('DaemonSet')).toEqual(['bbb', 'aaa']);
    });

    it('are brought back, too, which only their order shows', () => {
      const both = [
        revision('web-aaa', 3, '09', '1'),
        revision('web-bbb', 2, '10', '2'),
      ];
      const [newest, before] = listRevisions(
        owner('StatefulSet'),
        both,
        () => '2026-03-01T11:00:00Z',
      );
      expect(newest).toMatchObject({
        name: 'web-aaa',
        at: '2026-03-01T11:00:00Z',
        isLatestTime: true,
      });
      expect(newest).not.toHaveProperty('backTo');
      expect(before.at).toBe('2026-03-01T10:00:00Z');
    });
  });
});
