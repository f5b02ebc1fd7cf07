import { ContainerStateTerminated } from '../../model';
import { FailureClassName } from '../classes';
import { Details, Draft, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';
import { Severity } from '../types';
import {
  CONFIG_MESSAGES,
  CREATE_MESSAGES,
  matchMessage,
  RUNTIME_BUSY,
  START_MESSAGES,
  START_MESSAGES_AT_CREATE,
} from './startMessages';
import { waitingSeconds, waitingSince } from './waitingSince';

/** The kubelet's caches have a new object within seconds. */
const CONFIG_GRACE_SECONDS = 10;
/** These problems resolve themselves within a sync or two. */
const TRANSIENT_SECONDS = 120;
/** A busy runtime catches up within this time. */
const LASTING_SECONDS = 600;

const TRANSIENT =
  /failed to sync (?:\S+ ){1,3}cache|object "[^"]*"\/"[^"]*" not registered|services have not yet been read at least once/i;

/** Evidence for a waiting container: the kubelet's reason and message. */
function waitingDraft(
  facts: PodFacts,
  container: ContainerFacts,
  name: FailureClassName,
  message: string,
  { severity, params }: Pick<Details, 'severity' | 'params'>,
): Draft {
  return podDraft(
    facts,
    name,
    {
      severity,
      params: { ...params, message },
      evidence: [
        fieldEvidence(
          facts.pod,
          `${container.path}.state.waiting.message`,
          message,
        ),
      ],
      since: waitingSince(facts, container),
    },
    container,
  );
}

/** The container couldn't be configured and was not created. */
export function configDraft(facts: PodFacts, container: ContainerFacts): Draft {
  const message = container.status.state.waiting?.message ?? '';
  const { name, params } = matchMessage(
    CONFIG_MESSAGES,
    'ContainerConfigOther',
    message,
  );
  const grace = TRANSIENT.test(message)
    ? TRANSIENT_SECONDS
    : CONFIG_GRACE_SECONDS;
  return waitingDraft(facts, container, name, message, {
    severity: waitingSeconds(facts, container) >= grace ? undefined : 'info',
    params: {
      ...params,
      ...(name === 'RunAsNonRootViolation' && {
        image: container.spec?.image,
      }),
    },
  });
}

function createSeverity(
  name: FailureClassName,
  seconds: number,
): Severity | undefined {
  if (name !== 'ContainerRuntimeTimeout') return undefined;
  if (seconds < TRANSIENT_SECONDS) return 'info';
  return seconds < LASTING_SECONDS ? 'warning' : 'error';
}

/** Classes about the node. */
const NAMES_NODE: ReadonlySet<string> = new Set([
  'DeviceOrRuntimeHookError',
  'ContainerRuntimeTimeout',
]);

/** The runtime refused to create the container. */
export function createDraft(
  facts: PodFacts,
  container: ContainerFacts,
  message: string = container.status.state.waiting?.message ?? '',
): Draft {
  const start = matchMessage(
    START_MESSAGES_AT_CREATE,
    'CreateContainerFailed',
    message,
    container.spec?.limits.memory,
  );
  const { name, params } = matchMessage(CREATE_MESSAGES, start.name, message);
  return waitingDraft(facts, container, name, message, {
    severity: createSeverity(name, waitingSeconds(facts, container)),
    params: {
      ...(name === start.name ? start.params : params),
      ...((name === 'NoCommand' || name.startsWith('Command')) && {
        image: container.spec?.image,
      }),
      ...(name === 'OOMAtStart' && { limit: container.spec?.limits.memory }),
      ...(NAMES_NODE.has(name) && { node: facts.pod.spec.nodeName }),
    },
  });
}

/** The runtime created the container but couldn't start its process, so there are no logs. */
export function startDraft(
  facts: PodFacts,
  container: ContainerFacts,
  run: {
    readonly terminated?: ContainerStateTerminated;
    readonly path: string;
  },
): Draft {
  const waiting = container.status.state.waiting;
  const message = run.terminated?.message ?? waiting?.message ?? '';
  const { name, params } = matchMessage(
    [...START_MESSAGES, RUNTIME_BUSY],
    'ContainerStartFailed',
    message,
    container.spec?.limits.memory,
  );
  return podDraft(
    facts,
    name,
    {
      params: {
        ...params,
        message,
        ...(name !== 'ContainerRuntimeTimeout' && {
          restarts: container.status.restartCount,
        }),
        ...(name.startsWith('Command') && { image: container.spec?.image }),
        ...(name === 'OOMAtStart' && { limit: container.spec?.limits.memory }),
        ...(NAMES_NODE.has(name) && {
          node: facts.pod.spec.nodeName,
        }),
      },
      evidence: [
        fieldEvidence(
          facts.pod,
          run.terminated
            ? `${run.path}.message`
            : `${container.path}.state.waiting.message`,
          message,
        ),
      ],
      since: waitingSince(facts, container),
    },
    container,
  );
}
