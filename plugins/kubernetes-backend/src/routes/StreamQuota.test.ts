import { liveQuota, logQuota, StreamQuota } from './StreamQuota';

const take = (quota: StreamQuota, count: number, user?: string) =>
  Array.from({ length: count }, () => quota.acquire(user, 1));

describe('StreamQuota', () => {
  it('gives each user sixty quota, and a place that was left to the next', () => {
    const quota = logQuota();
    const [leave] = take(quota, 60, 'user:default/ada');
    expect(() => quota.acquire('user:default/ada', 1)).toThrow('60 logs');
    quota.acquire('user:default/bob', 20);
    leave();
    leave();
    quota.acquire('user:default/ada', 1);
    expect(() => quota.acquire('user:default/ada', 1)).toThrow(
      expect.objectContaining({ statusCode: 429 }),
    );
  });

  it('gives all of several quota or none', () => {
    const quota = logQuota();
    const leave = quota.acquire('user:default/ada', 50);
    expect(() => quota.acquire('user:default/ada', 20)).toThrow('50 logs');
    quota.acquire('user:default/ada', 10);
    leave();
    quota.acquire('user:default/ada', 50);
  });

  it('has an end for all together', () => {
    const quota = logQuota();
    const [leave] = take(quota, 500);
    expect(() => quota.acquire('user:default/ada', 1)).toThrow('This backend');
    leave();
    quota.acquire('user:default/ada', 1);
  });

  it('counts the tabs that one person has on screen, and those of all', () => {
    const quota = liveQuota({ liveStreamsPerUser: 2, liveStreams: 3 });
    const [leave] = take(quota, 2, 'user:default/ada');
    expect(() => quota.acquire('user:default/ada', 1)).toThrow(
      expect.objectContaining({
        statusCode: 429,
        retryAfterSeconds: 30,
        message: expect.stringContaining('You have 2 Kubernetes tabs open'),
      }),
    );
    quota.acquire('user:default/bob', 1);
    expect(() => quota.acquire('user:default/cleo', 1)).toThrow('This backend');
    leave();
    quota.acquire('user:default/cleo', 1);
  });
});
