import { HorizontalPodAutoscaler, parseObject } from '../model';
import { anObject, secondsAgo } from '../testing';
import { atMaximumSince } from './atMaximumSince';

const lastScaleTime = secondsAgo(600);

const since = (status: object) =>
  atMaximumSince(
    parseObject(
      anObject('HorizontalPodAutoscaler', { name: 'web' })
        .withSpec({ minReplicas: 1, maxReplicas: 5 })
        .withStatus({ ...status })
        .build(),
    ) as HorizontalPodAutoscaler,
  );

it('is when it was scaled there, where it is still there', () => {
  expect(since({ currentReplicas: 5, lastScaleTime })).toBe(lastScaleTime);
});

it.each([
  { currentReplicas: 4, lastScaleTime },
  { currentReplicas: 6, lastScaleTime },
  { currentReplicas: 5 },
  { currentReplicas: 5, lastScaleTime: 'a while ago' },
])('is not known from %j', status => {
  expect(since(status)).toBeUndefined();
});
