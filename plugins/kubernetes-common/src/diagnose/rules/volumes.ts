import { Event } from '../../model';
import { FailureClassName } from '../classes';
import { Draft, eventEvidence, podDraft } from '../draft';
import { newestEvent, PodFacts } from '../PodFacts';
import { Severity } from '../types';
import { boundedText } from './boundedText';
import { isResizeSuccess } from './claimResize';
import { standingEvent } from './standingEvents';

const CONFIG_GRACE_SECONDS = 10;
/** Attach and mount are retried; most infrastructure recovers within this time. */
const INFRASTRUCTURE_GRACE_SECONDS = 120;
/** The attach-detach controller forces a detach after six minutes. */
const MULTI_ATTACH_SECONDS = 360;
/** A node registers its drivers when it joins. */
const DRIVER_GRACE_SECONDS = 180;

interface VolumeRule {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
  /** Names of the pattern's groups, in order. */
  readonly params?: readonly string[];
  readonly severity: (seconds: number) => Severity | undefined;
}

const after =
  (grace: number) =>
  (seconds: number): Severity | undefined =>
    seconds < grace ? 'info' : undefined;

const multiAttach = (seconds: number): Severity =>
  seconds < MULTI_ATTACH_SECONDS ? 'warning' : 'error';

/** Messages of a kubelet that hasn't caught up yet. */
const TRANSIENT =
  /failed to sync (?:configmap|secret) cache|object "[^"]*"\/"[^"]*" not registered|configmap "kube-root-ca\.crt" not found/;

/** Messages of FailedMount, FailedAttachVolume and FailedMapVolume; first match wins. */
const MESSAGES: readonly VolumeRule[] = [
  {
    class: 'MountConfigMapMissing',
    pattern: /configmaps? "([^"]*)" not found/i,
    params: ['object'],
    severity: after(CONFIG_GRACE_SECONDS),
  },
  {
    class: 'MountSecretMissing',
    pattern: /secrets? "([^"]*)" not found/i,
    params: ['object'],
    severity: after(CONFIG_GRACE_SECONDS),
  },
  {
    class: 'ServiceAccountMissing',
    pattern: /failed to fetch token: serviceaccounts? "([^"]*)" not found/i,
    params: ['serviceAccount'],
    severity: after(CONFIG_GRACE_SECONDS),
  },
  {
    class: 'MountKeyMissing',
    pattern: /references non-existent (?:config|secret) key: (\S+)/,
    params: ['key'],
    severity: after(CONFIG_GRACE_SECONDS),
  },
  {
    class: 'MultiAttach',
    pattern:
      /Multi-Attach error[^\n]{0,300}used by pod\(s\) ([^\n]{0,300})|Multi-Attach error|exclusively attached to one node/,
    params: ['usedBy'],
    severity: multiAttach,
  },
  {
    // The cloud's message, where the driver doesn't tell the scheduler how many disks a node takes.
    class: 'VolumeAttachmentLimitExceeded',
    pattern:
      /(?:attachment|disk|volume)s?[-_ ]?limit[-_ ]?exceeded|max(?:imum)?(?: number of(?: \S{1,20})?| \d{1,9})? (?:(?:attached|data|persistent) )?(?:disks|volumes|attachments)\b|'maximum_persistent_disks'|max(?:imum)? (?:volume|disk|attachment) (?:count|limit)|limit of \d{1,9} (?:volumes|disks)|too many (?:\S{1,10} )?(?:volumes|disks)|(?:amount|number) of (?:the )?(?:disks?|volumes?)\b[^\n]{0,60}\breach(?:es|ed)? (?:its|the|their) limits?|no (?:free|available) (?:disk|mount|device) (?:device )?names/i,
    severity: after(INFRASTRUCTURE_GRACE_SECONDS),
  },
  {
    // The driver's message for a disk that is attached to another node.
    class: 'MultiAttach',
    pattern:
      /VolumeInUse|RESOURCE_IN_USE_BY_ANOTHER_RESOURCE|already (?:being )?(?:attached|used by|in use)|\bin[- ]use by (?!the system)|volume in-use|is (?:currently )?attached (?:to|on) (?:another|(?:a )?different)|(?<!(?:not|n't|no longer) )currently attached to\b|already owned by VM|currently (?:in )?'?in-use|still being used|still (?:mounted|attached) (?:on|to)|attached to the wrong|resource '[^'\n]{0,200}' is in use/i,
    severity: multiAttach,
  },
  {
    class: 'CSIDriverMissing',
    pattern:
      /driver name (\S+) not found in the list of registered CSI drivers|does not contain driver (\S+)/,
    params: ['driver', 'driver'],
    severity: after(DRIVER_GRACE_SECONDS),
  },
  {
    // The driver is known but doesn't run on the node, or is of a removed kind.
    class: 'CSIDriverMissing',
    pattern:
      /\/plugins\/([^/\s]+)\/csi\.sock: connect: (?:connection refused|no such file)|no volume plugin matched/,
    params: ['driver'],
    severity: after(DRIVER_GRACE_SECONDS),
  },
  {
    // Unknown in the whole cluster, so no node will register it.
    class: 'CSIDriverMissing',
    pattern: /driver (\S+) \(no CSIDriver object\)/,
    params: ['driver'],
    severity: after(CONFIG_GRACE_SECONDS),
  },
  {
    class: 'PVCNotBoundAtMount',
    pattern:
      /PVC (?:[^/\s]*\/(\S+): )?(?:PVC )?is (?:not bound|being deleted)|error processing PVC (?:[^/\s]*\/)?([^\s:]*)|failed to fetch PVC|PersistentVolumeClaim is not bound: "([^"]*)"/,
    params: ['claim', 'claim', 'claim'],
    severity: after(INFRASTRUCTURE_GRACE_SECONDS),
  },
  {
    class: 'VolumeModeMismatch',
    pattern: /has volumeMode (?:Block|Filesystem), but is specified in/,
    severity: after(CONFIG_GRACE_SECONDS),
  },
  {
    class: 'HostPathTypeCheckFailed',
    pattern: /hostPath type check failed/,
    severity: after(CONFIG_GRACE_SECONDS),
  },
  {
    class: 'AttachFailed',
    pattern: /AttachVolume\.Attach failed|^Failed to attach volume /,
    severity: after(INFRASTRUCTURE_GRACE_SECONDS),
  },
  {
    class: 'MountTimeout',
    pattern:
      /Unable to (?:attach or )?mount volumes[^\n]{0,400}\bunmounted volumes=\[([^[\]]*)\]/,
    params: ['volume'],
    severity: after(INFRASTRUCTURE_GRACE_SECONDS),
  },
];

const VOLUME_NAME = /for volume "([^"]*)"/;
const VOLUME_EVENTS: ReadonlySet<string> = new Set([
  'FailedMount',
  'FailedAttachVolume',
  'FailedMapVolume',
]);

const FALLBACKS: Readonly<Record<string, FailureClassName>> = {
  FailedAttachVolume: 'AttachFailed',
  FailedMapVolume: 'FailedMapVolume',
};

const WAITS_FOR_VOLUMES = /^Unable to (?:attach or )?mount volumes/;
const TIMED_OUT = /timed out|timeout expired|deadline exceeded/i;

function volumeDraft(facts: PodFacts, event: Event): Draft {
  const { message } = event;
  const text = boundedText(message);
  const rule = MESSAGES.find(
    ({ class: name, pattern }) =>
      pattern.test(text) && (name !== 'MountTimeout' || TIMED_OUT.test(text)),
  );
  const match = rule?.pattern.exec(text);
  const params: Record<string, string> = {};
  rule?.params?.forEach((param, position) => {
    const value = match?.[position + 1];
    if (value) params[param] = value;
  });
  const volume = params.volume ?? VOLUME_NAME.exec(message)?.[1];
  const severity = TRANSIENT.test(message)
    ? after(INFRASTRUCTURE_GRACE_SECONDS)
    : rule?.severity ?? after(INFRASTRUCTURE_GRACE_SECONDS);
  return podDraft(
    facts,
    rule?.class ?? FALLBACKS[event.reason] ?? 'MountFailed',
    {
      severity: severity(facts.ageSeconds),
      params: { ...params, volume, message },
      evidence: [eventEvidence(event)],
      since: event.firstSeen,
    },
  );
}

/** The kubelet has moved on to the image, so volumes are not the problem. */
const PAST_VOLUMES: ReadonlySet<string> = new Set([
  'Pulling',
  'Pulled',
  'Created',
  'Started',
]);

/** Timeouts name no cause, so any other failed volume event takes precedence. */
const isTimeout = ({ message }: Event): boolean =>
  WAITS_FOR_VOLUMES.test(message) && TIMED_OUT.test(message);

/** A volume can't be mounted, which only events report. */
export function failedVolumeDraft(facts: PodFacts): Draft | undefined {
  const events = facts.index.findEvents(facts.pod);
  const past = newestEvent(events, ({ reason }) => PAST_VOLUMES.has(reason));
  const isCurrent = (event: Event): boolean =>
    VOLUME_EVENTS.has(event.reason) &&
    (!past ||
      Date.parse(event.lastSeen ?? '') > Date.parse(past.lastSeen ?? ''));
  const failed =
    newestEvent(events, event => isCurrent(event) && !isTimeout(event)) ??
    newestEvent(events, isCurrent);
  return failed && volumeDraft(facts, failed);
}

/** The kubelet keeps retrying, so an event that is an hour old is over. */
const NOTE_SECONDS = 3_600;
const NOTES: Readonly<Record<string, FailureClassName>> = {
  FileSystemResizeFailed: 'FileSystemResizeFailed',
  VolumeResizeFailed: 'VolumeResizeFailed',
  VolumePermissionChangeInProgress: 'SlowPermissionChange',
};

/** Volume events that don't keep the pod from running. */
export function volumeNotes(facts: PodFacts): readonly Draft[] {
  const drafts: Draft[] = [];
  const { index, pod } = facts;
  for (const [reason, name] of Object.entries(NOTES)) {
    const event = standingEvent(index, pod, {
      isTrouble: each => each.reason === reason,
      isOver: isResizeSuccess,
      maxAgeSeconds: NOTE_SECONDS,
    });
    if (!event) continue;
    drafts.push(
      podDraft(facts, name, {
        params: {
          message: event.message,
          volume: VOLUME_NAME.exec(event.message)?.[1],
        },
        evidence: [eventEvidence(event)],
        since: event.firstSeen,
      }),
    );
  }
  return drafts;
}
