import { diagnoseObjects } from '../../testing';
import { webPod } from '../testing/shop';
import { diagnosedClasses, testRows, Wording } from '../wording/everyMessage';

const IMAGE = 'harbor.mill.example/denied-404/loom:unauthorized-2.1';
const pod = () => webPod(undefined, { image: IMAGE });

/** In the words of containerd, dockerd, cri-dockerd, CRI-O, Windows, and of the registries behind them. */
const PULLS: Wording = {
  RegistryUnreachable: [
    `httpReadSeeker: failed open: failed to do request: Get "https://cdn.mill.example/1f": http2: client connection lost`,
    `Get "https://harbor.mill.example/v2/": read tcp 10.0.0.2:4000->10.4.0.9:443: wsarecv: An existing connection was forcibly closed by the remote host.`,
    `failed to unpack image on snapshotter overlayfs: unexpected media type text/html for sha256:1f: not found`,
    `net/http: HTTP/1.x transport connection broken: unexpected EOF`,
    `failed to copy: local error: tls: bad record MAC`,
    `failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://auth.mill.example/token?scope=repository%3Adenied-404: 503 Service Unavailable`,
    `failed to resolve reference "${IMAGE}": failed to authorize: failed to fetch oauth token: Post "https://auth.mill.example/oauth2/token": dial tcp 10.4.0.9:443: i/o timeout`,
    `failed to authorize: failed to fetch anonymous token: Get "https://auth.mill.example/token": EOF`,
    `failed to authorize: failed to fetch oauth token: Post "https://auth.mill.example/token": context deadline exceeded`,
    `failed to authorize: failed to fetch anonymous token: Get "https://auth.mill.example/token": dial tcp: lookup auth.mill.example on 10.96.0.10:53: no such host`,
    `failed to authorize: failed to fetch oauth token: unexpected status: 502 Bad Gateway`,
    `failed to authorize: failed to fetch anonymous token: Get "https://auth.mill.example/token": net/http: TLS handshake timeout`,
    `failed to authorize: failed to fetch anonymous token: read tcp 10.1.2.3:51812->10.4.0.9:443: read: connection reset by peer`,
    `rpc error: code = Unknown desc = Error response from daemon: Get "https://harbor.mill.example/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    `rpc error: code = Unknown desc = Error response from daemon: {"message":"Get https://harbor.mill.example/v2/: dial tcp 10.4.0.9:443: connect: no route to host"}`,
    `Error response from daemon: received unexpected HTTP status: 500 Internal Server Error`,
    `Error response from daemon: {"message":"error parsing HTTP 504 response body: invalid character '<' looking for beginning of value: \\"<html>504 Gateway Time-out</html>\\""}`,
    `rpc error: code = Unknown desc = pinging container registry harbor.mill.example: Get "https://harbor.mill.example/v2/": dial tcp 10.4.0.9:443: connect: connection refused`,
    `initializing source docker://${IMAGE}: pinging container registry harbor.mill.example: received unexpected HTTP status: 503 Service Unavailable`,
    `reading blob sha256:1f: Get "https://cdn.mill.example/sha256/1f": net/http: timeout awaiting response headers`,
    `httpReadSeeker: failed open: failed to do request: Get "https://cdn.mill.example/1f": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused`,
    `failed to do request: Head "https://harbor.mill.example/v2/x": Proxy Authentication Required`,
    `failed to do request: Head "https://harbor.mill.example/v2/x": Forbidden`,
    `Error response from daemon: Get https://harbor.mill.example/v2/: Forbidden`,
    `failed to copy: httpReadSeeker: failed open: server message: unexpected status: 530 <none>`,
    `failed to copy: read tcp 10.1.2.3:4412->10.4.0.9:443: read: connection timed out`,
    `failed to copy: stream error: stream ID 7; INTERNAL_ERROR; received from peer`,
    `failed commit on ref "layer-sha256:1f": short read: expected 41943040 bytes but got 0: unexpected EOF`,
    `failed to do request: Head "https://harbor.mill.example/v2/": dialing harbor.mill.example:443 host connection timed out, connectex: A connection attempt failed because the connected party did not properly respond after a period of time`,
    `Error response from daemon: Get https://harbor.mill.example/v2/: dial tcp 10.4.0.9:443: connectex: No connection could be made because the target machine actively refused it.`,
    `rpc error: code = DeadlineExceeded desc = context deadline exceeded`,
    `rpc error: code = Canceled desc = context canceled`,
    `Get "https://harbor.mill.example/v2/": dial tcp: lookup harbor.mill.example: Temporary failure in name resolution`,
    `image pull failed for ${IMAGE} because the registry is unavailable: got status 503`,
    `unexpected status code [manifests 2.1]: 503 upstream connect error or disconnect/reset before headers`,
    `{"errors":[{"code":"UNAVAILABLE","message":"Service Unavailable"}]}`,
    `unable to retrieve auth token: Get "https://auth.mill.example/token": dial tcp 10.4.0.9:443: connect: network is unreachable`,
    `pinging container registry harbor.mill.example: StatusCode: 521, <html>`,
    `image pull failed for ${IMAGE}, this may be because there are no credentials on this request.  details: (net/http: request canceled)`,
  ],
  RegistryTLSError: [
    `Get "https://harbor.mill.example/v2/": net/http: HTTP/1.x transport connection broken: malformed HTTP response "\\x15\\x03\\x01\\x00\\x02\\x02"`,
    `Error response from daemon: {"message":"Get https://10.78.0.229:5000/v2/: x509: certificate signed by unknown authority"}`,
    `failed to authorize: failed to fetch oauth token: Post "https://auth.mill.example/token": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-08-20T09:00:00Z is after 2026-08-19T23:59:59Z`,
    `failed to do request: Head "https://harbor.mill.example/v2/x": x509: certificate is valid for *.loom.example, not harbor.mill.example`,
    `pinging container registry harbor.mill.example: Get "https://harbor.mill.example/v2/": tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead`,
    `failed to do request: Head "https://10.4.0.9:5000/v2/": http: server gave HTTP response to HTTPS client`,
    `Get "http://harbor.mill.example:443/v2/": unexpected status: 400 Bad Request: Client sent an HTTP request to an HTTPS server.`,
    `failed to do request: Head "https://harbor.mill.example/v2/": tls: first record does not look like a TLS handshake`,
    `failed to do request: Head "https://harbor.mill.example/v2/": remote error: tls: handshake failure`,
    `Get https://harbor.mill.example/v2/: x509: cannot validate certificate for 10.4.0.9 because it doesn't contain any IP SANs`,
    `failed to do request: x509: certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority certificate "Mill Root")`,
    `image pull failed for ${IMAGE} because the registry is unavailable: pinging container registry: x509: certificate signed by unknown authority`,
  ],
  ImagePullUnauthorized: [
    `failed to resolve reference "${IMAGE}": failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://auth.mill.example/token: 404 Not Found`,
    `failed to do request: Head "https://harbor.mill.example/v2/x": net/http: invalid header field value for "Authorization"`,
    `failed to resolve auth: illegal base64 data at input byte 4`,
    `failed to resolve reference "${IMAGE}": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://auth.mill.example/token: 401 Unauthorized`,
    `failed to resolve reference "${IMAGE}": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`,
    `Error response from daemon: {"message":"pull access denied for loom, repository does not exist or may require 'docker login': denied: requested access to the resource is denied"}`,
    `rpc error: code = Unknown desc = Error response from daemon: {"errors":[{"code":"DENIED","message":"requested access to the resource is denied","detail":[{"Type":"repository","Name":"mill/loom","Action":"pull"}]}]}`,
    `unexpected status from HEAD request to https://harbor.mill.example/v2/x/manifests/2.1: 403 Forbidden`,
    `initializing source docker://${IMAGE}: reading manifest unauthorized-2.1 in harbor.mill.example/denied-404/loom: unauthorized: access to the requested resource is not authorized`,
    `reading manifest 2.1 in 123456789012.dkr.ecr.eu-west-1.amazonaws.com/loom: authentication required`,
    `Error response from daemon: unknown: Authentication is required`,
    `Error response from daemon: Get https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/loom/manifests/2.1: no basic auth credentials`,
    `denied: Your authorization token has expired. Reauthenticate and try again.`,
    `denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource "projects/mill/locations/eu/repositories/loom" (or it may not exist)`,
    `failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://millacr.azurecr.io/oauth2/token: 401 Unauthorized`,
    `Error response from daemon: unauthorized: incorrect username or password`,
    `error getting credentials - err: exec: "docker-credential-ecr-login": executable file not found in $PATH, out: ""`,
    `failed to resolve reference: failed to authorize: failed to fetch oauth token`,
    `{"errors":[{"code":"UNAUTHORIZED","message":"unauthorized to access repository: mill/loom, action: pull"}]}`,
    `unable to retrieve auth token: invalid username/password: unauthorized: project mill not allowed`,
    `image pull failed for ${IMAGE} because the registry is unavailable: unexpected status code 403`,
    `denied: denied`,
    `get credentials failed: credential plugin looms-credential-provider failed: exit status 1`,
    `failed to get credentials: unable to get refresh token: AADSTS700016: Application was not found in the directory`,
    `rpc error: code = Unknown desc = denied: 403 client with IP '20.4.1.9' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.`,
  ],
  ImageNotFound: [
    `failed to resolve reference "${IMAGE}": ${IMAGE}: not found`,
    `rpc error: code = NotFound desc = failed to pull and unpack image "${IMAGE}": failed to resolve reference "${IMAGE}": ${IMAGE}: not found`,
    `Error response from daemon: manifest for ${IMAGE} not found: manifest unknown: manifest unknown`,
    `Error response from daemon: {"message":"manifest for ${IMAGE} not found"}`,
    `initializing source docker://${IMAGE}: reading manifest unauthorized-2.1 in harbor.mill.example/denied-404/loom: manifest unknown`,
    `rpc error: code = Unknown desc = {"errors":[{"code":"MANIFEST_UNKNOWN","message":"The named manifest is not known to the registry.","detail":{"manifest":"mill/loom/2.1/manifest.json"}}]}`,
    `{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry"}]}`,
    `name unknown: The repository with name 'loom' does not exist in the registry with id '123456789012'`,
    `name unknown: Repository "mill" not found`,
    `unexpected status code [manifests 2.1]: 404 Not Found`,
    `(Mirrors also failed: [mirror.mill.example/loom:2.1: pinging container registry mirror.mill.example: dial tcp 10.4.0.11:5000: connect: connection refused]): ${IMAGE}: reading manifest 2.1 in harbor.mill.example/loom: manifest unknown`,
    `Error response from daemon: No such image: ${IMAGE}`,
  ],
  ImagePullRateLimited: [
    `unexpected status code [manifests 2.1]: 429 Too Many Requests`,
    `Error response from daemon: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading`,
    `reading manifest 2.1 in docker.io/mill/loom: toomanyrequests: You have reached your unauthenticated pull rate limit.`,
    `failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://auth.docker.io/token: 429 Too Many Requests`,
    `toomanyrequests: Rate exceeded`,
    `{"errors":[{"code":"TOOMANYREQUESTS","message":"too many requests"}]}`,
    `denied: Quota exceeded for quota metric 'Requests per project per region' and limit 'Requests per minute'`,
    `too many requests to registry`,
  ],
  ImagePlatformMismatch: [
    `Error response from daemon: image with reference ${IMAGE} was found but does not provide the specified platform (linux/arm64)`,
    `no match for platform in manifest: not found`,
    `Error response from daemon: {"message":"no matching manifest for linux/arm64/v8 in the manifest list entries"}`,
    `no matching manifest for windows/amd64 10.0.17763 in the manifest list entries`,
    `choosing image instance: no image found in manifest list for architecture arm64, variant "v8", OS linux`,
    `choosing image instance: no image found in image index for architecture "s390x", variant "", OS "linux"`,
    `image operating system "windows" cannot be used on this platform`,
    `a Windows version 10.0.20348-based image is incompatible with a 10.0.17763 host`,
  ],
  ImagePullDiskFull: [
    `failed to copy: write /var/lib/containerd/io.containerd.content.v1.content/ingest/1f/data: no space left on device`,
    `failed to register layer: Error processing tar file(exit status 1): write /usr/lib/libloom.so: no space left on device`,
    `writing blob: adding layer with blob "sha256:1f": processing tar file(write /usr/lib/libloom.so: no space left on device): exit status 1`,
    `hcsshim::ImportLayer failed in Win32: There is not enough space on the disk. (0x70)`,
    `Error response from daemon: devmapper: Thin Pool has 2162 free data blocks which is less than minimum required 2437 free data blocks.`,
  ],
  ImageSignatureInvalid: [
    `image verification blocked pull of ${IMAGE}: verifier notation rejected: signature not found`,
    `copying system image from manifest list: Source image rejected: A signature was required, but no signature exists`,
    `Source image rejected: None of the signatures were accepted, reasons: Invalid GPG signature; Signature for identity mill is not accepted`,
    `SignatureValidationFailed: Source image rejected: Required email ops@mill.example not found (got [dev@mill.example])`,
    `Source image rejected: cryptographic signature verification failed: invalid signature when validating ASN.1 encoded signature`,
    `Source image rejected: Running image docker://${IMAGE} is rejected by policy.`,
    `Error: remote trust data does not exist for harbor.mill.example/loom: notary.docker.io does not have trust data for harbor.mill.example/loom`,
  ],
  InvalidImageName: [
    `Error response from daemon: {"message":"invalid reference format: repository name must be lowercase"}`,
    `couldn't parse image reference "Mill/Loom": invalid reference format`,
    `failed to resolve reference "harbor.mill.example/loom": object required`,
  ],
  ImageInspectError: [
    `short-name "loom:2.1" did not resolve to an alias and no unqualified-search registries are defined in "/etc/containers/registries.conf"`,
    `short name mode is enforcing, but image name loom:2.1 returns ambiguous list`,
  ],
  ImagePullThrottledByKubelet: [`pull QPS exceeded`],
  // Neither the registry nor the network: nothing more can be told from such words.
  ImagePullFailed: [
    `failed to pull and unpack image "${IMAGE}": failed to unpack image on snapshotter overlayfs: content digest sha256:1f: not found`,
    `failed to pull and unpack image "${IMAGE}": failed to prepare extraction snapshot "extract-1 sha256:aa": parent snapshot sha256:bb does not exist: not found`,
    `rpc error: code = Unavailable desc = failed to pull and unpack image "${IMAGE}": failed commit on ref "config-sha256:aa": ref config-sha256:aa locked for 5.1s: unavailable`,
    `rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"`,
    `failed to extract layer sha256:1f: mount callback failed on /var/lib/containerd/tmpmounts/x: lchown /x: permission denied`,
    `failed to register layer: ApplyLayer exit status 1 stdout: stderr: open /usr/x: operation not permitted: access denied`,
    `hcsshim::ImportLayer failed in Win32: Access is denied. (0x5)`,
    `failed to unpack image on snapshotter overlayfs: unexpected media type application/vnd.cncf.helm.config.v1+json for sha256:1f: not found`,
    `not implemented: media type "application/vnd.docker.distribution.manifest.v1+prettyjws" is no longer supported since containerd v2.1, please rebuild the image`,
    `something that nobody has seen before`,
  ],
};

describe('pull errors of all runtimes and registries', () => {
  it.each(testRows(PULLS))('%s in the status: %s', (name, message) => {
    expect(diagnosedClasses([pod().imagePullBackOff(message)])).toEqual([name]);
  });

  it.each(testRows(PULLS))('%s in an event: %s', (name, message) => {
    const builder = pod()
      .waiting('ImagePullBackOff', `Back-off pulling image "${IMAGE}"`)
      .withEvent({
        reason: 'Failed',
        message: `Failed to pull image "${IMAGE}": ${message}`,
        container: 'app',
        count: 6,
      });
    expect(diagnosedClasses([builder])).toEqual([name]);
  });
});

describe('an outage of the registry is not called wrong credentials', () => {
  it('even where no credentials were sent, and only the token service is down', () => {
    const message =
      'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://auth.mill.example/token: 503 Service Unavailable';
    expect(diagnoseObjects([pod().imagePullBackOff(message)])[0]).toMatchObject(
      {
        class: 'RegistryUnreachable',
        confidence: 'certain',
        params: { registry: 'harbor.mill.example' },
      },
    );
  });

  it.each([
    'failed to authorize: failed to fetch oauth token',
    'failed to authorize: failed to fetch oauth token: unexpected status: 404 Not Found',
  ])('and why a token was not given is a guess: %s', message => {
    expect(diagnoseObjects([pod().imagePullBackOff(message)])[0]).toMatchObject(
      {
        class: 'ImagePullUnauthorized',
        confidence: 'likely',
      },
    );
  });
});

describe('a cause inside quotes', () => {
  it('counts, and a name inside quotes does not', () => {
    const quoted = pod().imagePullBackOff(
      'rpc error: code = Unknown desc = "{\\"message\\":\\"x509: certificate signed by unknown authority\\"}"',
    );
    const named = pod().imagePullBackOff(
      'failed to resolve reference "denied": dial tcp: i/o timeout',
    );
    expect(diagnosedClasses([quoted])).toEqual(['RegistryTLSError']);
    expect(diagnosedClasses([named])).toEqual(['RegistryUnreachable']);
  });

  it('is found behind words without end', () => {
    const message = `${'failed to copy: '.repeat(250)}no space left on device`;
    expect(diagnosedClasses([pod().imagePullBackOff(message)])).toEqual([
      'ImagePullDiskFull',
    ]);
  });
});

it('the sharper of two events tells, though a vaguer one came later', () => {
  const builder = pod()
    .waiting('ImagePullBackOff', `Back-off pulling image "${IMAGE}"`)
    .withEvent({
      reason: 'Failed',
      message: `Failed to pull image "${IMAGE}": manifest unknown`,
      container: 'app',
      count: 3,
      lastSeenSecondsAgo: 90,
    })
    .withEvent({
      reason: 'Failed',
      message: `Failed to pull image "${IMAGE}": no idea`,
      container: 'app',
      lastSeenSecondsAgo: 20,
    });
  expect(diagnosedClasses([builder])).toEqual(['ImageNotFound']);
});

it('an event that names the image but no container counts', () => {
  const builder = pod()
    .waiting('ImagePullBackOff', `Back-off pulling image "${IMAGE}"`)
    .withEvent({
      reason: 'Failed',
      message: `Failed to pull image "${IMAGE}": manifest unknown`,
    });
  expect(diagnosedClasses([builder])).toEqual(['ImageNotFound']);
});
