import { oldestPods, RevisionPod } from './oldestPods';

const pod = (
  hash: string | undefined,
  createdAt: string | undefined,
  namespace = 'shop',
): RevisionPod => ({
  namespace,
  labels: hash === undefined ? {} : { 'pod-template-hash': hash },
  createdAt,
});

describe('oldestPods', () => {
  it('finds the oldest pod of a revision, in any order and time zone', () => {
    const oldest = oldestPods(() => [
      pod('a', '2026-01-01T12:00:00Z'),
      pod('a', '2026-01-01T12:30:00+02:00'),
      pod('a', '2026-01-01T13:00:00Z'),
      pod('b', '2026-01-01T09:00:00Z'),
      pod('a', '2026-01-01T08:00:00Z', 'cart'),
      pod('a', undefined),
      pod(undefined, '2026-01-01T01:00:00Z'),
    ]);
    expect(oldest('shop', 'a')).toBe('2026-01-01T12:30:00+02:00');
    expect(oldest('shop', 'b')).toBe('2026-01-01T09:00:00Z');
    expect(oldest('cart', 'a')).toBe('2026-01-01T08:00:00Z');
    expect(oldest('cart', 'b')).toBeUndefined();
  });

  it('reads the pods once, and only when asked', () => {
    const pods = jest.fn(() => [pod('a', '2026-01-01T12:00:00Z')]);
    const oldest = oldestPods(pods);
    expect(pods).not.toHaveBeenCalled();
    oldest('shop', 'a');
    oldest('shop', 'b');
    expect(pods).toHaveBeenCalledTimes(1);
  });
});
