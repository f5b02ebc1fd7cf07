import { diagnoseObjects, podVerdicts } from '../../testing';
import { webPod as pod } from '../testing/shop';

const NOT_FOUND =
  'rpc error: code = NotFound desc = failed to pull and unpack image "docker.io/acme/web:v9": failed to resolve reference "docker.io/acme/web:v9": docker.io/acme/web:v9: not found';

describe('images', () => {
  it.each([
    ['ImageNotFound', NOT_FOUND],
    [
      'ImagePlatformMismatch',
      'failed to pull and unpack image "X": no match for platform in manifest: not found',
    ],
    [
      'ImagePullUnauthorized',
      'failed to resolve reference "X": unexpected status from HEAD request to https://a.dkr.ecr.us-west-2.amazonaws.com/v2/app/manifests/v1: 401 Unauthorized',
    ],
    [
      'ImagePullUnauthorized',
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    ],
    [
      'ImagePullRateLimited',
      'unexpected status code https://registry-1.docker.io/v2/x: 429 Too Many Requests - Server message: toomanyrequests',
    ],
    [
      'RegistryTLSError',
      'failed to do request: Head "https://reg.corp/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    ],
    [
      'RegistryUnreachable',
      'failed to do request: Head "https://reg.corp/v2/": dial tcp: lookup reg.corp on 10.0.0.2:53: no such host',
    ],
    [
      'RegistryUnreachable',
      'failed to do request: Head "https://reg.corp/v2/": dial tcp: lookup reg.corp: Temporary failure in name resolution',
    ],
    [
      'RegistryUnreachable',
      'failed to authorize: failed to fetch anonymous token: Get "https://auth.docker.io": dial tcp 1.2.3.4:443: i/o timeout',
    ],
    [
      'ImageNotFound',
      'reading manifest v9 in quay.io/acme/web: manifest unknown',
    ],
    ['ImagePullDiskFull', 'write /var/lib/x: no space left on device'],
    ['ImagePullThrottledByKubelet', 'pull QPS exceeded'],
    ['ImagePullFailed', 'the moon is in the wrong phase'],
  ])("reads %s from the registry's response", (name, message) => {
    const [finding] = diagnoseObjects([pod().imagePullBackOff(message)]);
    expect(finding.class).toBe(name);
  });

  it('is not misled by words inside the name of the image', () => {
    const builder = pod().waiting(
      'ErrImagePull',
      'failed to pull and unpack image "denied/not-found:404": unexpected EOF',
    );
    expect(diagnoseObjects([builder])[0].class).toBe('RegistryUnreachable');
  });

  it('is sure of an error in words that no rule knows, and patient without any', () => {
    const young = () => pod('web-7c9d5-abcde', { ageSeconds: 40 });
    expect(
      podVerdicts([
        young().imagePullBackOff('unexpected commit digest sha256:2'),
      ]),
    ).toEqual(['error ImagePullFailed']);
    expect(
      podVerdicts([
        young().waiting('ImagePullBackOff', 'Back-off pulling image "x"'),
      ]),
    ).toEqual(['info ImagePullFailed']);
  });

  it('keeps one id while the kubelet alternates between ErrImagePull and ImagePullBackOff', () => {
    const [first] = diagnoseObjects([pod().waiting('ErrImagePull', NOT_FOUND)]);
    const [second] = diagnoseObjects([pod().imagePullBackOff(NOT_FOUND)]);
    const [vague] = diagnoseObjects([
      pod().waiting('ImagePullBackOff', 'Back-off pulling image "acme/web:v9"'),
    ]);
    expect(second.id).toBe(first.id);
    expect(vague.id).toBe(first.id);
  });

  it('reads the cause from an event where the back-off message names the image only', () => {
    const builder = pod()
      .waiting('ImagePullBackOff', 'Back-off pulling image "acme/web:v9"')
      .withEvent({
        reason: 'Failed',
        message: `Failed to pull image "acme/web:v9": ${NOT_FOUND}`,
        container: 'app',
        count: 4,
      });
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ImageNotFound',
      confidence: 'certain',
      missing: [],
    });
  });

  it('requests events if only they can explain the failure', () => {
    const builder = pod().waiting(
      'ImagePullBackOff',
      'Back-off pulling image "acme/web:v9"',
    );
    expect(diagnoseObjects([builder])[0]).toMatchObject({
      class: 'ImagePullFailed',
      confidence: 'possible',
      missing: ['events'],
    });
  });

  it('lets a pod whose events are missing join the pods of the same workload whose cause is known', () => {
    const vague = pod('web-7c9d5-bbbbb').waiting(
      'ImagePullBackOff',
      'Back-off pulling image "registry.example.com/web:1.4.2"',
    );
    const findings = diagnoseObjects([
      pod().imagePullBackOff(NOT_FOUND),
      vague,
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0].class).toBe('ImageNotFound');
    expect(findings[0].pods.map(({ name }) => name)).toEqual([
      'web-7c9d5-abcde',
      'web-7c9d5-bbbbb',
    ]);
  });

  it('gives a tag that was pushed a moment ago sixty seconds', () => {
    const young = pod('web-7c9d5-abcde', { ageSeconds: 40 });
    expect(podVerdicts([young.imagePullBackOff(NOT_FOUND)])).toEqual([
      'info ImageNotFound',
    ]);
  });

  it('gives a network failure two minutes before it warns, and ten before it is an error', () => {
    const failing = (ageSeconds: number) =>
      pod('web-7c9d5-abcde', { ageSeconds }).imagePullBackOff(
        'dial tcp 10.0.0.1:443: connect: connection refused',
      );
    expect(podVerdicts([failing(60)])).toEqual(['info RegistryUnreachable']);
    expect(podVerdicts([failing(180)])).toEqual([
      'warning RegistryUnreachable',
    ]);
    expect(podVerdicts([failing(1_200)])).toEqual([
      'error RegistryUnreachable',
    ]);
  });

  it('waits with an error until a registry has limited the rate for ten minutes', () => {
    const limited = (ageSeconds: number) =>
      podVerdicts([
        pod('web-7c9d5-abcde', { ageSeconds }).imagePullBackOff(
          'unexpected status code https://registry.example.com/v2/x: 429 Too Many Requests',
        ),
      ]);
    expect(limited(300)).toEqual(['warning ImagePullRateLimited']);
    expect(limited(1_200)).toEqual(['error ImagePullRateLimited']);
  });

  it('does not blame a pull secret for a certificate that nobody trusts', () => {
    const builder = pod()
      .imagePullBackOff('x509: certificate signed by unknown authority')
      .withEvent({
        reason: 'FailedToRetrieveImagePullSecret',
        message: 'Unable to retrieve some image pull secrets (regcred); …',
      });
    const [finding] = diagnoseObjects([builder]);
    expect(finding.class).toBe('RegistryTLSError');
    expect(finding.symptoms).toEqual([]);
  });

  it('nests a missing pull secret under the rejection that it causes', () => {
    const builder = pod()
      .imagePullBackOff('unexpected status: 401 Unauthorized')
      .withEvent({
        reason: 'FailedToRetrieveImagePullSecret',
        message:
          'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
      });
    const findings = diagnoseObjects([builder]);
    expect(findings).toHaveLength(1);
    expect(findings[0].symptoms[0]).toMatchObject({
      class: 'ImagePullSecretMissing',
      params: { pullSecrets: 'regcred' },
    });
  });

  it('reports a missing pull secret as a note if the image is present', () => {
    const builder = pod().withEvent({
      reason: 'FailedToRetrieveImagePullSecret',
      message: 'Unable to retrieve some image pull secrets (regcred); …',
    });
    expect(podVerdicts([builder])).toEqual(['info ImagePullSecretMissing']);
  });

  const forgotten = (seconds: { failed: number; pulled?: number }) => {
    const builder = pod()
      .waiting('ContainerCreating')
      .withEvent({
        reason: 'Failed',
        container: 'app',
        message: `Failed to pull image "acme/web:v9": ${NOT_FOUND}`,
        lastSeenSecondsAgo: seconds.failed,
      });
    return seconds.pulled === undefined
      ? builder
      : builder.withEvent({
          reason: 'Pulled',
          type: 'Normal',
          container: 'app',
          message: 'Successfully pulled image "acme/web:v9"',
          lastSeenSecondsAgo: seconds.pulled,
        });
  };

  it('keeps what a restarted kubelet no longer reports', () => {
    const [finding, ...others] = diagnoseObjects([forgotten({ failed: 40 })]);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      class: 'ImageNotFound',
      severity: 'error',
      confidence: 'likely',
      evidence: [{ type: 'event', reason: 'Failed' }],
    });
  });

  it('drops a failed pull after a success or a long time', () => {
    const classesOf = (seconds: Parameters<typeof forgotten>[0]) =>
      diagnoseObjects([forgotten(seconds)]).map(finding => finding.class);
    expect(classesOf({ failed: 60, pulled: 20 })).not.toContain(
      'ImageNotFound',
    );
    expect(classesOf({ failed: 900 })).not.toContain('ImageNotFound');
  });
});
