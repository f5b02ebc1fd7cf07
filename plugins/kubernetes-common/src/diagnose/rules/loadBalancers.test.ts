import { anEvent, anObject, diagnoseObjects, secondsAgo } from '../../testing';
import { inShop } from '../testing/shop';

const service = (ageSeconds: number, spec = {}, status = {}) =>
  anObject('Service', inShop('web', { ageSeconds }))
    .withSpec({ type: 'LoadBalancer', ...spec })
    .withStatus(status);

const event = (reason: string, type = 'Warning', lastSeenSecondsAgo = 30) => ({
  build: () =>
    anEvent({
      type,
      reason,
      message: 'quota exceeded',
      lastSeenSecondsAgo,
      regarding: { kind: 'Service', ...inShop('web') },
    } as never),
});

const ADDRESS = { loadBalancer: { ingress: [{ ip: '1.2.3.4' }] } };

const pending = (...builders: { build(): unknown }[]) =>
  diagnoseObjects(builders).find(
    each => each.class === 'ServiceLoadBalancerPending',
  );

describe('a load balancer', () => {
  it('has five minutes to get an address', () => {
    expect(pending(service(299))).toBeUndefined();
    expect(pending(service(300))).toMatchObject({ confidence: 'likely' });
  });

  it.each([
    ['an address', service(9_000, {}, ADDRESS)],
    ['an address of its own', service(9_000, { externalIPs: ['1.2.3.4'] })],
    ['another type', service(9_000, { type: 'NodePort' })],
    ['a deletion under way', service(9_000).terminating()],
  ])('is not a problem with %s', (_, builder) => {
    expect(pending(builder)).toBeUndefined();
  });

  it('that its controller refuses says why, and is an error after ten minutes', () => {
    expect(pending(service(119), event('SyncLoadBalancerFailed'))).toBe(
      undefined,
    );
    expect(
      pending(service(121), event('SyncLoadBalancerFailed')),
    ).toMatchObject({
      severity: 'warning',
      params: { message: 'quota exceeded' },
    });
    expect(
      pending(service(120), event('SyncLoadBalancerFailed'))?.params,
    ).not.toHaveProperty('variant');
    expect(
      pending(service(599), event('SyncLoadBalancerFailed')),
    ).toMatchObject({ severity: 'warning' });
    expect(
      pending(service(600), event('SyncLoadBalancerFailed')),
    ).toMatchObject({ severity: 'error' });
  });

  it('that cannot be changed still has its old address', () => {
    expect(
      pending(service(9_000, {}, ADDRESS), event('SyncLoadBalancerFailed')),
    ).toMatchObject({ severity: 'warning', params: { variant: 'stale' } });
  });

  it('has recovered when its controller reports it', () => {
    expect(
      pending(
        service(9_000, {}, ADDRESS),
        event('SyncLoadBalancerFailed', 'Warning', 60),
        event('EnsuredLoadBalancer', 'Normal', 30),
      ),
    ).toBeUndefined();
  });

  describe('of a Service that is being deleted', () => {
    const deleted = (seconds: number, finalizers: readonly string[]) => {
      const raw = service(9_000, {}, ADDRESS).build();
      Object.assign(raw.metadata, {
        deletionTimestamp: secondsAgo(seconds),
        finalizers,
      });
      return { build: () => raw };
    };
    const CLEANUP = ['service.kubernetes.io/load-balancer-cleanup'];
    const refused = event('SyncLoadBalancerFailed');

    it('is a problem if its controller cannot delete it within five minutes', () => {
      expect(pending(deleted(299, CLEANUP), refused)).toBeUndefined();
      expect(pending(deleted(300, CLEANUP), refused)).toMatchObject({
        severity: 'warning',
        since: secondsAgo(300),
        params: { variant: 'deleting', message: 'quota exceeded' },
      });
    });

    it('is none without a refusal, or if nothing waits for it', () => {
      expect(pending(deleted(900, CLEANUP))).toBeUndefined();
      expect(pending(deleted(900, []), refused)).toBeUndefined();
    });
  });

  it('is not blamed for events on endpoints', () => {
    expect(
      pending(
        service(9_000, {}, ADDRESS),
        event('FailedToUpdateEndpointSlices'),
      ),
    ).toBeUndefined();
  });
});
