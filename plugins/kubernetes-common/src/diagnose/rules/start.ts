import { ContainerStateTerminated } from '../../model';
import { FailureClassName } from '../classes';
import { Details, Draft, fieldEvidence, podDraft } from '../draft';
import { ContainerFacts, PodFacts } from '../PodFacts';
import { FindingParams, Severity } from '../types';
import { boundedText } from './boundedText';
import { isTinyMemory } from './tinyMemory';
import { waitingSeconds, waitingSince } from './waitingSince';

/** The kubelet's caches have a new object within seconds. */
const CONFIG_GRACE_SECONDS = 10;
/** These problems resolve themselves within a sync or two. */
const TRANSIENT_SECONDS = 120;
/** A busy runtime catches up within this time. */
const LASTING_SECONDS = 600;

const TRANSIENT =
  /failed to sync (?:\S+ ){1,3}cache|object "[^"]*"\/"[^"]*" not registered|services have not yet been read at least once/i;

interface MessageRule {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
  /** Only if the container has a memory limit that is too low for any process. */
  readonly isAboutTinyLimit?: boolean;
  /** Names of the pattern's groups, in order. */
  readonly params?: readonly string[];
}

/** Messages of `CreateContainerConfigError`; first match wins. */
const CONFIG_MESSAGES: readonly MessageRule[] = [
  {
    class: 'MissingConfigMap',
    pattern: /configmaps? "([^"]*)" not found/i,
    params: ['object'],
  },
  {
    class: 'MissingSecret',
    pattern: /secrets? "([^"]*)" not found/i,
    params: ['object'],
  },
  {
    class: 'MissingConfigKey',
    pattern: /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]*\/(\S+)/,
    params: ['key', 'objectKind', 'object'],
  },
  {
    class: 'RunAsNonRootViolation',
    pattern:
      /(?:runAsNonRoot and )?image has non-numeric user \(([^()]*)\)|runAsNonRoot|non-root policy|invalid user id/,
    params: ['user'],
  },
  {
    class: 'SubPathError',
    pattern:
      /(?:failed to create subPath directory for volumeMount "([^"]*)"|failed to prepare subPath|unable to provision SubPath|error SubPath )/i,
    params: ['volume'],
  },
  {
    class: 'VolumeNotInPod',
    pattern:
      /cannot find volume "([^"]*)" to mount|environment variable key "[^"]*" not found in file|couldn't parse env file/i,
    params: ['volume'],
  },
];

/** Messages of `CreateContainerError`; first match wins. */
const CREATE_MESSAGES: readonly MessageRule[] = [
  {
    class: 'NoCommand',
    pattern:
      /no command (?:specified|or entrypoint)|no such image entrypoint|no entrypoint|no process args|args must not be empty/i,
  },
  {
    class: 'ContainerRuntimeTimeout',
    pattern:
      /context deadline exceeded|DeadlineExceeded|failed to reserve container name|error reserving ctr name|is reserved for|is already in use by container|retrying requests that are timing out|dial unix/i,
  },
];

/** The runtime or one of its programs is missing on the node, as opposed to a command of the container. */
const RUNTIME_HELPER: MessageRule = {
  class: 'DeviceOrRuntimeHookError',
  pattern:
    /retrieve OCI runtime error|get apparmor_parser version|exec: "(?:[^"\s]{0,200}\/)?(?:apparmor_parser|containerd-shim[\w.-]{0,80}|nvidia-container-[\w.-]{1,80}|nvidia-ctk|conmon(?:rs)?)": (?:executable file not found|permission denied|no such file|stat )/i,
};

const DEVICE: MessageRule = {
  class: 'DeviceOrRuntimeHookError',
  pattern:
    /nvidia-container-cli|could not select device driver|CDI device|inject CDI|custom device/i,
};

/** The kernel or systemd refuses the container's cgroup or a file system of the kernel's own. */
const CGROUP: MessageRule = {
  class: 'DeviceOrRuntimeHookError',
  pattern:
    /(?:apply|applying) cgroup config|(?:set|setting) cgroup config|cgroups? ?v2\b|cgroupsPath|cgroup mountpoint|unable to start unit "|creating systemd unit|mounting "(?:cgroup2?|proc|sysfs|mqueue|devpts)" to rootfs/i,
};

/** Messages of a start that failed (`StartError`, `ContainerCannotRun`); first match wins. */
const START_MESSAGES: readonly MessageRule[] = [
  {
    class: 'OOMAtStart',
    pattern:
      /OOM[ -]?kill(?:ed|er)|memory limit too low|minimum memory limit allowed|memory limit \d{1,12} too low|unable to set memory limit to \d|memory\.limit_in_bytes: device or resource busy/i,
  },
  {
    class: 'OOMAtStart',
    pattern: /(?:cgroup|init-p)[^\n]{0,200}cannot allocate memory/i,
    isAboutTinyLimit: true,
  },
  {
    class: 'ArchMismatch',
    pattern: /exec format error|operating system does not match|0xc0370101/i,
  },
  {
    // The working directory, which is unrelated to mounts and commands.
    class: 'ContainerStartFailed',
    pattern: /chdir to cwd|working directory|directory name is invalid/i,
  },
  {
    class: 'MountPathConflict',
    pattern:
      /trying to mount a directory onto a file|mounting "(?!(?:cgroup2?|proc|sysfs|mqueue|devpts)" to rootfs at "\/(?:proc|sys|dev)\b)[^"\n]{0,400}" to rootfs(?: at "([^"\n]{0,400})")?|\bmount [`'"]?\/[^\n`'"]{0,160}[`'"]? to [`'"]?\/[^\n]{0,160}not a directory/i,
    params: ['path'],
  },
  RUNTIME_HELPER,
  {
    class: 'CommandNotExecutableAtStart',
    pattern:
      /exec: "([^"]*)": (?:permission denied|is a directory)|open executable: permission denied|(?:fork\/)?exec [`'"]?([^`'"\s:]+)[`'"]?: permission denied|CreateProcess [^\n]{0,200}Access is denied/i,
    params: ['command', 'command'],
  },
  {
    class: 'CommandNotFoundAtStart',
    pattern:
      /exec: "([^"]*)": (?:executable file not found|stat \S+ (?:no such file or directory|not a directory)|no such file or directory)|executable file [`']?([^`'\s]*)[`']? not found|finding executable "([^"]*)"|fork\/exec ([^\s:]+): no such file|CreateProcess [^\n]{0,200}cannot find the (?:file|path)|failed to load ([^\s:]+): no such file|cannot find [`'"]?([^`'"\s]+)[`'"]? in \$PATH|\bthe file ([^\s]+) was not found|\bexec [`'"]?([^`'"\s:]+)[`'"]?: no such file/i,
    params: Array(8).fill('command'),
  },
  DEVICE,
  {
    class: 'DeviceOrRuntimeHookError',
    pattern:
      /apparmor|seccomp|operation not permitted|runtime hook|prestart hook|createRuntime hook/i,
  },
  CGROUP,
];

/** The runtime failed, and not the container. */
const RUNTIME_BUSY: MessageRule = {
  class: 'ContainerRuntimeTimeout',
  pattern: /context deadline exceeded|DeadlineExceeded|dial unix/,
};

/** Start errors that runtimes report on creation if they create and start in one step. */
const START_MESSAGES_AT_CREATE = START_MESSAGES.filter(
  rule =>
    rule === RUNTIME_HELPER ||
    rule === DEVICE ||
    rule === CGROUP ||
    rule.class.startsWith('Command') ||
    rule.class === 'MountPathConflict' ||
    rule.class === 'OOMAtStart',
);

function matchMessage(
  rules: readonly MessageRule[],
  fallback: FailureClassName,
  message: string,
  memoryLimit?: string,
): { readonly name: FailureClassName; readonly params: FindingParams } {
  const text = boundedText(message);
  for (const rule of rules) {
    if (rule.isAboutTinyLimit && !isTinyMemory(memoryLimit)) continue;
    const match = rule.pattern.exec(text);
    if (!match) continue;
    const params: Record<string, string> = {};
    rule.params?.forEach((param, position) => {
      const value = match[position + 1];
      if (value) params[param] = value;
    });
    return { name: rule.class, params };
  }
  return { name: fallback, params: {} };
}

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
