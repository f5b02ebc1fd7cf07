import { aFinding, secondsAgo } from '../testing';
import { eventMoments } from './events';
import { aServiceCluster } from './testing/aServiceCluster';

const event = (reason: string, lastSeen: string | undefined = secondsAgo(9)) =>
  ({ type: 'event', reason, message: 'm', count: 2, lastSeen } as const);

function reasonsOf(...evidence: ReturnType<typeof event>[]) {
  const findings = ['a', 'b'].map(id => aFinding(['web-1'], { id, evidence }));
  return eventMoments(aServiceCluster({ findings })).map(({ fact }) =>
    fact.kind === 'event' ? fact.reason : fact,
  );
}

it('takes each event once, and none of the ordinary life of a pod', () => {
  expect(
    reasonsOf(event('BackOff'), event('Evicted'), event('Evicted')),
  ).toEqual(['Evicted']);
});

it('takes none without a time', () => {
  const { lastSeen, ...rest } = event('Evicted');
  expect(reasonsOf({ ...rest, lastSeen: undefined as never })).toEqual([]);
});

it('says of a scaling only what the event says of who did it', () => {
  expect(
    reasonsOf(event('ScalingReplicaSet'), event('SuccessfulRescale')),
  ).toEqual([
    { kind: 'scaling', isAutoscaler: false },
    { kind: 'scaling', isAutoscaler: true },
  ]);
});

it('takes what the same reason said in other words, or at another time', () => {
  expect(
    reasonsOf(
      event('Evicted'),
      { ...event('Evicted'), message: 'n' as never },
      event('Evicted', secondsAgo(8)),
    ),
  ).toHaveLength(3);
});
