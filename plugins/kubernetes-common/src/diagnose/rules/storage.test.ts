import { anObject, diagnoseObjects, podVerdicts } from '../../testing';
import { eventOn, inShop, webPod } from '../testing/shop';

describe('claims', () => {
  const claim = (options = {}) =>
    anObject('PersistentVolumeClaim', inShop('data', options)).withStatus({
      phase: 'Pending',
    });
  const noClass = eventOn('PersistentVolumeClaim', 'data', {
    type: 'Normal',
    reason: 'FailedBinding',
    message:
      'no persistent volumes available for this claim and no storage class is set',
  });

  it('nests the waiting pod under the claim, from an event of type Normal', () => {
    const waiting = webPod()
      .unschedulable(
        '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
      )
      .withSpec({
        volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }],
      });
    const findings = diagnoseObjects([waiting, claim(), noClass]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      class: 'PVCNoStorageClass',
      scope: { kind: 'PersistentVolumeClaim', name: 'data' },
      pods: [{ name: 'web-7c9d5-abcde' }],
      symptoms: [{ class: 'PVCUnbound' }],
    });
  });

  it('gives provisioning two minutes', () => {
    expect(podVerdicts([claim({ ageSeconds: 60 }), noClass])).toEqual([
      'info PVCNoStorageClass',
    ]);
  });

  it.each([
    ['PVCStorageClassMissing', 'storageclass.storage.k8s.io "fast" not found'],
    ['PVCProvisioningFailed', 'failed to provision volume: quota'],
  ])('finds %s', (name, message) => {
    const event = eventOn('PersistentVolumeClaim', 'data', {
      reason: 'ProvisioningFailed',
      message,
    });
    expect(podVerdicts([claim(), event])).toEqual([`error ${name}`]);
  });

  it('goes by what failed, though the wait was announced again later', () => {
    const failed = eventOn('PersistentVolumeClaim', 'data', {
      reason: 'ProvisioningFailed',
      message: 'failed to provision volume: quota',
      lastSeenSecondsAgo: 60,
    });
    const waits = eventOn('PersistentVolumeClaim', 'data', {
      type: 'Normal',
      reason: 'ExternalProvisioning',
      message: 'waiting for a volume to be created',
      lastSeenSecondsAgo: 5,
    });
    expect(podVerdicts([claim(), failed, waits])).toEqual([
      'error PVCProvisioningFailed',
    ]);
  });

  it('finds a claim whose volume is lost', () => {
    const lost = claim().withStatus({ phase: 'Lost' });
    expect(podVerdicts([lost])).toEqual(['error PVCLost']);
  });
});
