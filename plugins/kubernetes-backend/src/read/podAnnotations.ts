import {
  KeepAnnotation,
  matchesGlob,
} from '@podlight/backstage-plugin-kubernetes-common';
import { scrubSecrets } from '../scrub';

/** Names that teams group pods by, with or without a domain. */
const TELLING_NAMES = [
  'branch',
  'build',
  'build-id',
  'build-number',
  'channel',
  'commit',
  'commit-id',
  'commit-sha',
  'config-hash',
  'config-version',
  'env',
  'environment',
  'git-commit',
  'git-sha',
  'release',
  'revision',
  'ring',
  'squad',
  'stage',
  'team',
  'tier',
  'track',
  'variant',
  'version',
];

/**
 * The keys that are shown by default. An allow-list of known meanings, since authors
 * of annotations do not expect them on a web page, and some are confidential.
 */
export const DEFAULT_POD_ANNOTATIONS: readonly string[] = [
  'app.kubernetes.io/*',
  'backstage.io/*',
  'checksum/*',
  'kubectl.kubernetes.io/restartedAt',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'org.opencontainers.image.revision',
  'org.opencontainers.image.version',
  ...TELLING_NAMES.flatMap(name => [name, `*/${name}`]),
];

/**
 * Whole manifests, command lines and settings of injectors, some with credentials.
 * These are never shown, whatever the configuration says.
 */
const NEVER: readonly string[] = [
  '*last-applied*',
  'kapp.k14s.io/*',
  'kubernetes.io/change-cause',
  'ad.datadoghq.com/*',
  'akeyless/*',
  'co.elastic.*',
  'conjur.org/*',
  '*vault*/*',
];

const NAMES_A_CREDENTIAL =
  /pass(?:word|wd|phrase)|secret|token|credential|webhook|(?:api|access|private|signing)[._-]?key|connection[._-]?string/i;

/** Longer values are documents, not names of groups. */
const MAX_VALUE_LENGTH = 256;

const IS_DOCUMENT = /^\s*[[{<]|[\p{Cc}\u2028\u2029]/u;

/** Services have a few dozen keys; more only make this slower. */
const KEYS_REMEMBERED = 1_000;

/**
 * Which annotations of pods may leave the backend.
 *
 * @param patterns - `kubernetes.podAnnotations`
 */
export function podAnnotationFilter(
  patterns: readonly string[] = DEFAULT_POD_ANNOTATIONS,
): KeepAnnotation {
  const known = new Map<string, boolean>();
  const isWanted = (key: string): boolean => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KEYS_REMEMBERED) known.clear();
    const isKept =
      patterns.some(pattern => matchesGlob(pattern, key)) && !isNeverShown(key);
    known.set(key, isKept);
    return isKept;
  };
  return (key, value) => isWanted(key) && isHarmless(value);
}

/** Whether an annotation of that name stays in the backend, whatever the configuration says. */
export function isNeverShown(key: string): boolean {
  return (
    NEVER.some(pattern => matchesGlob(pattern, key)) ||
    NAMES_A_CREDENTIAL.test(key)
  );
}

function isHarmless(value: string): boolean {
  return (
    value.length <= MAX_VALUE_LENGTH &&
    !IS_DOCUMENT.test(value) &&
    scrubSecrets(value) === value
  );
}
