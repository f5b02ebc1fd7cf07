import { dedupe } from './dedupe';
import { Draft } from './draft';
import { worst } from './severity';

/** Symptoms that do not raise the severity of their cause. */
const KEEPS_SEVERITY: ReadonlySet<string> = new Set([
  'ServiceNoEndpoints',
  'HPAFailedGetMetrics',
  'DaemonSetUnavailable',
  'JobRetrying',
  'MinimumReplicasUnavailable',
  'StatefulSetStuck',
  'CustomResourceFailed',
  'CustomResourceStuck',
  'CustomResourceSuspended',
]);

/** The cause with more symptoms, as severe as the worst of them. */
export function withSymptoms(cause: Draft, symptoms: readonly Draft[]): Draft {
  if (symptoms.length === 0) return cause;
  const severity = symptoms
    .filter(symptom => !KEEPS_SEVERITY.has(symptom.class))
    .reduce(
      (result, symptom) => worst(result, symptom.severity),
      cause.severity,
    );
  return {
    ...cause,
    severity,
    symptoms: dedupe([...cause.symptoms, ...symptoms]),
  };
}
