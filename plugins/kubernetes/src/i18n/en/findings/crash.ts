import { ClassTexts } from '../../findings/types';

const READ_LOG =
  'Read the crash log below, the last lines first: programs mostly say there why they end.';
const RUN_CRON_JOB =
  'Once the cause is fixed, start a run without waiting for the schedule:';

/** The process ran, and ended. */
export const crashTexts = {
  ApplicationError: {
    title: 'The program ends with an error',
    brief: 'exit code {{exitCode}}',
    meaning:
      'The program in container {{container}} starts and then ends by itself with exit code {{exitCode}}. Kubernetes starts it again each time, after longer and longer pauses.',
    plain:
      'The program in container {{container}} starts and then ends by itself with an error. Kubernetes starts it again each time, after longer and longer pauses.',
    steps: {
      readLog: READ_LOG,
      changed:
        'If it worked before, compare what changed: the image, the configuration, a database or service that it needs.',
      previousLog: 'The same log on your machine:',
      rolloutUndo: 'If the last version worked, go back to it:',
    },
  },
  OOMKilled: {
    title: 'Out of memory',
    brief: 'limit {{limit}}',
    meaning:
      'Container {{container}} used more memory than its limit of {{limit}}, so the kernel ended it at once. Such a program cannot say good-bye: its log just stops.',
    plain:
      'Container {{container}} used more memory than it may, so the kernel ended it at once. Such a program cannot say good-bye: its log just stops.',
    steps: {
      runtime:
        'Tell the language runtime its limit: -XX:MaxRAMPercentage for Java, --max-old-space-size for Node.js, GOMEMLIMIT for Go.',
      podUsage: 'See how much memory it uses now:',
      limit:
        'If it needs that much, raise resources.limits.memory, and the request with it, in {{kind}} {{name}}.',
      leak: 'If memory grows from start to end without load, look for a leak before you raise the limit.',
    },
  },
  ChildOOMKilled: {
    title: 'A child process ran out of memory',
    brief: 'limit {{limit}}',
    meaning:
      'A process that the program in container {{container}} had started was ended because memory ran out. The program itself ended later, for a reason of its own.',
    steps: {
      readLog: READ_LOG,
      limit:
        'Check whether the memory limit has room for the child processes too.',
      podUsage: 'See how much memory is used now:',
    },
  },
  LivenessProbeKilled: {
    title: 'Killed by its liveness probe',
    brief: '{{probeError}}',
    meaning:
      'Kubernetes asks container {{container}} regularly whether it is alive ({{probe}}). It failed too many times in a row, so Kubernetes ended the container and started it anew.',
    plain:
      'Kubernetes asks container {{container}} regularly whether it is alive. It failed too many times in a row, so Kubernetes ended the container and started it anew.',
    steps: {
      why: 'Find out why it did not answer: see the events for what the probe got, and the log for what the program was doing.',
      slow: 'If it is only slow at times, raise timeoutSeconds or failureThreshold; if it is slow to start, add a startupProbe.',
      dependencies:
        'A liveness probe should not ask databases or other services: their outage would restart every pod.',
      previousLog: 'The log before it was ended, on your machine:',
    },
  },
  StartupProbeKilled: {
    title: 'It does not start in time',
    brief: '{{probeError}}',
    meaning:
      'Container {{container}} has {{budgetSeconds}} seconds to answer its startup probe for the first time. It took longer, so Kubernetes ended it and tries again.',
    plain:
      'Container {{container}} did not answer its startup probe in the time it has, so Kubernetes ended it and tries again.',
    steps: {
      readLog: 'See in the log how far it came, and what it waits for.',
      raise:
        'If it just needs longer, raise failureThreshold or periodSeconds of the startupProbe.',
      probe:
        'Check that path and port of the probe are those that the program listens on.',
      previousLog: 'The log on your machine:',
    },
  },
  SigkillUnexplained: {
    title: 'Killed, and nothing says by whom',
    brief: 'exit code 137',
    meaning:
      'Container {{container}} was ended from outside, without a chance to clean up, and Kubernetes has kept no reason. Candidates: its node ran out of memory, a probe killed it and the event is gone already, or it took longer to stop than it may.',
    steps: {
      readLog: 'See whether the log ends abruptly or with a shut-down.',
      podUsage: 'Compare the use of memory with the limit:',
      podEvents: 'See what events are left:',
    },
  },
  TerminatedBySignal: {
    title: 'Stopped by a signal',
    brief: '{{signal}}',
    meaning:
      'Something asked the program in container {{container}} to stop, although the pod was not meant to go. Often it is a probe, the script that starts the program, or another process in the container.',
    steps: {
      readLog: READ_LOG,
      podEvents: 'See whether a probe failed:',
      previousLog: 'The log on your machine:',
    },
  },
  ExitedZeroLoop: {
    title: 'The program finishes, and is started again for ever',
    brief: '{{restarts}} restarts',
    meaning:
      'The program in container {{container}} ends without an error. Kubernetes takes it for a service, which should never end, and starts it again and again.',
    steps: {
      foreground:
        'If it is a service, run it in the foreground: many servers go into the background unless told not to (nginx -g "daemon off;").',
      job: 'If it has a task to finish, make it a Job or a CronJob.',
      previousLog: 'See what it did last:',
    },
  },
  CommandNotFoundInShell: {
    title: 'A script calls a command that is not there',
    brief: 'exit code 127',
    meaning:
      'The shell in container {{container}} could not find a command of the start script. The command is not installed in the image, is spelled differently, or needs a library that is missing.',
    steps: {
      readLog: 'The log names the command.',
      install: 'Install it in the image, or correct the script.',
      crlf: 'A script with Windows line ends fails like this too: save it with LF.',
      previousLog: 'The log on your machine:',
    },
  },
  CommandNotExecutableInShell: {
    title: 'A script calls a file that may not be executed',
    brief: 'exit code 126',
    meaning:
      'The shell in container {{container}} found the command, and may not execute it.',
    steps: {
      readLog: 'The log names the file.',
      chmod: 'Give it the right to be executed in the image (chmod +x).',
      interpreter:
        'Check that the interpreter in its first line is in the image.',
      previousLog: 'The log on your machine:',
    },
  },
  NativeCrash: {
    title: 'The program crashes',
    brief: '{{signal}}',
    meaning:
      'The program in container {{container}} was ended by the operating system for something it must not do ({{signal}}), such as touching memory that is not its own, or it gave up by itself (abort).',
    plain:
      'The program in container {{container}} was ended by the operating system for something it must not do, or it gave up by itself (abort).',
    steps: {
      readLog: READ_LOG,
      native:
        'Suspect native code: a library or an extension that does not fit the base image or the processor.',
      heap: 'An abort can mean that a runtime such as Node.js ran out of its own heap.',
      previousLog: 'The log on your machine:',
    },
  },
  ArchMismatch: {
    title: 'The program is built for another processor',
    brief: '{{image}}',
    meaning:
      'The node cannot execute the program in container {{container}}: it is built for another kind of processor, or it is a script without a first line that names its interpreter.',
    steps: {
      build:
        'Build the image for the nodes’ processor, for example with docker buildx build --platform linux/amd64.',
      shebang: 'For a script, begin it with a line such as #!/bin/sh.',
      listNodes: 'See what your nodes are:',
    },
  },
  NodeRestartOrLostContainer: {
    title: 'The node lost the container',
    brief: 'node {{node}}',
    meaning:
      'The node, or its container runtime, was restarted under container {{container}}. The program did not fail.',
    steps: {
      nothing: 'Nothing to do if it is ready again.',
      podWide:
        'If it happens repeatedly, tell your platform team which node it is:',
    },
  },
  InitContainerFailed: {
    title: 'An init container fails, so the program never starts',
    brief: 'exit code {{exitCode}}',
    meaning:
      'Before the program starts, container {{container}} has to finish its preparations. It ends with exit code {{exitCode}}, and everything after it waits.',
    plain:
      'Before the program starts, container {{container}} has to finish its preparations. It ends with an error, and everything after it waits.',
    steps: {
      readLog:
        'Read the log of {{container}} below. The program itself has not run, and has no log.',
      needs:
        'Check what it waits for or changes: a database, a migration, a download.',
      previousLog: 'The log on your machine:',
    },
  },
  InitContainerStuck: {
    title: 'An init container does not finish',
    brief: '{{container}}',
    meaning:
      'Container {{container}} has been preparing for {{seconds}} seconds, and the program starts only after it.',
    plain:
      'Container {{container}} has been preparing for long, and the program starts only after it.',
    steps: {
      currentLog: 'See what it waits for:',
      needs: 'If it waits for a service, see whether that one is up.',
    },
  },
  SidecarFailed: {
    title: 'A sidecar container fails',
    brief: '{{container}}',
    meaning:
      'Container {{container}} runs beside the program and keeps failing. While it has not started, the program does not start either.',
    steps: {
      readLog: 'Read the log of {{container}} below.',
      owner:
        'If something added it (a service mesh, an agent), its owners know more.',
      previousLog: 'The log on your machine:',
    },
  },
  ContainerTerminatedError: {
    title: 'Failed and not restarted',
    brief: 'exit code {{exitCode}}',
    meaning:
      'Container {{container}} ended with exit code {{exitCode}}, and the pod’s restart policy says not to start it again.',
    plain:
      'Container {{container}} ended with an error, and the pod’s restart policy says not to start it again.',
    steps: {
      readLog: READ_LOG,
      currentLog: 'The log on your machine:',
      retrying: 'Job {{retryingJob}} retries by itself.',
      newJob:
        'To retry, create a new Job from the same manifest. Deleting the pod of Job {{failedJob}} doesn’t retry it: its backoffLimit is spent.',
      runCronJob: RUN_CRON_JOB,
      newPod: 'To retry, delete pod {{barePod}} and create it again.',
    },
  },
  EphemeralContainerFailed: {
    title: 'A debug container ended with an error',
    brief: '{{container}}',
    meaning:
      'Somebody attached container {{container}} to look into the pod, and it ended. The pod itself is not affected.',
    steps: { nothing: 'Nothing to do.' },
  },
  FlappingRestarts: {
    title: 'Keeps crashing, currently up',
    brief: 'exit code {{exitCode}}',
    meaning:
      'Container {{container}} has crashed {{restarts}} times, last with exit code {{exitCode}}. It is up now, but each crash drops the requests in flight.',
    plain:
      'Container {{container}} keeps crashing. It is up now, but each crash drops the requests in flight.',
    steps: {
      readLog: 'Read the last lines of the crashed run in the log below.',
      pattern:
        'Look for a pattern: a time of day, a kind of request, growing memory use.',
      podUsage: 'Check its current usage:',
      previousLog: 'The same log on your machine:',
    },
  },
} as const satisfies ClassTexts;
