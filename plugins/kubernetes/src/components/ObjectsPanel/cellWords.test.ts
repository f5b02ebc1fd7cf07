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

const sayOf = (
  row: Partial<ObjectView['row']>,
  state: ObjectState | undefined,
  isStale = false,
) =>
  summarizeCell(
    {
      object: {
        ...{ isStale, isWorkload: true },
        row: { kind: 'Deployment', name: 'web', namespace: 'shop', ...row },
      } as ObjectView,
      state,
    },
    t,
  );

describe('the summary of a workload', () => {
  it.each<[string, Partial<ObjectView['row']>, ObjectState, string]>([
    [
      'says what is counted where some pods fail',
      { ready: 1, desired: 3 },
      'failing',
      'state.failing, workloads.ratio 1 3',
    ],
    [
      'says that not all pods count where they are enough',
      { ready: 3, desired: 3 },
      'failing',
      'workloads.somePodsFailing, workloads.ratio 3 3',
    ],
    [
      'says nothing twice where all are ready',
      { ready: 3, desired: 3 },
      'ready',
      'workloads.ratio 3 3',
    ],
    [
      'says nothing twice where some are not',
      { ready: 1, desired: 3 },
      'notReady',
      'workloads.ratio 1 3',
    ],
    [
      'says that there is more where all are ready',
      { ready: 3, desired: 3 },
      'notReady',
      'workloads.issue, workloads.ratio 3 3',
    ],
    [
      'counts nothing where nothing is wanted',
      { ready: 0, desired: 0 },
      'completed',
      'workloads.scaledToZero',
    ],
    [
      'counts runs of a Job that failed',
      { ready: 0, desired: 1, job: { state: 'failed', active: 0, failed: 1 } },
      'failing',
      'objects.job.failed, workloads.completions 0 1',
    ],
    [
      'counts runs of a Job that is done',
      {
        ready: 2,
        desired: 2,
        job: { state: 'complete', active: 0, failed: 0 },
      },
      'completed',
      'workloads.completions 2 2',
    ],
  ])('%s', (_, row, state, words) => {
    expect(sayOf(row, state)).toBe(words);
  });

  it('tells that the numbers of a lost cluster are old', () => {
    expect(sayOf({ ready: 3, desired: 3 }, 'unknown', true)).toBe(
      'objects.oldData, workloads.ratio 3 3',
    );
  });
});

describe('the summary of a custom resource with pods', () => {
  it.each<[string, Partial<CustomResourcePart>, ObjectState, string]>([
    [
      'is about itself where all pods are ready',
      { state: 'failing', pods: { ready: 5, total: 5 } },
      'failing',
      'objects.custom.failing, workloads.ratio 5 5',
    ],
    [
      'counts pods where some are not',
      { state: 'failing', pods: { ready: 3, total: 5 } },
      'failing',
      'objects.custom.failing, workloads.ratio 3 5',
    ],
    [
      'is short where all is well',
      { state: 'healthy', pods: { ready: 5, total: 5 } },
      'ready',
      'objects.custom.healthy, workloads.ratio 5 5',
    ],
  ])('%s', (_, part, state, words) => {
    expect(say(part, state)).toBe(words);
  });

  it('says nothing new of a lost cluster', () => {
    const part = { state: 'failing', pods: { ready: 5, total: 5 } } as const;
    expect(say(part, 'unknown', true)).toBe(
      'objects.oldData, workloads.ratio 5 5',
    );
  });
});
