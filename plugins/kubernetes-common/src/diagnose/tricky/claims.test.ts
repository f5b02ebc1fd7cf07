import { diagnoseObjects, podVerdicts } from '../../testing';
import { eventOn, pendingClaim, webPod } from '../testing/shop';

const told = (reason: string, message: string) =>
  eventOn('PersistentVolumeClaim', 'data', { type: 'Normal', reason, message });

const WAITS = told(
  'WaitForFirstConsumer',
  'waiting for first consumer to be created before binding',
);

const user = () =>
  webPod().withSpec({
    volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }],
  });

describe('a claim that waits for its first consumer', () => {
  it('is worth knowing while no pod uses it, and no failure', () => {
    expect(podVerdicts([pendingClaim(), WAITS])).toEqual([
      'info PVCWaitForFirstConsumer',
    ]);
  });

  it('is a symptom of what keeps the pod from being scheduled', () => {
    const pod = user().unschedulable(
      '0/1 nodes are available: 1 Insufficient cpu.',
    );
    const scheduled = told(
      'WaitForPodScheduled',
      'waiting for pod web-7c9d5-abcde to be scheduled',
    );
    expect(diagnoseObjects([pendingClaim(), scheduled, pod])).toMatchObject([
      {
        class: 'InsufficientCPU',
        symptoms: [{ class: 'PVCWaitForFirstConsumer', severity: 'info' }],
      },
    ]);
  });

  it('reports nothing while its pod is only starting', () => {
    expect(podVerdicts([pendingClaim(), WAITS, user()])).toEqual([]);
  });
});

describe('other claims', () => {
  it('gives a driver outside of Kubernetes two minutes, then warns', () => {
    const external = told('ExternalProvisioning', 'Waiting for a volume to …');
    expect(podVerdicts([pendingClaim({ ageSeconds: 100 }), external])).toEqual([
      'info PVCExternalProvisioning',
    ]);
    expect(podVerdicts([pendingClaim(), external])).toEqual([
      'warning PVCExternalProvisioning',
    ]);
  });

  it('names the failure instead of the attempt', () => {
    const claim = [
      pendingClaim(),
      told('ExternalProvisioning', 'Waiting for a volume to …'),
      told('ProvisioningFailed', 'failed to provision volume: quota'),
    ];
    expect(podVerdicts(claim)).toEqual(['error PVCProvisioningFailed']);
  });

  it('treats a claim that is deleted while in use as protected by design', () => {
    const claim = pendingClaim()
      .withStatus({ phase: 'Bound' })
      .terminating(300, ['kubernetes.io/pvc-protection']);
    expect(podVerdicts([claim])).toEqual(['info PVCTerminating']);
  });
});
