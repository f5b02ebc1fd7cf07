import { IMAGE_CLASSES } from '../../classes/image';
import { creatingPod, webPod } from '../shop';
import { Fixtures } from './types';

const pull = (error: string) => () => [webPod().imagePullBackOff(error)];
const waits =
  (reason: string, message = 'as the kubelet says') =>
  () =>
    [webPod().waiting(reason, message)];

/** One example of each class of images. */
export const IMAGE_FIXTURES: Fixtures<typeof IMAGE_CLASSES> = {
  InvalidImageName: waits('InvalidImageName'),
  ImageNotFound: pull('docker.io/acme/web:v9: not found'),
  ImagePullUnauthorized: pull('unexpected status: 401 Unauthorized'),
  ImagePullSecretMissing: () => [
    webPod().withEvent({
      reason: 'FailedToRetrieveImagePullSecret',
      message: 'Unable to retrieve some image pull secrets (regcred); …',
    }),
  ],
  ImagePullRateLimited: pull('429 Too Many Requests'),
  RegistryUnreachable: pull('dial tcp 10.1.2.3:443: i/o timeout'),
  RegistryTLSError: pull('x509: certificate signed by unknown authority'),
  ImagePlatformMismatch: pull('no match for platform in manifest: not found'),
  ImagePullDiskFull: pull('no space left on device'),
  ErrImageNeverPull: waits('ErrImageNeverPull'),
  ImageInspectError: waits('ImageInspectError'),
  ImageSignatureInvalid: waits('SignatureValidationFailed'),
  ImagePullThrottledByKubelet: pull('pull QPS exceeded'),
  ImagePullFailed: pull('something new'),
  ImagePullSlow: () => [
    creatingPod()
      .withCondition({ type: 'PodReadyToStartContainers', status: 'True' })
      .withEvent({
        type: 'Normal',
        reason: 'Pulling',
        message: 'Pulling image "big"',
        lastSeenSecondsAgo: 500,
      }),
  ],
  ImageVolumeFailed: waits(
    'ImageVolumeMountFailed: failed to pull "acme/model:1"',
    'ImageVolumeMountFailed: failed to pull "acme/model:1"',
  ),
};
