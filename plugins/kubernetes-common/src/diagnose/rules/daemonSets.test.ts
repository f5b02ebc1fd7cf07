import { toClusterObjects } from '../../model';
import { parseObject } from '../../model/parse';
import { anEvent, anObject, podVerdicts } from '../../testing';
import { requiredEvidence } from '../requiredEvidence';

const metadata = { name: 'agent', namespace: 'shop', uid: 'agent-uid' };

describe('a DaemonSet that was never allowed to create a pod', () => {
  // Controllers before 1.27 give up before they write the status.
  const daemonSet = (status = {}) =>
    anObject('DaemonSet', metadata).withStatus({
      currentNumberScheduled: 0,
      desiredNumberScheduled: 0,
      numberMisscheduled: 0,
      numberReady: 0,
      ...status,
    });
  const refusal = anEvent({
    namespace: 'shop',
    reason: 'FailedCreate',
    message:
      'Error creating: pods "agent-" is forbidden: error looking up service account shop/agent: serviceaccount "agent" not found',
    regarding: { kind: 'DaemonSet', ...metadata },
    firstSeenSecondsAgo: 120,
  });

  it('is found although its status wants no pod', () => {
    expect(podVerdicts([daemonSet(), { build: () => refusal }])).toEqual([
      'error ServiceAccountMissing',
    ]);
  });

  it('has its events fetched', () => {
    const parsed = parseObject(daemonSet().build(), 'DaemonSet');
    const view = toClusterObjects(parsed ? [parsed] : []);
    expect(requiredEvidence(view, []).objectEvents).toEqual([
      { kind: 'DaemonSet', namespace: 'shop', name: 'agent' },
    ]);
  });

  it('is over once its status has been written', () => {
    const observed = daemonSet({ observedGeneration: 1 });
    expect(podVerdicts([observed, { build: () => refusal }])).toEqual([]);
  });
});
