import { Event, Volume } from '../../model';
import { FailureClassName } from '../classes';
import {
  Details,
  Draft,
  eventEvidence,
  fieldEvidence,
  podDraft,
} from '../draft';
import { ContainerFacts, newestEvent, PodFacts } from '../PodFacts';
import { always, classifyPullError, PullError, transient } from './pullErrors';
import { waitingSeconds, waitingSince } from './waitingSince';

/** A freshly pushed tag may not be visible in every replica of a registry yet. */
const NOT_FOUND_HOLD_SECONDS = 60;
/** A Job or hook gives up where a Deployment would keep waiting. */
const FINITE_NOT_FOUND_HOLD_SECONDS = 120;
/** The same applies to the first attempts. */
const NOT_FOUND_HOLD_ATTEMPTS = 2;
/** Attempts are at most five minutes apart, so an older failure may be over. */
const REMEMBERED_SECONDS = 600;
/** Waiting reasons that map directly to a class. */
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

const isPullFailure = ({ reason, message }: Event): boolean =>
  reason === 'Failed' && PULL_FAILED.test(message);

/** The newest event with a known message, or else the newest event. Some agents don't name the container. */
function pullFailure(
  facts: PodFacts,
  { name, spec }: ContainerFacts,
): Event | undefined {
  const image = spec?.image;
  const own = facts.index.containerEvents(facts.pod, name);
  const isOwn = own.some(isPullFailure);
  const events = isOwn ? own : facts.index.findEvents(facts.pod);
  const matches = (event: Event) =>
    isPullFailure(event) &&
    (isOwn ||
      (!event.regarding.fieldPath &&
        image !== undefined &&
        event.message.includes(`"${image}"`)));
  return (
    newestEvent(
      events,
      event =>
        matches(event) && classifyPullError(pullErrorText(event)) !== undefined,
    ) ?? newestEvent(events, matches)
  );
}

/** The error without the name of the image. */
function pullErrorText({ message }: Event): string {
  return message.replace(/^Failed to pull image "[^"]*": /, '');
}

/** Missing pull secrets, which lead to an anonymous pull of a private image. */
function missingSecrets(
  facts: PodFacts,
): { readonly names: string; readonly event: Event } | undefined {
  const event = newestEvent(
    facts.index.findEvents(facts.pod),
    ({ reason }) => reason === 'FailedToRetrieveImagePullSecret',
  );
  const names = event && /\(([^()]*)\)/.exec(event.message)?.[1];
  return event && { names: names ?? '', event };
}

/** The registry host of an image reference. */
export function registryHost(image: string | undefined): string | undefined {
  const host = image?.split('/')[0];
  return host && image?.includes('/') && /[.:]|^localhost$/.test(host)
    ? host
    : 'docker.io';
}

/** The message that names the cause: the back-off message since 1.32, an event before that. */
function pullError(
  message: string | undefined,
  event: Event | undefined,
  images: readonly string[],
): {
  readonly text?: string;
  readonly found?: PullError;
  /** No message names the cause yet. */
  readonly isBare?: boolean;
} {
  const own = message && !BARE_BACK_OFF.test(message) ? message : undefined;
  const reported = event && pullErrorText(event);
  for (const text of [own, reported]) {
    const found =
      text === undefined ? undefined : classifyPullError(text, images);
    if (found) return { text, found };
  }
  return { text: reported ?? message, isBare: !own && !reported };
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

/** Failures that credentials may prevent, as registries answer "not found" for private images. */
const MAY_LACK_SECRET: ReadonlySet<string> = new Set([
  'ImagePullUnauthorized',
  'ImageNotFound',
]);

/** The push usually precedes the pod, so the pod's age matters, not the duration of the attempts. */
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

/** Params of some classes besides image and message. */
function extraParams(
  { pod }: PodFacts,
  name: FailureClassName,
  image: string | undefined,
): Details['params'] {
  if (name.startsWith('Registry')) return { registry: registryHost(image) };
  return name === 'ImagePullUnauthorized'
    ? { pullSecrets: pod.spec.imagePullSecrets.join(', ') }
    : {};
}

function pullDraft(facts: PodFacts, container: ContainerFacts): Draft {
  const { status, path } = container;
  const message = status.state.waiting?.message;
  const event = pullFailure(facts, container);
  const image = container.spec?.image ?? status.image;
  const images = image === undefined ? [] : [image];
  const { text, found, isBare } = pullError(message, event, images);
  const name = found?.class ?? 'ImagePullFailed';
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
    params: { ...params, ...extraParams(facts, name, image) },
    evidence: [
      ...(message
        ? [fieldEvidence(facts.pod, `${path}.state.waiting.message`, message)]
        : []),
      ...(event ? [eventEvidence(event)] : []),
    ],
    since: waitingSince(facts, container),
    confidence: found ? found.confidence ?? 'certain' : 'possible',
    missing: found || event ? [] : ['events'],
    symptoms,
  };
  return podDraft(facts, name, details, container);
}

/** A restarted kubelet no longer reports why the container waits, but its events do. */
export function forgottenPullDraft(
  facts: PodFacts,
  container: ContainerFacts,
): Draft | undefined {
  const failed = pullFailure(facts, container);
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

/** A runtime reports refusals and certificate errors as outages too, so the quoted error decides. */
function classByReason(
  reason: string,
  message: string,
  image: string | undefined,
): FailureClassName | undefined {
  const name = CLASS_BY_REASON.get(reason);
  if (name !== 'RegistryUnreachable') return name;
  const found = classifyPullError(message, image === undefined ? [] : [image]);
  return found?.class ?? name;
}

/** The failed pull of an image that is mounted as a volume. */
const IMAGE_VOLUME = /ImageVolumeMountFailed|image volume/i;

/** The volume whose image the message names, if it is not the container's own image. */
function imageVolume(
  { pod }: PodFacts,
  message: string,
  image: string | undefined,
): Volume | undefined {
  return pod.spec.volumes.find(
    ({ source, sourceName }) =>
      source === 'image' &&
      sourceName !== undefined &&
      sourceName !== image &&
      message.includes(`"${sourceName}"`),
  );
}

/**
 * The container waits for its image.
 *
 * @returns undefined when the container waits for something else.
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
  const image = container.spec?.image ?? container.status.image;
  const volume = imageVolume(facts, message, image);
  if (volume || IMAGE_VOLUME.test(message)) {
    return podDraft(
      facts,
      'ImageVolumeFailed',
      { params: { message, volume: volume?.name }, evidence, since },
      container,
    );
  }
  if (PULL_REASONS.has(waiting.reason)) return pullDraft(facts, container);
  const name = classByReason(waiting.reason, message, image);
  if (!name) return undefined;
  return podDraft(
    facts,
    name,
    {
      severity:
        name === 'RegistryUnreachable'
          ? transient(waitingSeconds(facts, container))
          : 'error',
      params: { image, message, ...extraParams(facts, name, image) },
      evidence,
      since,
    },
    container,
  );
}
