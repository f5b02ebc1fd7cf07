import { anObject, aPod, diagnoseObjects } from '../../testing';
import { inShop } from '../testing/shop';

describe('StatefulSets', () => {
  it('nests missing ordinals under the pod that blocks them', () => {
    const statefulSet = anObject('StatefulSet', inShop('db'))
      .withSpec({ replicas: 3 })
      .withStatus({ replicas: 1, readyReplicas: 0 });
    const blocking = aPod(inShop('db-0'))
      .ownedBy('StatefulSet', 'db')
      .crashLooping();
    const [finding] = diagnoseObjects([statefulSet, blocking]);
    expect(finding.class).toBe('ApplicationError');
    expect(finding.symptoms[0]).toMatchObject({
      class: 'StatefulSetStuck',
      params: { pod: 'db-0' },
    });
  });
});
