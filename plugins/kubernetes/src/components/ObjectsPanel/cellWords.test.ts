import { CustomResourcePart } from '@podlight/backstage-plugin-kubernetes-common';
import { ObjectState, ObjectView } from '../../service';
import { summarizeCell } from './cellWords';

/** The key with what is filled in. */
const t = ((key: string, params: Readonly<Record<string, unknown>> = {}) =>
  [key, ...Object.values(params)].join(' ')) as never;

const say = (
  part: Partial<CustomResourcePart>,
  state: ObjectState | undefined,
  isStale = false,
) =>
  summarizeCell(
    {
      object: {
        isStale,
        row: {
          kind: 'Rollout',
          customResource: { definition: 'rollouts.argoproj.io', ...part },
        },
      } as ObjectView,
      state,
    },
    t,
  );

describe('the summary of a custom resource with pods', () => {
  it.each<[string, Partial<CustomResourcePart>, ObjectState, string]>([
    [
      'is about itself where all pods are ready',
      { state: 'failing', pods: { ready: 5, total: 5 } },
      'failing',
      'objects.custom.failing, workloads.ratio 5 5 state.ready',
    ],
    [
      'counts pods where some are not',
      { state: 'failing', pods: { ready: 3, total: 5 } },
      'failing',
      'workloads.ratio 3 5 objects.custom.failing',
    ],
    [
      'is short where all is well',
      { state: 'healthy', pods: { ready: 5, total: 5 } },
      'ready',
      'workloads.ratio 5 5 objects.custom.healthy',
    ],
  ])('%s', (_, part, state, words) => {
    expect(say(part, state)).toBe(words);
  });

  it('says nothing new of a lost cluster', () => {
    const part = { state: 'failing', pods: { ready: 5, total: 5 } } as const;
    expect(say(part, 'unknown', true)).toBe(
      'workloads.ratio 5 5 objects.oldData',
    );
  });
});
