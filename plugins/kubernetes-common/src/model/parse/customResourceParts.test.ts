import { findParts, MAX_FAILED_PARTS } from './customResourceParts';

describe('findParts', () => {
  it('finds nothing where no part says how it is', () => {
    expect(findParts({})).toEqual({ failed: [], working: [] });
    expect(
      findParts({ observedGeneration: 3, nodes: [{ name: 'a' }] }),
    ).toEqual({ failed: [], working: [] });
  });

  it.each<[object, string, string]>([
    [{ domains: [{ status: 'Failed' }] }, 'domains.status', 'Failed'],
    [{ shards: { a: { state: 'ERROR' } } }, 'shards.state', 'ERROR'],
    [{ sync: { phase: 'Degraded' } }, 'sync.phase', 'Degraded'],
    [{ gatewayState: 'Failed' }, 'gatewayState', 'Failed'],
    [{ licenseExpired: true }, 'licenseExpired', 'Expired'],
    [{ failedReplicas: 2 }, 'failedReplicas', 'Failed'],
  ])('names the part that failed in %j', (status, field, word) => {
    expect(findParts({ ...status }).failed).toEqual([{ field, word }]);
  });

  it.each([
    { notFailed: true },
    { failedReplicas: 0 },
    { failedAttempts: 4 },
    { onErrorAction: 'Failed' },
    { previousState: 'Failed' },
    { scan: { result: 'NonCompliant' } },
  ])('takes no failure from %j', status => {
    expect(findParts(status).failed).toEqual([]);
  });

  it('names no more than the most that is sent, and one that is at work', () => {
    const failed = Array.from({ length: MAX_FAILED_PARTS + 5 }, () => ({
      state: 'Failed',
    }));
    expect(findParts({ nodes: failed }).failed).toHaveLength(MAX_FAILED_PARTS);
    const { working } = findParts({
      nodes: [
        { state: 'Running' },
        { state: 'Deploying' },
        { phase: 'Pending' },
      ],
    });
    expect(working).toEqual([{ field: 'nodes.state', word: 'Deploying' }]);
  });

  it('has the error of the first part of a list that tells of one', () => {
    const { error } = findParts({
      byPod: [
        { ready: true, message: 'failed to start, then did' },
        { ready: false, message: 'CrashLoopBackOff' },
        { errors: [{ message: 'no template' }] },
      ],
    });
    expect(error).toBe('CrashLoopBackOff');
    expect(findParts({ byPod: { errors: ['x'] } }).error).toBeUndefined();
  });
});
