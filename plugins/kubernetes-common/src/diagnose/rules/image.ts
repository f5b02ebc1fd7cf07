import { Event } from '../../model';
import { FailureClassName } from '../classes';
import {
  Details,
  Draft,
  eventEvidence,
  fieldEvidence,
  podDraft,
} from '../draft';
import { ContainerFacts, newestEvent, PodFacts } from '../PodFacts';
import { Severity } from '../types';
import { waitingSeconds, waitingSince } from './waitingSince';

/** A tag that was pushed a moment ago may not be visible in every replica of a registry yet. */
const NOT_FOUND_HOLD_SECONDS = 60;
/** A Job or a hook is given up for good where a Deployment would only wait. */
const FINITE_NOT_FOUND_HOLD_SECONDS = 120;
/** Nor may it be at the first or second attempt. */
const NOT_FOUND_HOLD_ATTEMPTS = 2;
/** Networks and rate limits get over it; after this long somebody should look. */
const TRANSIENT_SECONDS = 120;
/** And after this long it is not transient. */
const LASTING_SECONDS = 600;
/** At most five minutes pass between two attempts: what is older may have gone well since. */
const REMEMBERED_SECONDS = 600;
/** The kubelet's own limit on pulls delays a pod by minutes on a busy node. */
const THROTTLED_SECONDS = 300;

type SeverityAfter = (seconds: number) => Severity;

const always = (): Severity => 'error';
const warnAfter =
  (warnSeconds: number, errorSeconds: number): SeverityAfter =>
  seconds => {
    if (seconds >= errorSeconds) return 'error';
    return seconds >= warnSeconds ? 'warning' : 'info';
  };
const transient = warnAfter(TRANSIENT_SECONDS, LASTING_SECONDS);

interface PullError {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
  readonly severity: SeverityAfter;
}

/**
 * First match wins. Platform stands before "not found", which it contains;
 * network and TLS stand before credentials, because fetching a token can fail
 * for either reason.
 */
const PULL_ERRORS: readonly PullError[] = [
  {
    class: 'ImagePlatformMismatch',
    pattern: /no match(?:ing)? (?:for )?(?:platform|manifest for)/i,
    severity: always,
  },
  {
    class: 'ImagePullThrottledByKubelet',
    pattern: /pull QPS exceeded/i,
    severity: seconds => (seconds >= THROTTLED_SECONDS ? 'warning' : 'info'),
  },
  {
    class: 'ImagePullRateLimited',
    pattern: /\b429\b|toomanyrequests|pull rate limit/i,
    severity: seconds => (seconds >= LASTING_SECONDS ? 'error' : 'warning'),
  },
  {
    class: 'ImagePullDiskFull',
    pattern: /no space left on device/i,
    severity: always,
  },
  {
    class: 'ImageSignatureInvalid',
    pattern: /signature validation failed|SignatureValidationFailed/i,
    severity: always,
  },
  {
    class: 'RegistryTLSError',
    pattern:
      /x509|certificate signed by unknown authority|server gave HTTP response to HTTPS client|tls: (?!handshake timeout)/i,
    severity: always,
  },
  {
    class: 'RegistryUnreachable',
    pattern:
      /no such host|i\/o timeout|connection refused|connection reset|network is unreachable|no route to host|TLS handshake timeout|proxyconnect|registry is unavailable|server misbehaving|name resolution|\bdial (?:tcp|udp)\b/i,
    severity: transient,
  },
  {
    class: 'ImagePullUnauthorized',
    pattern:
      /\b40[13]\b|unauthorized|forbidden|access (?:to the resource )?is denied|\bdenied\b|insufficient_scope|authorization failed|no basic auth credentials|failed to fetch (?:anonymous|oauth) token/i,
    severity: always,
  },
  {
    class: 'ImageNotFound',
    pattern: /not found|manifest unknown|name unknown|NotFound/i,
    severity: always,
  },
  {
    class: 'RegistryUnreachable',
    pattern:
      /context deadline exceeded|Client\.Timeout|\b5\d\d (?:Internal|Bad Gateway|Service|Gateway|Server)|unexpected status[^:]{0,80}: 5\d\d|unexpected EOF|: EOF\b/i,
    severity: transient,
  },
];

/** Image names are quoted, and may themselves contain words like "denied" or numbers like 404. */
function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"/g, '""');
}

const MAX_TEXT_TO_MATCH = 4_096;

/** What a pull error says, or undefined for words that no rule knows. */
function classifyPullError(text: string): PullError | undefined {
  const bare = withoutQuoted(text.slice(0, MAX_TEXT_TO_MATCH));
  return PULL_ERRORS.find(({ pattern }) => pattern.test(bare));
}

/** Waiting reasons that name their class by themselves. */
const CLASS_BY_REASON: ReadonlyMap<string, FailureClassName> = new Map([
  ['InvalidImageName', 'InvalidImageName'],
  ['ErrImageNeverPull', 'ErrImageNeverPull'],
  ['ImageInspectError', 'ImageInspectError'],
  ['SignatureValidationFailed', 'ImageSignatureInvalid'],
  ['RegistryUnavailable', 'RegistryUnreachable'],
]);
const PULL_REASONS: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
]);

/** Before 1.32 the back-off message names the image only; the cause is in an event. */
const BARE_BACK_OFF = /^Back-off pulling image "[^"]*"\s*$/;
const PULL_FAILED = /^Failed to pull image /;

function pullFailure(facts: PodFacts, name: string): Event | undefined {
  return newestEvent(
    facts.index.containerEvents(facts.pod, name),
    event => event.reason === 'Failed' && PULL_FAILED.test(event.message),
  );
}

/** The pull secrets that do not exist make an anonymous pull of a private image: cause, not symptom. */
function missingSecrets(
  facts: PodFacts,
): { readonly names: string; readonly event: Event } | undefined {
  const event = newestEvent(
    facts.index.eventsOf(facts.pod),
    ({ reason }) => reason === 'FailedToRetrieveImagePullSecret',
  );
  const names = event && /\(([^()]*)\)/.exec(event.message)?.[1];
  return event && { names: names ?? '', event };
}

function registryOf(image: string | undefined): string | undefined {
  const host = image?.split('/')[0];
  return host && image?.includes('/') && /[.:]|^localhost$/.test(host)
    ? host
    : 'docker.io';
}

/** The words that name the cause: the back-off message since 1.32, an event before that. */
function pullError(
  message: string | undefined,
  event: Event | undefined,
): {
  readonly text?: string;
  readonly found?: PullError;
  /** Nobody has said yet what went wrong. */
  readonly isBare?: boolean;
} {
  const own = message && !BARE_BACK_OFF.test(message) ? message : undefined;
  const told = event?.message.replace(/^Failed to pull image "[^"]*": /, '');
  for (const text of [own, told]) {
    const found = text === undefined ? undefined : classifyPullError(text);
    if (found) return { text, found };
  }
  return { text: told ?? message, isBare: !own && !told };
}

function secretSymptom(
  facts: PodFacts,
  container: ContainerFacts,
  params: Details['params'],
): readonly Draft[] {
  const secrets = missingSecrets(facts);
  if (!secrets) return [];
  return [
    podDraft(
      facts,
      'ImagePullSecretMissing',
      {
        severity: 'error',
        params: { ...params, pullSecrets: secrets.names },
        evidence: [eventEvidence(secrets.event)],
      },
      container,
    ),
  ];
}

/** Refusals that credentials would have prevented: registries answer "not found" for private images. */
const MAY_LACK_SECRET: ReadonlySet<string> = new Set([
  'ImagePullUnauthorized',
  'ImageNotFound',
]);

/** The push came before the pod: what counts is the age of the pod, not how long the node has tried. */
function isHeld(facts: PodFacts, name: FailureClassName, event?: Event) {
  const holdSeconds =
    facts.pod.spec.restartPolicy === 'Always'
      ? NOT_FOUND_HOLD_SECONDS
      : FINITE_NOT_FOUND_HOLD_SECONDS;
  return (
    name === 'ImageNotFound' &&
    facts.ageSeconds < holdSeconds &&
    (event?.count ?? 0) <= NOT_FOUND_HOLD_ATTEMPTS
  );
}

function pullDraft(facts: PodFacts, container: ContainerFacts): Draft {
  const { status, path } = container;
  const message = status.state.waiting?.message;
  const event = pullFailure(facts, container.name);
  const { text, found, isBare } = pullError(message, event);
  const name = found?.class ?? 'ImagePullFailed';
  const image = container.spec?.image ?? status.image;
  const params = { image, message: text };
  const symptoms = MAY_LACK_SECRET.has(name)
    ? secretSymptom(facts, container, params)
    : [];
  const details: Details = {
    severity: isHeld(facts, name, event)
      ? 'info'
      : (found?.severity ?? (isBare ? transient : always))(
          waitingSeconds(facts, container),
        ),
    params: {
      ...params,
      ...(name.startsWith('Registry') && { registry: registryOf(image) }),
      ...(name === 'ImagePullUnauthorized' && {
        pullSecrets: facts.pod.spec.imagePullSecrets.join(', '),
      }),
    },
    evidence: [
      ...(message
        ? [fieldEvidence(facts.pod, `${path}.state.waiting.message`, message)]
        : []),
      ...(event ? [eventEvidence(event)] : []),
    ],
    since: waitingSince(facts, container),
    confidence: found ? 'certain' : 'possible',
    missing: found || event ? [] : ['events'],
    symptoms,
  };
  return podDraft(facts, name, details, container);
}

/** A kubelet that was restarted has forgotten why the container waits; its events have not. */
export function forgottenPullDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const failed = pullFailure(facts, container.name);
  const failedSecondsAgo = facts.index.secondsSince(failed?.lastSeen);
  if (failedSecondsAgo === undefined || failedSecondsAgo > REMEMBERED_SECONDS) {
    return undefined;
  }
  const pulled = newestEvent(
    facts.index.containerEvents(facts.pod, container.name),
    ({ reason }) => reason === 'Pulled',
  );
  const pulledSecondsAgo = facts.index.secondsSince(pulled?.lastSeen);
  if (pulledSecondsAgo !== undefined && pulledSecondsAgo <= failedSecondsAgo) {
    return undefined;
  }
  const draft = pullDraft(facts, container);
  return draft.confidence === 'certain'
    ? { ...draft, confidence: 'likely' }
    : draft;
}

/** A message of any reason that wraps the pull of an image mounted as a volume. */
const IMAGE_VOLUME = /ImageVolumeMountFailed|image volume/i;

/**
 * The container waits for its image.
 *
 * @returns undefined when it waits for something else.
 */
export function imageDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const waiting = container.status.state.waiting;
  if (!waiting?.reason) return undefined;
  const message = waiting.message ?? '';
  const evidence = [
    fieldEvidence(
      facts.pod,
      `${container.path}.state.waiting.message`,
      waiting.message ?? waiting.reason,
    ),
  ];
  const since = waitingSince(facts, container);
  if (IMAGE_VOLUME.test(message)) {
    return podDraft(
      facts,
      'ImageVolumeFailed',
      { params: { message }, evidence, since },
      container,
    );
  }
  if (PULL_REASONS.has(waiting.reason)) return pullDraft(facts, container);
  const name = CLASS_BY_REASON.get(waiting.reason);
  if (!name) return undefined;
  const image = container.spec?.image ?? container.status.image;
  return podDraft(
    facts,
    name,
    {
      severity:
        name === 'RegistryUnreachable'
          ? transient(waitingSeconds(facts, container))
          : 'error',
      params: {
        image,
        message,
        ...(name === 'RegistryUnreachable' && { registry: registryOf(image) }),
      },
      evidence,
      since,
    },
    container,
  );
}
