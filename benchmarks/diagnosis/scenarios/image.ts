import { PodBuilder } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { barePod, on, onWeb, web, webPod } from './shop';

const IMAGE = 'registry.example.com/web:v9';
const PULL = `failed to pull and unpack image "${IMAGE}"`;
const RESOLVE = `${PULL}: failed to resolve reference "${IMAGE}"`;
const HEAD = `${RESOLVE}: failed to do request: Head "https://registry.example.com/v2/web/manifests/v9"`;

const pod = (): PodBuilder =>
  webPod().withContainer({ name: 'app', image: IMAGE });
const pulling = (error: string) => web(pod().imagePullBackOff(error));

/** The image is the reason; no process ever ran. */
export const IMAGE_SCENARIOS = inGroup('image', [
  fails(
    'the name of an image has upper-case letters',
    web(
      webPod('x2k4p', { image: 'Nginx:1.25' }).waiting(
        'InvalidImageName',
        'Failed to apply default image tag "Nginx:1.25": couldn\'t parse image name "Nginx:1.25": invalid reference format: repository name (library/Nginx) must be lowercase',
      ),
    ),
    onWeb('InvalidImageName'),
  ),
  fails(
    'a tag does not exist',
    pulling(
      `rpc error: code = NotFound desc = ${RESOLVE}: ${IMAGE}: not found`,
    ),
    onWeb('ImageNotFound'),
  ),
  fails(
    'a tag does not exist, between two tries',
    web(
      pod().waiting(
        'ErrImagePull',
        `rpc error: code = NotFound desc = ${RESOLVE}: ${IMAGE}: not found`,
      ),
    ),
    onWeb('ImageNotFound'),
  ),
  fails(
    'a tag does not exist, and only the event of an older kubelet says so',
    web(
      pod()
        .waiting('ImagePullBackOff', `Back-off pulling image "${IMAGE}"`)
        .withEvent({
          reason: 'Failed',
          container: 'app',
          count: 4,
          message: `Failed to pull image "${IMAGE}": rpc error: code = NotFound desc = ${RESOLVE}: ${IMAGE}: not found`,
        }),
    ),
    onWeb('ImageNotFound'),
  ),
  fails(
    'CRI-O does not know the manifest',
    pulling(
      'reading manifest v9 in registry.example.com/web: manifest unknown',
    ),
    onWeb('ImageNotFound'),
  ),
  fails(
    'the registry asks for a log-in',
    pulling(
      `${RESOLVE}: unexpected status from HEAD request to https://registry.example.com/v2/web/manifests/v9: 401 Unauthorized`,
    ),
    onWeb('ImagePullUnauthorized'),
  ),
  {
    ...fails(
      'the pull secret does not exist',
      web(
        pod()
          .imagePullBackOff(
            `${RESOLVE}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
          )
          .withSpec({ imagePullSecrets: [{ name: 'regcred' }] })
          .withEvent({
            reason: 'FailedToRetrieveImagePullSecret',
            count: 12,
            message:
              'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
          }),
      ),
      onWeb('ImagePullSecretMissing', 'ImagePullUnauthorized'),
    ),
  },
  fails(
    'the registry limits the rate of pulls, for an hour now',
    web(
      webPod('x2k4p', { ageSeconds: 3_600, image: IMAGE })
        .imagePullBackOff(
          `${PULL}: failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/web/manifests/sha256:1f: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit.`,
        )
        .withEvent({
          reason: 'BackOff',
          type: 'Normal',
          container: 'app',
          count: 200,
          message: `Back-off pulling image "${IMAGE}"`,
          firstSeenSecondsAgo: 3_500,
        }),
    ),
    onWeb('ImagePullRateLimited'),
  ),
  fails(
    'the name of the registry does not resolve',
    pulling(
      `${HEAD}: dial tcp: lookup registry.example.com on 10.0.0.2:53: no such host`,
    ),
    onWeb('RegistryUnreachable'),
  ),
  fails(
    'the registry does not answer',
    pulling(`${HEAD}: dial tcp 192.0.2.7:443: i/o timeout`),
    onWeb('RegistryUnreachable'),
  ),
  fails(
    'nobody trusts the certificate of the registry',
    pulling(
      `${HEAD}: tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    ),
    onWeb('RegistryTLSError'),
  ),
  fails(
    'the image is not built for the architecture of the node',
    pulling(`${PULL}: no match for platform in manifest: not found`),
    onWeb('ImagePlatformMismatch'),
  ),
  fails(
    'the pull policy is Never and the node has no such image',
    web(
      pod().waiting(
        'ErrImageNeverPull',
        `Container image "${IMAGE}" is not present with pull policy of Never`,
      ),
    ),
    onWeb('ErrImageNeverPull'),
  ),
  fails(
    'a short name is ambiguous',
    web(
      pod().waiting(
        'ImageInspectError',
        'Failed to inspect image "": rpc error: code = Unknown desc = short name mode is enforcing, but image name acme/web:1 returns ambiguous list',
      ),
    ),
    onWeb('ImageInspectError'),
  ),
  fails(
    'the image of an init container does not exist',
    [
      barePod('report')
        .withInitContainer({ name: 'fetch', image: IMAGE })
        .waiting('PodInitializing')
        .withCondition({
          type: 'Initialized',
          status: 'False',
          reason: 'ContainersNotInitialized',
          message: 'containers with incomplete status: [fetch]',
        })
        .imagePullBackOff(
          `rpc error: code = NotFound desc = ${RESOLVE}: ${IMAGE}: not found`,
          'fetch',
        ),
    ],
    on('Pod/report', 'ImageNotFound'),
  ),
]);
