import { mockCredentials } from '@backstage/backend-test-utils';
import {
  DisplayState,
  Finding,
  FLEET_LIMITS,
  PodRow,
  ServiceSnapshot,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import { LocatedService } from '../../pipeline';
import { JudgedState } from './judgement';
import { JudgeOptions, judgeWith } from './judgeWith';

const { signal } = new AbortController();

function setup(
  pipeline: JudgeOptions['pipeline'],
  isFollowed: boolean,
): ReturnType<typeof judgeWith> {
  return judgeWith({
    pipeline,
    getEntity: async () => anEntity('shop'),
    isFollowed: () => isFollowed,
    getCaller: async () => ({ credentials: mockCredentials.service() }),
  });
}

/** Judges a cluster of which a snapshot has this. */
function judgeCluster(fields: Partial<ServiceSnapshot['clusters'][number]>) {
  const cluster: ServiceSnapshot['clusters'][number] = {
    type: 'cluster',
    cluster: 'eu',
    state: { phase: 'live', at: '2026-11-22T07:00:00Z' },
    ...{ kindProblems: [], pods: [], workloads: [], findings: [] },
    ...fields,
  };
  const snapshot = jest.fn(
    async () => ({ clusters: [cluster] } as unknown as ServiceSnapshot),
  );
  const clusters = [{ name: 'eu' }, { name: 'us' }];
  const locate = async () => ({ clusters } as unknown as LocatedService);
  return { judge: setup({ locate, snapshot }, true), snapshot };
}

const aPodRow = (state: DisplayState): PodRow => ({
  ...{ namespace: 'shop', name: 'web', uid: 'web', status: 'Running' },
  ...{ readyContainers: 1, totalContainers: 1, restarts: 0 },
  ...{ labels: {}, containers: [] },
  state,
});

describe('judgeWith', () => {
  it('diagnoses nothing for an entity that stands for something else than the index has', async () => {
    const locate = jest.fn();
    const judge = setup({ locate, snapshot: jest.fn() }, false);
    const judged = await judge('component:default/shop', ['eu'], signal);
    expect(judged.size).toBe(0);
    expect(locate).not.toHaveBeenCalled();
  });

  it('names as many failure classes as a cell has, so that nothing counts others than are shown', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `Class${index}`);
    const findings = names.map(name =>
      aFinding(['web'], { id: name, class: name }),
    );
    const { judge } = judgeCluster({ findings });
    const judged = await judge('component:default/shop', ['eu'], signal);
    expect(judged.get('eu')?.classes).toEqual(
      names.slice(0, FLEET_LIMITS.classes),
    );
  });

  it.each<[DisplayState, JudgedState]>([
    ['failing', 'failing'],
    ['notReady', 'notReady'],
    ['unknown', 'notReady'],
    ['starting', 'healthy'],
    ['ready', 'healthy'],
  ])('calls a service with a pod that is %s %s', async (pod, state) => {
    const { judge } = judgeCluster({ pods: [aPodRow(pod)] });
    const judged = await judge('component:default/shop', ['eu'], signal);
    expect(judged.get('eu')?.state).toBe(state);
  });

  it('warns of a cause that no pod shows, and not of what is just worth knowing', async () => {
    const stateOf = async (severity: Finding['severity']) => {
      const findings = [aFinding(['web'], { severity })];
      const { judge } = judgeCluster({ pods: [aPodRow('ready')], findings });
      const judged = await judge('component:default/shop', ['eu'], signal);
      return judged.get('eu');
    };
    expect(await stateOf('warning')).toMatchObject({ state: 'warning' });
    expect(await stateOf('info')).toMatchObject({
      state: 'healthy',
      classes: [],
    });
  });

  it('says nothing of what can’t be read, unless something is wrong with the rest', async () => {
    const state = {
      phase: 'stale',
      since: '2026-11-22T07:00:00Z',
      reason: { code: 'timeout', message: 'no answer' },
    } as const;
    const judgedOf = async (findings: readonly Finding[]) => {
      const { judge } = judgeCluster({ state, findings });
      return judge('component:default/shop', ['eu'], signal);
    };
    expect((await judgedOf([])).size).toBe(0);
    expect((await judgedOf([aFinding(['web'])])).get('eu')?.classes).toEqual([
      'ApplicationError',
    ]);
  });

  it('reads only the clusters that it is asked for, with nobody who waits', async () => {
    const { judge, snapshot } = judgeCluster({});
    await judge('component:default/shop', ['eu'], signal);
    expect(snapshot).toHaveBeenCalledWith(
      expect.objectContaining({ clusters: [{ name: 'eu' }] }),
      signal,
      { isBackground: true },
    );
  });
});
