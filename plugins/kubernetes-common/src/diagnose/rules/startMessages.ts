import { FailureClassName } from '../classes';
import { FindingParams } from '../types';
import { boundedText } from './boundedText';
import { isTinyMemory } from './tinyMemory';

/** A class, and the words that lead to it. */
export interface MessageRule {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
  /** Only if the container has a memory limit that is too low for any process. */
  readonly isAboutTinyLimit?: boolean;
  /** Names of the pattern's groups, in order. */
  readonly params?: readonly string[];
  readonly variant?: string;
}

/** Messages of `CreateContainerConfigError`; first match wins. */
export const CONFIG_MESSAGES: readonly MessageRule[] = [
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
    pattern: /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]*\/(\S+)/i,
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
      /(?:failed to create subPath directory for volumeMount "([^"]*)"|failed to prepare subPath|unable to provision SubPath|error SubPath |^stat \S+: no such file or directory$)/i,
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
export const CREATE_MESSAGES: readonly MessageRule[] = [
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
  variant: 'kernel',
  pattern:
    /(?:apply|applying) cgroup config|(?:set|setting) cgroup config|cgroups? ?v2\b|cgroupsPath|cgroup mountpoint|unable to start unit "|creating systemd unit|mounting "(?:cgroup2?|proc|sysfs|mqueue|devpts)" to rootfs/i,
};

/** Messages of a start that failed (`StartError`, `ContainerCannotRun`); first match wins. */
export const START_MESSAGES: readonly MessageRule[] = [
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
  CGROUP,
  {
    class: 'DeviceOrRuntimeHookError',
    pattern:
      /apparmor|seccomp|operation not permitted|runtime hook|prestart hook|createRuntime hook/i,
  },
];

/** The runtime failed, and not the container. */
export const RUNTIME_BUSY: MessageRule = {
  class: 'ContainerRuntimeTimeout',
  pattern: /context deadline exceeded|DeadlineExceeded|dial unix/,
};

/** Start errors that runtimes report on creation if they create and start in one step. */
export const START_MESSAGES_AT_CREATE = START_MESSAGES.filter(
  rule =>
    rule === RUNTIME_HELPER ||
    rule === DEVICE ||
    rule === CGROUP ||
    rule.class.startsWith('Command') ||
    rule.class === 'MountPathConflict' ||
    rule.class === 'OOMAtStart',
);

/** The first rule that matches, and what its pattern captured. */
export function matchMessage(
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
    const params: Record<string, string> = {
      ...(rule.variant && { variant: rule.variant }),
    };
    rule.params?.forEach((param, position) => {
      const value = match[position + 1];
      if (value) params[param] = value;
    });
    return { name: rule.class, params };
  }
  return { name: fallback, params: {} };
}
