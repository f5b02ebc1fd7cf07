import { Behaviour } from '../life/behaviour';
import { FULL_LOAD } from '@podlight/fake-kubernetes-api-server';
import { Problem } from '../scenario/problems';

/** A range around a duration, because runs differ a little. */
export function about(seconds: number): readonly [number, number] {
  return [seconds * 0.8, seconds * 1.25];
}

/** Settings of the simulated services' probes. */
export const PROBE_PERIOD_SECONDS = 10;
export const FAILURE_THRESHOLD = 3;

/** What a problem changes about a pod. */
export interface PodProblem {
  readonly behaviour?: Behaviour;
  readonly image?: string;
  readonly logs?: string;
  readonly extraSpec?: Readonly<Record<string, unknown>>;
  readonly init?: {
    readonly name: string;
    readonly behaviour: Behaviour;
    readonly logs?: string;
  };
  readonly unschedulable?: string;
}

const startFailure = (command: string) =>
  `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "${command}": stat ${command}: no such file or directory`;

function pullFailure(image: string, cause: string): Behaviour {
  return { type: 'pullError', message: `${cause.replace(/IMAGE/g, image)}` };
}

function withTag(image: string, tag: string): string {
  return image.replace(/:[^:/]*$/, `:${tag}`);
}

function imageProblem(problem: Problem, image: string): PodProblem | undefined {
  switch (problem.type) {
    case 'imageNotFound': {
      const missing = problem.tag ? withTag(image, problem.tag) : image;
      const cause =
        'rpc error: code = NotFound desc = failed to pull and unpack image "IMAGE": failed to resolve image: IMAGE: not found';
      return { image: missing, behaviour: pullFailure(missing, cause) };
    }
    case 'imageUnauthorized': {
      const cause =
        'failed to pull and unpack image "IMAGE": failed to resolve image: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials';
      return { behaviour: pullFailure(image, cause) };
    }
    case 'invalidImageName': {
      const message = `Failed to apply default image tag "${problem.image}": couldn't parse image name "${problem.image}": invalid reference format`;
      return {
        image: problem.image,
        behaviour: { type: 'invalidImageName', message },
      };
    }
    default:
      return undefined;
  }
}

function configProblem(problem: Problem): PodProblem | undefined {
  switch (problem.type) {
    case 'missingConfigMap':
      return {
        behaviour: {
          type: 'configError',
          message: `configmap "${problem.name}" not found`,
        },
        extraSpec: { envFrom: [{ configMapRef: { name: problem.name } }] },
      };
    case 'missingSecret':
      return {
        behaviour: {
          type: 'configError',
          message: `secret "${problem.name}" not found`,
        },
        extraSpec: { envFrom: [{ secretRef: { name: problem.name } }] },
      };
    case 'commandNotFound':
      return {
        behaviour: {
          type: 'startError',
          message: startFailure(problem.command),
        },
        extraSpec: { command: [problem.command] },
      };
    default:
      return undefined;
  }
}

function runtimeProblem(problem: Problem): PodProblem | undefined {
  switch (problem.type) {
    case 'crash':
      return {
        behaviour: {
          type: 'exits',
          exitCode: problem.exitCode,
          afterSeconds: about(problem.after),
          reason: problem.exitCode === 0 ? 'Completed' : 'Error',
          // A short run ends before its first probe.
          readyAfterSeconds: PROBE_PERIOD_SECONDS,
        },
        logs: problem.logs,
      };
    case 'oomKilled':
      return {
        behaviour: {
          type: 'exits',
          exitCode: 137,
          afterSeconds: about(problem.after),
          reason: 'OOMKilled',
          readyAfterSeconds: 5,
        },
        logs: problem.logs,
      };
    case 'notReady':
      return {
        behaviour: {
          type: 'neverReady',
          message: problem.message,
          periodSeconds: PROBE_PERIOD_SECONDS,
          afterSeconds: problem.after,
        },
        logs: problem.logs,
      };
    case 'livenessKilled':
      return {
        behaviour: {
          type: 'killedByProbe',
          probe: 'Liveness',
          afterSeconds: about(problem.after),
          exitCode: problem.exitCode,
          message: problem.message,
          periodSeconds: PROBE_PERIOD_SECONDS,
          failureThreshold: FAILURE_THRESHOLD,
        },
        logs: problem.logs,
      };
    case 'throttled':
      return { extraSpec: { env: [FULL_LOAD] } };
    default:
      return undefined;
  }
}

/** The changes to a pod with this image that a problem of the scenario makes. */
export function applyProblem(
  problem: Problem | undefined,
  image: string,
  nodes: number,
): PodProblem {
  if (!problem) return {};
  if (problem.type === 'initFails') {
    const behaviour: Behaviour = {
      type: 'exits',
      exitCode: problem.exitCode,
      afterSeconds: about(problem.after),
      reason: 'Error',
      readyAfterSeconds: Infinity,
    };
    return { init: { name: problem.container, behaviour, logs: problem.logs } };
  }
  if (problem.type === 'unschedulable') {
    const message = problem.message.replace(/\{\{nodes\}\}/g, String(nodes));
    return { unschedulable: `0/${nodes} nodes are available: ${message}` };
  }
  return (
    imageProblem(problem, image) ??
    configProblem(problem) ??
    runtimeProblem(problem) ??
    {}
  );
}
