import { ClassTexts } from '../types';

const READ_LOG =
  'Read the crash log below: the last lines usually name the cause.';
const LOG_IN_TERMINAL = 'Get the log in your terminal:';
const RUN_CRON_JOB =
  'Once the cause is fixed, start a run now instead of waiting for the schedule:';

/** The process ran, and ended. */
export const crashTexts = {
  ApplicationError: {
    title: 'Crashes with an error',
    brief: 'exit code {{exitCode}}',
    meaning:
      'The process in container {{container}} exits with code {{exitCode}}. Kubernetes restarts it each time, with longer and longer waits in between (CrashLoopBackOff).',
    plain:
      'The process in container {{container}} exits with an error. Kubernetes restarts it each time, with longer and longer waits in between (CrashLoopBackOff).',
    steps: {
      readLog: READ_LOG,
      changed:
        'If it used to work, check what changed: the image, the configuration, or a database or service that it depends on.',
      previousLog: LOG_IN_TERMINAL,
      rolloutUndo: 'If the previous revision worked, roll back to it:',
    },
    variants: {
      atStart: {
        title: 'Crashes at start',
        meaning:
          'The process in container {{container}} exits with code {{exitCode}} within a minute of starting. Kubernetes restarts it each time, with longer and longer waits in between (CrashLoopBackOff).',
        plain:
          'The process in container {{container}} exits with an error within a minute of starting. Kubernetes restarts it each time, with longer and longer waits in between (CrashLoopBackOff).',
      },
    },
  },
  OOMKilled: {
    title: 'Out of memory',
    brief: 'limit {{limit}}',
    meaning:
      'Container {{container}} hit its memory limit of {{limit}}, so the kernel killed it without warning (OOMKilled): the log simply stops.',
    plain:
      'Container {{container}} ran out of memory (its own limit, the pod’s, or the node’s memory), so the kernel killed it without warning (OOMKilled): the log simply stops.',
    steps: {
      podUsage: 'While it’s up, check how much memory it uses:',
      leak: 'If memory keeps growing without load, look for a leak before you raise the limit.',
      runtime:
        'Make sure that the language runtime knows the limit: -XX:MaxRAMPercentage for Java, --max-old-space-size for Node.js, GOMEMLIMIT for Go.',
      limit:
        'If it really needs that much, raise resources.limits.memory in {{kind}} {{name}}, and the request along with it.',
    },
  },
  ChildOOMKilled: {
    title: 'Child process ran out of memory',
    brief: 'limit {{limit}}',
    meaning:
      'A child process in container {{container}} was killed because memory ran out. The main process wasn’t killed; it exited afterward with code {{exitCode}}, possibly because of this.',
    plain:
      'A child process in container {{container}} was killed because memory ran out. The main process wasn’t killed; it exited afterward, possibly because of this.',
    steps: {
      readLog: READ_LOG,
      podUsage: 'While it’s up, check how much memory it uses:',
      limit:
        'Check that the memory limit leaves room for child processes as well.',
    },
  },
  LivenessProbeKilled: {
    title: 'Killed by its liveness probe',
    brief: '{{probeError}}',
    meaning:
      'The liveness probe of container {{container}} ({{probe}}), a regular check that the app is alive, failed too many times in a row, so Kubernetes killed the container to restart it.',
    plain:
      'The liveness probe of container {{container}}, a regular check that the app is alive, failed too many times in a row, so Kubernetes killed the container to restart it.',
    steps: {
      why: 'Find out why the probe failed: the events show what the probe got, the log shows what the app was doing.',
      slow: 'If the app is only slow at times, raise timeoutSeconds or failureThreshold. If it’s slow to start, add a startupProbe.',
      dependencies:
        'Don’t let a liveness probe check databases or other services: one outage would restart every pod.',
      previousLog: 'Get the log from before the kill in your terminal:',
    },
  },
  StartupProbeKilled: {
    title: 'Killed by its startup probe',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} has {{budgetSeconds}} seconds to pass its startup probe, the check that it has finished starting. It didn’t, so Kubernetes killed it to start over.',
    plain:
      'Container {{container}} didn’t pass its startup probe (the check that it has finished starting) in time, so Kubernetes killed it to start over.',
    steps: {
      readLog: 'In the log, check how far it got and what it’s waiting for.',
      probe: 'Check that the app answers on the probe’s path and port.',
      raise:
        'If it just needs more time, raise failureThreshold or periodSeconds of the startupProbe.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  SigkillUnexplained: {
    title: 'Killed (SIGKILL), cause unknown',
    brief: 'exit code 137',
    meaning:
      'Something killed container {{container}} before it could clean up, and Kubernetes recorded no reason. Common causes: the node ran out of memory, a probe failed and its event has expired, or the container took longer to stop than its grace period allows.',
    steps: {
      readLog: 'Check whether the log breaks off or ends with a shutdown.',
      podUsage: 'While it’s up, compare its memory use with the limit:',
      podEvents: 'Check which events are left:',
    },
  },
  TerminatedBySignal: {
    title: 'Stopped by a signal',
    brief: '{{signal}}',
    meaning:
      'A signal stopped container {{container}}, although the pod isn’t being deleted. The signal usually comes from a failed probe, the start script, or another process in the container.',
    steps: {
      readLog: READ_LOG,
      podEvents: 'Check whether a probe failed:',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  ExitedZeroLoop: {
    title: 'Exits with code 0 and keeps restarting',
    brief: 'restarts: {{restarts}}',
    meaning:
      'The process in container {{container}} exits with code 0. Kubernetes expects it to keep running (restartPolicy: Always), so it restarts the container each time.',
    steps: {
      foreground:
        'If it’s a server, run it in the foreground: many run in the background by default (for nginx, add -g "daemon off;").',
      job: 'If it’s a task that finishes, make it a Job or a CronJob.',
      previousLog: 'Check what it did last:',
    },
  },
  CommandNotFoundInShell: {
    title: 'Command or library not found',
    brief: 'exit code 127',
    meaning:
      'The start script of container {{container}} calls a command that the shell can’t find, or the executable lacks a shared library. It’s missing from the image, or its name or path is wrong.',
    steps: {
      readLog: 'Read the log: it names the command or library.',
      install: 'Install it in the image, or correct the script.',
      crlf: 'If the script has Windows line endings (CRLF), save it with LF.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  CommandNotExecutableInShell: {
    title: 'Script calls a file that isn’t executable',
    brief: 'exit code 126',
    meaning:
      'The shell in container {{container}} found the command but can’t execute it: it lacks the execute permission, or it isn’t an executable.',
    steps: {
      readLog: 'Read the log: it names the file.',
      chmod: 'Make it executable in the image (chmod +x).',
      interpreter:
        'If it’s a script, check that the interpreter in its first line (#!) is in the image.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  NativeCrash: {
    title: 'Crashes with a fatal signal',
    brief: '{{signal}}',
    meaning:
      'The process in container {{container}} crashed with {{signal}}. The operating system sends it for an illegal operation, such as an invalid memory access. The process can also abort itself.',
    plain:
      'The process in container {{container}} crashed with a fatal signal. The operating system sends it for an illegal operation, such as an invalid memory access. The process can also abort itself.',
    steps: {
      readLog: READ_LOG,
      native:
        'The likely culprit is native code: a library or extension that doesn’t match the base image or the CPU.',
      heap: 'If it aborted (SIGABRT), check the log for an exhausted heap, for example in Node.js.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  ArchMismatch: {
    title: 'Built for a different CPU architecture',
    brief: '{{image}}',
    meaning:
      'The node can’t execute the file that starts container {{container}} (exec format error). Either the image is built for another CPU architecture, or the file is a script without a #! line.',
    steps: {
      nodePlatforms: 'See which architectures the nodes have:',
      build:
        'Build the image for the nodes’ architecture, for example with docker buildx build --platform linux/amd64.',
      shebang: 'If it’s a script, start it with a line such as #!/bin/sh.',
    },
  },
  NodeRestartOrLostContainer: {
    title: 'Container lost in a node or runtime restart',
    brief: 'node {{node}}',
    meaning:
      'The node or its container runtime restarted while container {{container}} was running. The app didn’t crash.',
    steps: {
      nothing: 'If it’s ready again, there’s nothing to do.',
      podWide:
        'If it happens repeatedly, tell your platform team which node it is:',
    },
  },
  InitContainerFailed: {
    title: 'Init container fails, so the app never starts',
    brief: 'exit code {{exitCode}}',
    meaning:
      'Init container {{container}} has to succeed before the app starts. It exits with code {{exitCode}}, so nothing after it starts.',
    plain:
      'Init container {{container}} has to succeed before the app starts. It exits with an error, so nothing after it starts.',
    steps: {
      readLog:
        'Read the log of {{container}} below. The app hasn’t started, so it has no log.',
      needs:
        'Check what it depends on or changes: a database, a migration, a download.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  InitContainerStuck: {
    title: 'Init container doesn’t finish',
    brief: '{{container}}',
    meaning:
      'Init container {{container}} has been running for {{duration}}, and the app starts only after it finishes.',
    plain:
      'Init container {{container}} has been running for a long time, and the app starts only after it finishes.',
    steps: {
      currentLog: 'Check what it’s waiting for:',
      needs: 'If it waits for a service, check that the service is up.',
    },
  },
  SidecarFailed: {
    title: 'Sidecar container keeps failing',
    brief: '{{container}}',
    meaning:
      'Sidecar {{container}} runs next to the app and keeps failing. Until it has started, the app doesn’t start either.',
    steps: {
      readLog: 'Read the log of {{container}} below.',
      owner:
        'If it was injected (by a service mesh or an agent), ask the team that runs the injector.',
      previousLog: LOG_IN_TERMINAL,
    },
  },
  ContainerTerminatedError: {
    title: 'Failed and not restarted',
    brief: 'exit code {{exitCode}}',
    meaning:
      'Container {{container}} exited with code {{exitCode}} and isn’t restarted in this pod.',
    plain:
      'Container {{container}} exited with an error and isn’t restarted in this pod.',
    steps: {
      readLog: READ_LOG,
      currentLog: LOG_IN_TERMINAL,
      retrying: 'Wait: Job {{retryingJob}} retries automatically.',
      newJob:
        'To retry, create a new Job from the same manifest. Deleting the pod doesn’t retry Job {{failedJob}}: it has failed for good.',
      runCronJob: RUN_CRON_JOB,
      newPod: 'To retry, delete pod {{barePod}} and create it again.',
    },
  },
  EphemeralContainerFailed: {
    title: 'Debug container exited with an error',
    brief: '{{container}}',
    meaning:
      'Container {{container}} was attached to debug the pod (kubectl debug) and has exited. The pod itself isn’t affected.',
    steps: { nothing: 'Nothing to do.' },
  },
  FlappingRestarts: {
    title: 'Keeps crashing, currently up',
    brief: 'exit code {{exitCode}}',
    meaning:
      'Container {{container}} has crashed {{restarts}} times, last with exit code {{exitCode}}. It’s up now, but each crash drops the requests in flight.',
    plain:
      'Container {{container}} keeps crashing. It’s up now, but each crash drops the requests in flight.',
    steps: {
      readLog: 'Read the last lines of the crashed run in the log below.',
      pattern:
        'Look for a pattern: a time of day, a kind of request, growing memory use.',
      podUsage: 'Check its current usage:',
      previousLog: LOG_IN_TERMINAL,
    },
  },
} as const satisfies ClassTexts;
