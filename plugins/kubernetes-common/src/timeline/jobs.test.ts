import { secondsAgo } from '../testing';
import type { JobPart } from '../wire/objectTypes';
import { jobMoments } from './jobs';
import { aServiceCluster } from './testing/aServiceCluster';

const TIMES = { startedAt: secondsAgo(500), finishedAt: secondsAgo(400) };

function momentsOf(job: Partial<JobPart>) {
  const migrate = { kind: 'Job', namespace: 'shop', name: 'migrate' };
  return jobMoments(
    aServiceCluster({
      workloads: [
        {
          ...migrate,
          job: { state: 'running', active: 0, failed: 0, ...job },
        },
        { ...migrate, kind: 'CronJob' },
      ],
    }),
  ).map(({ time, fact }) => ({ time, ...fact }));
}

it.each(['complete', 'failed'] as const)('says when a Job %s', state => {
  expect(momentsOf({ state, ...TIMES })).toEqual([
    { kind: 'job', outcome: state, time: TIMES.finishedAt },
  ]);
});

it('says when one began that still runs', () => {
  expect(momentsOf({ startedAt: TIMES.startedAt })).toEqual([
    { kind: 'job', outcome: 'started', time: TIMES.startedAt },
  ]);
});

it('says nothing of one that has no time', () => {
  expect(momentsOf({ state: 'suspended' })).toEqual([]);
});
