import { aboutContainer, DOCS } from './define';

const image = aboutContainer('image');
const PARAMS = ['image', 'message'];
/** `variant` for the image of the sandbox. */
const PULL_PARAMS = [...PARAMS, 'variant'];
/** The kubelet alternates between ErrImagePull and ImagePullBackOff, and only some of its messages name the cause. */
const PULL = { identity: ['image'], idGroup: 'ImagePull' };

/** The container never started, so there are no logs. */
export const IMAGE_CLASSES = {
  InvalidImageName: image('error', DOCS.imageNames, PARAMS, PULL),
  ImageNotFound: image('error', DOCS.imageBackOff, PULL_PARAMS, PULL),
  ImagePullUnauthorized: image(
    'error',
    DOCS.privateRegistry,
    [...PULL_PARAMS, 'pullSecrets'],
    PULL,
  ),
  ImagePullSecretMissing: image(
    'warning',
    DOCS.privateRegistry,
    [...PARAMS, 'pullSecrets'],
    { identity: ['pullSecrets'] },
  ),
  ImagePullRateLimited: image('warning', DOCS.imageBackOff, PULL_PARAMS, PULL),
  RegistryUnreachable: image(
    'warning',
    DOCS.imageBackOff,
    [...PULL_PARAMS, 'registry'],
    PULL,
  ),
  RegistryTLSError: image(
    'error',
    DOCS.imageNames,
    [...PULL_PARAMS, 'registry'],
    PULL,
  ),
  ImagePlatformMismatch: image('error', DOCS.imagePlatforms, PULL_PARAMS, PULL),
  ImagePullDiskFull: image('error', DOCS.nodePressure, PARAMS, PULL),
  ErrImageNeverPull: image('error', DOCS.imagePolicy, PARAMS, PULL),
  ImageInspectError: image('error', DOCS.imageNames, PARAMS, PULL),
  ImageSignatureInvalid: image('error', DOCS.imageNames, PULL_PARAMS, PULL),
  ImagePullThrottledByKubelet: image(
    'warning',
    DOCS.imageParallel,
    PARAMS,
    PULL,
  ),
  ImagePullFailed: image('error', DOCS.imageBackOff, PULL_PARAMS, {
    ...PULL,
    absorbedBy: [
      'ImageNotFound',
      'ImagePullUnauthorized',
      'ImagePullRateLimited',
      'RegistryUnreachable',
      'RegistryTLSError',
      'ImagePlatformMismatch',
      'ImagePullDiskFull',
      'ImagePullThrottledByKubelet',
    ],
  }),
  ImagePullSlow: image('warning', DOCS.imageBackOff, [
    'image',
    'seconds',
    'variant',
  ]),
  ImageVolumeFailed: image('error', DOCS.imageVolumes, ['message', 'volume']),
};
