import {
  ClusterDiagnosis,
  ClusterHealthList,
  ClusterHealthRow,
  DiagnosisStep,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseJson, unreadable } from '../stream/readJson';
import { field, hasTexts, isArrayOf } from './jsonShapes';

/**
 * Reads the answer of the `clusters` route.
 *
 * @throws `StreamError` when it is something else
 *
 * @internal
 */
export function parseClusters(text: string): ClusterHealthList {
  const list = parseJson(text);
  if (!isClusterHealthList(list)) throw unreadable('a list of clusters', text);
  return list;
}

/**
 * Reads the answer of the `diagnosis` route.
 *
 * @throws `StreamError` when it is something else
 *
 * @internal
 */
export function parseDiagnosis(text: string): ClusterDiagnosis {
  const diagnosis = parseJson(text);
  if (!isClusterDiagnosis(diagnosis)) throw unreadable('a diagnosis', text);
  return diagnosis;
}

function isClusterHealthList(value: unknown): value is ClusterHealthList {
  return (
    hasTexts(value, 'at') &&
    isArrayOf(field(value, 'clusters'), isClusterHealthRow) &&
    isArrayOf(field(value, 'providerProblems'), problem =>
      hasTexts(problem, 'provider', 'message'),
    )
  );
}

function isClusterHealthRow(value: unknown): value is ClusterHealthRow {
  return (
    hasTexts(
      value,
      'name',
      'condition',
      'provider',
      'authProvider',
      'breaker',
    ) &&
    typeof field(value, 'watches') === 'number' &&
    typeof field(value, 'viewers') === 'number'
  );
}

function isClusterDiagnosis(value: unknown): value is ClusterDiagnosis {
  return (
    hasTexts(value, 'cluster', 'at') &&
    isArrayOf(field(value, 'steps'), isDiagnosisStep)
  );
}

function isDiagnosisStep(value: unknown): value is DiagnosisStep {
  return hasTexts(value, 'step', 'outcome', 'message');
}
