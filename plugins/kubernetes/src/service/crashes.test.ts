import { ContainerRow } from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCluster,
  aContainerRow,
  aFinding,
  aPodRow,
  FIXTURE_NOW,
  secondsAgo,
} from '../fixtures';
import {
  initialServiceState,
  reduceService,
} from '@podlight/backstage-plugin-kubernetes-common';
import { isOutOfMemory, listCrashes } from './crashes';
import { chooseLogContainer } from './logContainer';
import { toClusterView } from './podViews';

function podWith(
  containers: readonly Partial<ContainerRow>[],
  lastRestartAt?: string,
) {
  const pod = aPodRow({
    name: 'dice-1',
    lastRestartAt,
    containers: containers.map(aContainerRow),
  });
  const { clusters } = reduceService(
    initialServiceState,
    aCluster('eu', [pod]),
  );
  return toClusterView(clusters[0]).pods[0];
}

const restarted = { hasPreviousLog: true, restarts: 3 };

describe('listCrashes', () => {
  const found = (
    containers: readonly Partial<ContainerRow>[],
    lastRestartAt?: string,
  ) =>
    listCrashes([podWith(containers, lastRestartAt)], FIXTURE_NOW).map(
      ({ key, isPrevious }) => [key, isPrevious],
    );

  it('has the run before of a container that does not come up', () => {
    expect(found([{ ...restarted, ready: false, state: 'waiting' }])).toEqual([
      ['eu/games/dice-1/app', true],
    ]);
  });

  it('has the run of a container that has ended with an error for good', () => {
    expect(found([{ state: 'terminated', exitCode: 2, ready: false }])).toEqual(
      [['eu/games/dice-1/app', false]],
    );
  });

  it('has the last crash of a container that is well again, for a day', () => {
    expect(found([restarted], secondsAgo(600))).toHaveLength(1);
    expect(found([restarted], secondsAgo(90_000))).toEqual([]);
  });

  it('has nothing of containers that run, that wait, or that ended well', () => {
    expect(
      found([
        {},
        { state: 'waiting', ready: false },
        { state: 'terminated', exitCode: 0, ready: false },
      ]),
    ).toEqual([]);
  });
});

describe('a crash for lack of memory', () => {
  const isKilled = (
    failure: string,
    container: string | undefined,
    reason = 'Error',
  ) => {
    const pod = podWith([{ reason }]);
    const finding = aFinding(['dice-1'], { class: failure });
    const scope = { ...finding.scope, container };
    return isOutOfMemory({
      ...{ key: 'a', isPrevious: true, container: pod.row.containers[0] },
      pod: { ...pod, findings: [{ ...finding, scope }] },
    });
  };

  it('is told by the container, or by a finding about it or its pod', () => {
    expect(isKilled('ApplicationError', 'app', 'OOMKilled')).toBe(true);
    expect(isKilled('OOMKilled', 'app')).toBe(true);
    expect(isKilled('ChildOOMKilled', undefined)).toBe(true);
  });

  it('is not that of another container, or another failure', () => {
    expect(isKilled('OOMKilled', 'proxy')).toBe(false);
    expect(isKilled('ApplicationError', 'app')).toBe(false);
  });
});

describe('chooseLogContainer', () => {
  const containers = [
    { name: 'migrate', kind: 'init' as const, state: 'terminated' as const },
    { name: 'app' },
    { name: 'proxy', kind: 'sidecar' as const },
  ];

  it('chooses the requested container, if it exists', () => {
    expect(chooseLogContainer(podWith(containers), 'proxy')?.name).toBe(
      'proxy',
    );
    expect(chooseLogContainer(podWith(containers), 'gone')?.name).toBe('app');
  });

  it('chooses the failed container', () => {
    const pod = podWith([
      { name: 'app' },
      { ...restarted, name: 'cache', ready: false },
    ]);
    expect(chooseLogContainer(pod)?.name).toBe('cache');
  });

  it('chooses the first container otherwise', () => {
    expect(chooseLogContainer(podWith([containers[0]]))?.name).toBe('migrate');
    expect(chooseLogContainer(podWith([]))).toBeUndefined();
  });
});
