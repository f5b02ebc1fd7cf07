import { diagnoseObjects, podVerdicts } from '../../testing';
import { built, creatingPod, webPod } from '../testing/shop';

const diagnosedClass = (builder: ReturnType<typeof webPod>) =>
  diagnoseObjects([builder])[0].class;

describe('pull errors that look like others', () => {
  it.each([
    ['containerd', 'no match for platform in manifest: not found'],
    [
      'Docker',
      'no matching manifest for linux/arm64/v8 in the manifest list entries',
    ],
  ])('distinguishes a wrong platform from a missing tag in %s', (_, error) => {
    expect(diagnosedClass(webPod().imagePullBackOff(error))).toBe(
      'ImagePlatformMismatch',
    );
  });

  it('classifies a handshake timeout as a network error, not a certificate error', () => {
    const error =
      'failed to do request: Head "https://reg.corp/v2/": net/http: TLS handshake timeout';
    expect(diagnosedClass(webPod().imagePullBackOff(error))).toBe(
      'RegistryUnreachable',
    );
  });

  it('classifies a plain HTTP registry as a TLS error', () => {
    const error =
      'failed to do request: Head "https://reg.corp/v2/": http: server gave HTTP response to HTTPS client';
    expect(diagnosedClass(webPod().imagePullBackOff(error))).toBe(
      'RegistryTLSError',
    );
  });

  it.each([
    'unexpected status from HEAD request to https://r/v2/app/manifests/v1: 403 Forbidden',
    'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token: 401 Unauthorized',
    'failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized',
    'no basic auth credentials',
    'initializing source docker://acme/web:v9: reading manifest v9 in docker.io/acme/web: requested access to the resource is denied',
  ])('knows a refusal in the words "%s"', error => {
    expect(diagnosedClass(webPod().imagePullBackOff(error))).toBe(
      'ImagePullUnauthorized',
    );
  });

  it.each([
    'unexpected status code https://r/v2/: 503 Service Unavailable',
    'httpReadSeeker: failed open: failed to do request: Get "https://r": proxyconnect tcp: dial tcp: connect: connection refused',
    'failed to do request: Head "https://r/v2/": EOF',
  ])('knows an outage of the registry in the words "%s"', error => {
    expect(diagnosedClass(webPod().imagePullBackOff(error))).toBe(
      'RegistryUnreachable',
    );
  });

  it('needs no "rpc error" in front, which the kubelet strips from most errors', () => {
    const bare = webPod().imagePullBackOff('web:v9: not found');
    const wrapped = webPod().imagePullBackOff(
      'rpc error: code = Unknown desc = web:v9: not found',
    );
    expect([diagnosedClass(bare), diagnosedClass(wrapped)]).toEqual([
      'ImageNotFound',
      'ImageNotFound',
    ]);
  });

  it('reads the sharper of two errors where several credentials were tried', () => {
    const error =
      '[failed to pull image: web:v9: not found, failed to authorize: 401 Unauthorized]';
    expect(diagnosedClass(webPod().imagePullBackOff(error))).toBe(
      'ImagePullUnauthorized',
    );
  });

  it('nests a missing pull secret under "not found" too, as registries say so for private images', () => {
    const builder = webPod()
      .imagePullBackOff('docker.io/acme/web:v9: not found')
      .withEvent({
        reason: 'FailedToRetrieveImagePullSecret',
        message: 'Unable to retrieve some image pull secrets (regcred); …',
      });
    expect(diagnoseObjects([builder])).toMatchObject([
      {
        class: 'ImageNotFound',
        symptoms: [{ class: 'ImagePullSecretMissing' }],
      },
    ]);
  });
});

describe('reasons of images beside ErrImagePull', () => {
  it.each([
    [
      'InvalidImageName',
      'InvalidImageName',
      'Failed to apply default image tag "Nginx:1.25": couldn\'t parse image name "Nginx:1.25": invalid reference format: repository name (library/Nginx) must be lowercase',
    ],
    [
      'InvalidImageName',
      'InvalidImageName',
      'Failed to apply default image tag "Nginx:1.25": couldn\'t parse image reference "Nginx:1.25": invalid reference format: repository name must be lowercase',
    ],
    [
      'ErrImageNeverPull',
      'ErrImageNeverPull',
      'Container image "web:dev" is not present with pull policy of Never',
    ],
    [
      'ImageInspectError',
      'ImageInspectError',
      'Failed to inspect image "": rpc error: code = Unknown desc = short name mode is enforcing, but image name acme/web:1 returns ambiguous list',
    ],
    [
      'ImageSignatureInvalid',
      'SignatureValidationFailed',
      'image pull failed for acme/web:1 because the signature validation failed: no signature',
    ],
    [
      'RegistryUnreachable',
      'RegistryUnavailable',
      'image pull failed for acme/web:1 because the registry is unavailable: 503',
    ],
  ])('reads %s from %s', (name, reason, message) => {
    expect(
      diagnoseObjects([webPod().waiting(reason, message)])[0],
    ).toMatchObject({
      class: name,
      params: { message },
    });
  });

  it('gives no grace to a name that cannot be parsed', () => {
    const young = webPod(undefined, { ageSeconds: 3 });
    expect(podVerdicts([young.waiting('InvalidImageName', 'x')])).toEqual([
      'error InvalidImageName',
    ]);
  });

  it('knows the image of a volume by its name where the kubelet does not say that it is one', () => {
    const volumes = [
      { name: 'model', image: { reference: 'registry.example.com/model:1' } },
    ];
    const waiting = (image: string) =>
      webPod()
        .withSpec({ volumes })
        .waiting(
          'ImagePullBackOff',
          `Back-off pulling image "${image}": ErrImagePull: ${image}: not found`,
        );
    expect(
      diagnoseObjects([waiting('registry.example.com/model:1')]),
    ).toMatchObject([
      { class: 'ImageVolumeFailed', params: { volume: 'model' } },
    ]);
    expect(
      diagnoseObjects([waiting('registry.example.com/web:1')]),
    ).toMatchObject([{ class: 'ImageNotFound' }]);
  });

  it('tells the image of a volume from the image of the container', () => {
    const builder = webPod().waiting(
      'ErrImagePull',
      'ImageVolumeMountFailed: failed to pull "acme/model:1": not found',
    );
    expect(diagnosedClass(builder)).toBe('ImageVolumeFailed');
  });
});

describe('pulls that take their time', () => {
  const at = (ageSeconds: number, error: string) =>
    podVerdicts([webPod(undefined, { ageSeconds }).imagePullBackOff(error)]);

  it('warns of a rate limit, and makes it an error after ten minutes', () => {
    expect(at(60, '429 Too Many Requests')).toEqual([
      'warning ImagePullRateLimited',
    ]);
    expect(at(900, '429 Too Many Requests')).toEqual([
      'error ImagePullRateLimited',
    ]);
  });

  it("reports the kubelet's own limit as a note, and as a warning after five minutes", () => {
    expect(at(200, 'pull QPS exceeded')).toEqual([
      'info ImagePullThrottledByKubelet',
    ]);
    expect(at(400, 'pull QPS exceeded')).toEqual([
      'warning ImagePullThrottledByKubelet',
    ]);
  });

  it('is slower with pods that are meant to end, whose hook or Job would be given up too early', () => {
    const job = (ageSeconds: number) =>
      webPod(undefined, { ageSeconds, restartPolicy: 'Never' })
        .ownedBy('Job', 'migrate')
        .imagePullBackOff('web:v9: not found');
    expect(podVerdicts([job(100)])).toEqual(['info ImageNotFound']);
    expect(podVerdicts([job(180)])).toEqual(['error ImageNotFound']);
  });

  it("ignores a download in its first minute, and doesn't warn before two", () => {
    const pulling = (ageSeconds: number) =>
      creatingPod({ ageSeconds })
        .withCondition({ type: 'PodReadyToStartContainers', status: 'True' })
        .withEvent({
          type: 'Normal',
          reason: 'Pulling',
          message: 'Pulling image "big"',
          lastSeenSecondsAgo: ageSeconds - 5,
        });
    expect(podVerdicts([pulling(50)])).toEqual([]);
    expect(podVerdicts([pulling(100)])).toEqual(['info ImagePullSlow']);
    expect(podVerdicts([pulling(200)])).toEqual(['warning ImagePullSlow']);
  });

  it('reads an empty waiting state as "not started yet"', () => {
    const raw = creatingPod({ ageSeconds: 20 }).build();
    raw.status.containerStatuses?.forEach(status => {
      status.state = { waiting: {} };
    });
    expect(podVerdicts([built(raw)])).toEqual([]);
  });
});
