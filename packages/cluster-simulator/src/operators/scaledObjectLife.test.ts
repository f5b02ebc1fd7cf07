import { textAt } from '../testing';
import {
  findCondition,
  item,
  pods,
  startOperated,
} from './__testUtils__/operated';

const operated = startOperated();

describe('a ScaledObject', () => {
  const scaled = {
    kind: 'ScaledObject',
    namespace: 'orders',
    name: 'orders-export',
  };

  it('keeps its Deployment at zero while its queue is empty', async () => {
    const object = await item(
      operated.eu,
      'orders',
      'scaledobjects',
      'orders-export',
    );
    expect(findCondition(object, 'Ready')).toMatchObject({ status: 'True' });
    expect(findCondition(object, 'Active')).toMatchObject({ status: 'False' });
    expect(
      await item(operated.eu, 'orders', 'deployments', 'orders-export'),
    ).toMatchObject({
      spec: { replicas: 0 },
    });
    const hpa = await item(
      operated.eu,
      'orders',
      'horizontalpodautoscalers',
      'keda-hpa-orders-export',
    );
    expect(hpa).toMatchObject({
      metadata: {
        ownerReferences: [
          { kind: 'ScaledObject', uid: textAt(object, 'metadata', 'uid') },
        ],
      },
      status: { currentReplicas: 0 },
    });
    expect(findCondition(hpa, 'ScalingActive')).toMatchObject({
      reason: 'ScalingDisabled',
    });
  });

  it('wakes it, and lets it sleep again', async () => {
    operated.eu.moveTo(scaled, 'active');
    operated.clock.advance(30_000);
    const label = 'app.kubernetes.io/instance%3Dorders-export';
    expect(
      (await pods(operated.eu, 'orders', label)).filter(pod => pod.isReady),
    ).toHaveLength(3);
    expect(
      await item(operated.eu, 'orders', 'deployments', 'orders-export'),
    ).toMatchObject({
      status: { readyReplicas: 3 },
    });
    operated.eu.moveTo(scaled, 'idle');
    operated.clock.advance(60_000);
    expect(await pods(operated.eu, 'orders', label)).toEqual([]);
  });
});
