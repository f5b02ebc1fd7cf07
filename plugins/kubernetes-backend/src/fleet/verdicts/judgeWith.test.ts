import { mockCredentials } from '@backstage/backend-test-utils';
import {
  FLEET_LIMITS,
  ServiceSnapshot,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aFinding } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import { LocatedService } from '../../pipeline';
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
    const cluster: ServiceSnapshot['clusters'][number] = {
      type: 'cluster',
      cluster: 'eu',
      state: { phase: 'live', at: '2026-11-22T07:00:00Z' },
      ...{ kindProblems: [], pods: [], workloads: [], findings },
    };
    const judge = setup(
      {
        locate: async () =>
          ({ clusters: [{ name: 'eu' }] } as unknown as LocatedService),
        snapshot: async () =>
          ({ clusters: [cluster] } as unknown as ServiceSnapshot),
      },
      true,
    );
    const judged = await judge('component:default/shop', ['eu'], signal);
    expect(judged.get('eu')?.classes).toEqual(
      names.slice(0, FLEET_LIMITS.classes),
    );
  });
});
