import { X509Certificate } from 'node:crypto';
import { ClusterDetails } from '../types';
import { fail } from './assertions';
import { holdsSecret, isSecretKey, secretValues } from './secrets';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The last line of a PEM certificate. */
const END = '-----END CERTIFICATE-----';

/** Asserts that a cluster has a valid URL and auth provider, and shows no secret to browsers. */
export function assertCluster(
  cluster: ClusterDetails,
  secrets: readonly string[],
): void {
  const say = (problem: string) =>
    fail(`Cluster '${cluster.name}': ${problem}`);
  // A misconfigured cluster gets no requests.
  if (cluster.problem !== undefined) return;
  const problem = urlProblem(cluster.url) ?? entryProblem(cluster);
  if (problem !== undefined) say(problem);
  const leak = findLeak(cluster, [
    ...secrets,
    ...secretValues(cluster.authMetadata),
  ]);
  if (leak !== undefined) {
    say(`${leak} holds a secret, and browsers see it. Use authMetadata.`);
  }
}

function urlProblem(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url))
    return 'its url is no URL.';
  const { protocol, hostname, username, password, search, hash } = new URL(url);
  if (!['http:', 'https:'].includes(protocol)) return `its url is ${protocol}`;
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) {
    return 'its url is http:// and not on loopback, so the credential could be read in transit.';
  }
  if (username || password) return 'its url holds a credential.';
  return search || hash ? 'its url has a query or a fragment.' : undefined;
}

function entryProblem({
  authProvider,
  authMetadata,
  tls,
}: ClusterDetails): string | undefined {
  if (typeof authProvider !== 'string' || authProvider.trim() === '') {
    return 'it has no authProvider.';
  }
  if (typeof authMetadata !== 'object' || authMetadata === null) {
    return 'it has no authMetadata, not even an empty one.';
  }
  if (Object.values(authMetadata).some(value => typeof value !== 'string')) {
    return 'its authMetadata contains something other than text.';
  }
  return tls?.caData === undefined || isCertificates(tls.caData)
    ? undefined
    : 'its caData is no certificate in PEM, nor one in base64.';
}

/** The field of a cluster that browsers see and that contains a secret; undefined if there is none. */
function findLeak(
  cluster: ClusterDetails,
  secrets: readonly string[],
): string | undefined {
  const { name, title, region, url, connect, dashboard, parameters } = cluster;
  const shown = { name, title, region, url, connect, dashboard, parameters };
  return Object.entries(shown).find(([, value]) => holds(value, secrets))?.[0];
}

function holds(value: unknown, secrets: readonly string[]): boolean {
  if (typeof value === 'string') return holdsSecret(value, secrets);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([key, inner]) =>
      (typeof inner === 'string' && inner !== '' && isSecretKey(key)) ||
      holds(inner, secrets),
  );
}

/** Plain PEM, or PEM in base64 as in kubeconfigs. */
function isCertificates(caData: unknown): boolean {
  if (typeof caData !== 'string') return false;
  const pem = caData.includes('-----BEGIN')
    ? caData
    : Buffer.from(caData, 'base64').toString('utf8');
  const blocks = pem.split(END).slice(0, -1);
  return (
    blocks.length > 0 && blocks.every(block => isCertificate(`${block}${END}`))
  );
}

function isCertificate(block: string): boolean {
  try {
    return new X509Certificate(block).raw.length > 0;
  } catch {
    return false;
  }
}
