import { ContainerRow, PodRow } from '../wire/podTypes';

const VERSION_LABEL = 'app.kubernetes.io/version';

/** Mutable tags: two pods with the same one may run different programs. */
const MOVING_TAGS: ReadonlySet<string> = new Set(['latest', 'main', 'stable']);

/** Containers that a service mesh injects, sometimes as the first one. */
const PROXIES: ReadonlySet<string> = new Set([
  'istio-proxy',
  'linkerd-proxy',
  'cloud-sql-proxy',
  'vault-agent',
]);

/** Enough of a digest to distinguish two images. */
const DIGEST_LENGTH = 'sha256:'.length + 12;

/**
 * The version that a pod runs: the image tag of its main container, or else the
 * label `app.kubernetes.io/version`, or else the digest.
 *
 * @remarks The tag comes first because charts keep the label at the chart's
 * version when only the image is overridden.
 *
 * @public
 */
export function appVersion(row: PodRow): string | undefined {
  const image = mainContainer(row)?.image;
  const { tag, digest } = image ? parseImage(image) : {};
  if (tag && !MOVING_TAGS.has(tag)) return tag;
  return row.labels[VERSION_LABEL] || (digest ?? tag);
}

function mainContainer(row: PodRow): ContainerRow | undefined {
  const programs = row.containers.filter(({ kind }) => kind === 'app');
  return programs.find(({ name }) => !PROXIES.has(name)) ?? programs[0];
}

/** `registry:5000/shop/web:1.4.2@sha256:…`; an image without tag and digest has the tag `latest`. */
function parseImage(image: string): { tag?: string; digest?: string } {
  const [named, digest] = image.split('@');
  const lastPart = named.slice(named.lastIndexOf('/') + 1);
  const colon = lastPart.indexOf(':');
  if (colon < 0 && !digest) return { tag: 'latest' };
  return {
    tag: colon >= 0 ? lastPart.slice(colon + 1) : undefined,
    digest: digest?.slice(0, DIGEST_LENGTH),
  };
}
