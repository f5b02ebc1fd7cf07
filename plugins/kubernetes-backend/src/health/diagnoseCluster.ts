import {
  ClusterFault,
  ClusterReason,
  DIAGNOSIS_STEPS,
  DiagnosisStep,
  DiagnosisStepName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { classifyError } from '../transport';
import { withDeadline } from '../util/timing';
import {
  ConnectivityProbe,
  ConnectivityProbeOptions,
} from './ConnectivityProbe';

/** Longer than any healthy step takes, and short enough to wait for all of them. */
const STEP_DEADLINE_MS = 5_000;

export interface DiagnoseOptions extends ConnectivityProbeOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for each step; defaults to 5,000. */
  readonly stepDeadlineMs?: number;
  /** Monotonic time in milliseconds. */
  readonly now?: () => number;
}

/** Tests the path of a request step by step and stops at the first failure. Never rejects. */
export async function diagnoseCluster(
  options: DiagnoseOptions,
): Promise<readonly DiagnosisStep[]> {
  const steps: DiagnosisStep[] = [];
  const { problem } = options.cluster;
  if (problem !== undefined) {
    return [
      failedStep(DIAGNOSIS_STEPS[0], 0, {
        code: 'misconfigured',
        message: problem,
      }),
      ...skipped(1),
    ];
  }
  const probe = new ConnectivityProbe(options);
  try {
    for (const step of DIAGNOSIS_STEPS) {
      const result = await runStep(step, probe, options);
      steps.push(result);
      if (result.outcome === 'failed') break;
    }
  } finally {
    probe.close();
  }
  return [...steps, ...skipped(steps.length)];
}

function skipped(from: number): readonly DiagnosisStep[] {
  return DIAGNOSIS_STEPS.slice(from).map(step => ({
    step,
    outcome: 'skipped',
    message: 'an earlier check failed',
  }));
}

async function runStep(
  step: DiagnosisStepName,
  probe: ConnectivityProbe,
  {
    signal,
    stepDeadlineMs = STEP_DEADLINE_MS,
    now = () => performance.now(),
  }: DiagnoseOptions,
): Promise<DiagnosisStep> {
  const startedAt = now();
  try {
    const found = await withDeadline(signal, stepDeadlineMs, until =>
      probe.run(step, until),
    );
    if ('skipped' in found) {
      return { step, outcome: 'skipped', message: found.skipped };
    }
    const ms = Math.round(now() - startedAt);
    return found.ok
      ? { step, outcome: 'ok', ms, message: found.value }
      : failedStep(step, ms, {
          ...found.reason,
          message: found.detail ?? found.reason.message,
        });
  } catch (error) {
    const { reason } = classifyError(error);
    const ms = Math.round(now() - startedAt);
    return failedStep(step, ms, inStep(step, reason));
  }
}

/** Explains a timeout by the step that was running. */
const TIMED_OUT: Readonly<
  Partial<Record<DiagnosisStepName, readonly [ClusterFault, string]>>
> = {
  dns: ['name-server-failed', 'the name server timed out'],
  tcp: ['connect-timeout', 'connection timed out'],
  tls: ['handshake-timeout', 'TLS handshake timed out'],
};

function inStep(step: DiagnosisStepName, reason: ClusterReason): ClusterReason {
  const late = reason.code === 'timeout' ? TIMED_OUT[step] : undefined;
  return late ? { ...reason, fault: late[0], message: late[1] } : reason;
}

function failedStep(
  step: DiagnosisStepName,
  ms: number,
  { code, fault, message }: ClusterReason,
): DiagnosisStep {
  return {
    step,
    outcome: 'failed',
    ms,
    code,
    ...(fault && { fault }),
    message,
  };
}
