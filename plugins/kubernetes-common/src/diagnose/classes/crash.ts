import { aboutContainer, DOCS } from './define';

const crash = aboutContainer('crash');
/** `signature` classifies the last lines of the log; see LOG_PATTERNS. */
const PARAMS = [
  'exitCode',
  'restarts',
  'nextTrySeconds',
  'signature',
  'message',
  /** The period of these restarts; only if the container is up again. */
  'restartsInSeconds',
  // As kubectl writes it, for a page that was open before the backend was upgraded.
  'restartsIn',
];
const EXIT = { identity: ['exitCode'] };

/** The process ran and ended. */
export const CRASH_CLASSES = {
  ApplicationError: crash('error', DOCS.crash, [...PARAMS, 'variant'], EXIT),
  OOMKilled: crash('error', DOCS.memory, [...PARAMS, 'limit']),
  ChildOOMKilled: crash('warning', DOCS.memory, [...PARAMS, 'limit']),
  LivenessProbeKilled: crash('error', DOCS.probes, [
    ...PARAMS,
    'probe',
    'probeError',
    'timeoutSeconds',
  ]),
  StartupProbeKilled: crash('error', DOCS.startupProbes, [
    ...PARAMS,
    'probe',
    'probeError',
    'budgetSeconds',
  ]),
  SigkillUnexplained: crash('warning', DOCS.crash, [...PARAMS, 'limit'], {
    absorbedBy: ['LivenessProbeKilled', 'StartupProbeKilled'],
  }),
  TerminatedBySignal: crash(
    'warning',
    DOCS.podTermination,
    [...PARAMS, 'signal'],
    {
      ...EXIT,
      absorbedBy: ['LivenessProbeKilled', 'StartupProbeKilled'],
    },
  ),
  ExitedZeroLoop: crash('error', DOCS.restartPolicy, PARAMS, {
    absorbedBy: ['LivenessProbeKilled', 'StartupProbeKilled'],
  }),
  CommandNotFoundInShell: crash('error', DOCS.command, PARAMS),
  CommandNotExecutableInShell: crash('error', DOCS.command, PARAMS),
  NativeCrash: crash('error', DOCS.crash, [...PARAMS, 'signal'], EXIT),
  ArchMismatch: crash('error', DOCS.imagePlatforms, [...PARAMS, 'image']),
  NodeRestartOrLostContainer: crash('warning', DOCS.node, [...PARAMS, 'node']),
  InitContainerFailed: crash('error', DOCS.initContainers, PARAMS, EXIT),
  InitContainerStuck: crash('warning', DOCS.initContainers, ['seconds']),
  SidecarFailed: crash('error', DOCS.sidecars, PARAMS, EXIT),
  ContainerTerminatedError: crash(
    'error',
    DOCS.restartPolicy,
    [...PARAMS, 'failedJob', 'cronJob', 'failedRun', 'retryingJob', 'barePod'],
    EXIT,
  ),
  EphemeralContainerFailed: crash('info', DOCS.ephemeralContainers, PARAMS),
  FlappingRestarts: crash('warning', DOCS.crash, [...PARAMS, 'cause'], {
    ...EXIT,
    idGroup: 'ApplicationError',
  }),
};
