import {
  ClusterReasonCode,
  DIAGNOSIS_STEPS,
  DiagnosisStep,
  DiagnosisStepName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { classifyError } from '../transport';
import { withDeadline } from '../util/timing';
import { RequestWay, RequestWayOptions } from './RequestWay';

/** Longer than any of these takes when all is well, and short enough to wait for all of them. */
const STEP_DEADLINE_MS = 5_000;

export interface DiagnoseOptions extends RequestWayOptions {
  readonly signal: AbortSignal;
  /** For each step; 5 s when absent. */
  readonly stepDeadlineMs?: number;
  /** Milliseconds that only ever grow. */
  readonly now?: () => number;
}

/** Goes the way of a request step by step, and ends at the first that fails. Never rejects. */
export async function diagnoseCluster(
  options: DiagnoseOptions,
): Promise<readonly DiagnosisStep[]> {
  const steps: DiagnosisStep[] = [];
  const { problem } = options.cluster;
  if (problem !== undefined) {
    return [
      failedStep(DIAGNOSIS_STEPS[0], 0, 'misconfigured', problem),
      ...skipped(1),
    ];
  }
  const way = new RequestWay(options);
  try {
    for (const step of DIAGNOSIS_STEPS) {
      const taken = await take(step, way, options);
      steps.push(taken);
      if (taken.outcome === 'failed') break;
    }
  } finally {
    way.close();
  }
  return [...steps, ...skipped(steps.length)];
}

function skipped(from: number): readonly DiagnosisStep[] {
  return DIAGNOSIS_STEPS.slice(from).map(step => ({
    step,
    outcome: 'skipped',
    message: 'not tried, because a step before it failed',
  }));
}

async function take(
  step: DiagnosisStepName,
  way: RequestWay,
  {
    signal,
    stepDeadlineMs = STEP_DEADLINE_MS,
    now = () => performance.now(),
  }: DiagnoseOptions,
): Promise<DiagnosisStep> {
  const deadline = withDeadline(signal, stepDeadlineMs);
  const startedAt = now();
  try {
    const found = await way.take(step, deadline.signal);
    if ('skipped' in found) {
      return { step, outcome: 'skipped', message: found.skipped };
    }
    const ms = Math.round(now() - startedAt);
    return found.ok
      ? { step, outcome: 'ok', ms, message: found.value }
      : failedStep(
          step,
          ms,
          found.reason.code,
          found.detail ?? found.reason.message,
        );
  } catch (error) {
    const { reason } = classifyError(error);
    const ms = Math.round(now() - startedAt);
    return failedStep(step, ms, reason.code, reason.message);
  } finally {
    deadline.done();
  }
}

function failedStep(
  step: DiagnosisStepName,
  ms: number,
  code: ClusterReasonCode,
  message: string,
): DiagnosisStep {
  return { step, outcome: 'failed', ms, code, message };
}
