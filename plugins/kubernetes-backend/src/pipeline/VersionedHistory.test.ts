import {
  ClusterMessage,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { VersionedHistory } from './VersionedHistory';

function saying(ready: number, at = 't'): ClusterMessage {
  const rows: WorkloadRow[] = [
    { kind: 'Deployment', namespace: 'shop', name: 'web', ready },
    { kind: 'Deployment', namespace: 'shop', name: 'api', ready: 1 },
  ];
  return {
    type: 'cluster',
    cluster: 'one',
    state: { phase: 'live', at },
    kindProblems: [],
    pods: [],
    workloads: rows,
    findings: [],
  };
}

const versionOf = (history: VersionedHistory) => history.latest?.version ?? '';

describe('VersionedHistory', () => {
  it('gives what is new a version, and what is not new a fresh time', () => {
    const history = new VersionedHistory();
    expect(history.add(saying(1, '10:00'))).toBe(true);
    const first = versionOf(history);
    expect(history.add(saying(1, '10:10'))).toBe(false);
    expect(history.latest).toMatchObject({
      version: first,
      state: { at: '10:10' },
    });
    expect(history.add(saying(2, '10:20'))).toBe(true);
    expect(versionOf(history)).not.toBe(first);
  });

  it('shares what did not change between its versions', () => {
    const history = new VersionedHistory();
    history.add(saying(1));
    const before = history.latest;
    history.add(saying(2));
    expect(history.latest?.workloads[1]).toBe(before?.workloads[1]);
    expect(history.latest?.workloads[0]).not.toBe(before?.workloads[0]);
  });

  it('finds a version for as long as it is one of the last, and then no more', () => {
    const history = new VersionedHistory();
    history.add(saying(0));
    const first = new Set([versionOf(history)]);
    for (let ready = 1; ready < 32; ready += 1) history.add(saying(ready));
    expect(history.find(first)?.workloads[0].ready).toBe(0);
    history.add(saying(32));
    expect(history.find(first)).toBeUndefined();
    expect(history.find(new Set([versionOf(history)]))).toBe(history.latest);
  });

  it('finds the newest version of which a viewer still knows some', () => {
    const history = new VersionedHistory();
    const versions = [0, 1, 2, 3].map(ready => {
      history.add(saying(ready));
      return versionOf(history);
    });
    const find = (...known: readonly number[]) =>
      history.find(new Set(known.map(at => versions[at])))?.version;
    expect(find(0, 3)).toBe(versions[3]);
    expect(find(0, 2, 1)).toBe(versions[2]);
  });

  it('knows nothing of another history, though it says the same', () => {
    const [one, two] = [new VersionedHistory(), new VersionedHistory()];
    one.add(saying(1));
    two.add(saying(1));
    expect(two.find(new Set([versionOf(one)]))).toBeUndefined();
  });

  it('has versions that no other process has', () => {
    const versions = [1, 2].map(() => {
      let version = '';
      jest.isolateModules(() => {
        // As two backends load it.
        const { VersionedHistory: Loaded } =
          jest.requireActual<typeof import('./VersionedHistory')>(
            './VersionedHistory',
          );
        const history = new Loaded();
        history.add(saying(1));
        version = versionOf(history);
      });
      return version;
    });
    expect(versions[0]).not.toBe('');
    expect(versions[0]).not.toBe(versions[1]);
  });

  it('finds the newest of the versions that a viewer names', () => {
    const history = new VersionedHistory();
    const versions = [1, 2, 3].map(ready => {
      history.add(saying(ready));
      return versionOf(history);
    });
    // It has the fewest changes to send.
    expect(
      history.find(new Set([versions[0], versions[1]]))?.workloads[0].ready,
    ).toBe(2);
    expect(history.find(new Set())).toBeUndefined();
  });
});
