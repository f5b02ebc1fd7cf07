import {
  anEvent,
  anObject,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { autoscaler } from './autoscaler';
import { NAMESPACE, on, web, webPod } from './shop';

function pendingClaim(storageClass: string | undefined) {
  return anObject('PersistentVolumeClaim', {
    name: 'data',
    namespace: NAMESPACE,
  })
    .withSpec({
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '10Gi' } },
      ...(storageClass && { storageClassName: storageClass }),
    })
    .withStatus({ phase: 'Pending' });
}

const claimEvent = (
  reason: string,
  message: string,
  type: 'Normal' | 'Warning' = 'Warning',
) =>
  anEvent({
    reason,
    message,
    type,
    count: 30,
    source: 'persistentvolume-controller',
    namespace: NAMESPACE,
    regarding: { kind: 'PersistentVolumeClaim', name: 'data' },
  });

const onClaim = (...classes: readonly string[]) =>
  on('PersistentVolumeClaim/data', ...classes);
const onAutoscaler = (...classes: readonly string[]) =>
  on('HorizontalPodAutoscaler/web', ...classes);

/** What stands beside the workloads: autoscalers, claims and Services. */
export const SERVICE_SCENARIOS = inGroup('autoscalers, claims, services', [
  fails(
    'an autoscaler has had no metrics for long',
    [
      ...web(webPod('x2k4p', { ageSeconds: 7_200 })),
      autoscaler({
        minReplicas: 1,
        maxReplicas: 5,
        currentReplicas: 1,
      }).withCondition({
        type: 'ScalingActive',
        status: 'False',
        reason: 'FailedGetResourceMetric',
        message:
          'the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container app of Pod web-7c9d8f6b5c-x2k4p',
        lastTransitionTime: secondsAgo(7_000),
      }),
    ],
    onAutoscaler('HPAFailedGetMetrics'),
  ),
  fails(
    'the target of an autoscaler does not exist',
    [
      autoscaler({
        minReplicas: 1,
        maxReplicas: 5,
        currentReplicas: 0,
      }).withCondition({
        type: 'AbleToScale',
        status: 'False',
        reason: 'FailedGetScale',
        message:
          'the HPA controller was unable to get the target\'s current scale: deployments.apps "web" not found',
        lastTransitionTime: secondsAgo(590),
      }),
    ],
    onAutoscaler('HPATargetMissing'),
  ),
  fails(
    'an autoscaler wants more replicas than it may have',
    [
      ...web(webPod('aaaaa'), webPod('bbbbb'), webPod('ccccc')),
      autoscaler({
        minReplicas: 1,
        maxReplicas: 3,
        currentReplicas: 3,
      }).withCondition({
        type: 'ScalingLimited',
        status: 'True',
        reason: 'TooManyReplicas',
        message:
          'the desired replica count is more than the maximum replica count',
        lastTransitionTime: secondsAgo(500),
      }),
    ],
    onAutoscaler('HPAAtMax'),
  ),
  fails(
    'a claim names no storage class, and the cluster has no default one',
    [
      pendingClaim(undefined),
      claimEvent(
        'FailedBinding',
        'no persistent volumes available for this claim and no storage class is set',
        'Normal',
      ),
    ],
    onClaim('PVCNoStorageClass'),
  ),
  fails(
    'the storage class of a claim does not exist',
    [
      pendingClaim('fast'),
      claimEvent(
        'ProvisioningFailed',
        'storageclass.storage.k8s.io "fast" not found',
      ),
    ],
    onClaim('PVCStorageClassMissing'),
  ),
  fails(
    'the provisioner cannot make a volume',
    [
      pendingClaim('standard'),
      claimEvent(
        'ProvisioningFailed',
        'failed to provision volume with StorageClass "standard": rpc error: code = ResourceExhausted desc = quota DISKS_TOTAL_GB exceeded',
      ),
    ],
    onClaim('PVCProvisioningFailed'),
  ),
  fails(
    'the provisioner does not answer',
    [
      pendingClaim('standard'),
      claimEvent(
        'ExternalProvisioning',
        "Waiting for a volume to be created either by the external provisioner 'disk.csi.example.com' or manually by the system administrator.",
        'Normal',
      ),
    ],
    onClaim('PVCExternalProvisioning'),
  ),
  fails(
    'the volume of a claim is gone',
    [pendingClaim('standard').withStatus({ phase: 'Lost' })],
    onClaim('PVCLost'),
  ),
  fails(
    'the selector of a Service matches no pod',
    [
      ...web(webPod('x2k4p', { ageSeconds: 7_200 })),
      anObject('Service', {
        name: 'web',
        namespace: NAMESPACE,
        ageSeconds: 7_200,
      })
        .withSpec({
          type: 'ClusterIP',
          clusterIP: '10.96.0.17',
          selector: { app: 'webb' },
          ports: [{ port: 80, targetPort: 8080 }],
        })
        .withStatus({ loadBalancer: {} }),
    ],
    on('Service/web', 'ServiceNoEndpoints'),
  ),
]);
