import {
  detect,
  FAILURE_CLASSES,
  Finding,
  isFailureClassName,
} from '../diagnose';
import { parseObject, toClusterObjects } from '../model';
import { PodBuilder } from './aPod';
import { FIXTURE_NOW } from './time';

/** Texts can use only declared params, so a finding must not have others. */
function assertDeclaredParams(finding: Finding): void {
  if (!isFailureClassName(finding.class)) return;
  const { params } = FAILURE_CLASSES[finding.class];
  const undeclared = Object.keys(finding.params).filter(
    param => !params.includes(param),
  );
  if (undeclared.length > 0) {
    throw new Error(`${finding.class} does not declare ${undeclared}`);
  }
  finding.symptoms.forEach(assertDeclaredParams);
}

/**
 * Diagnoses the objects of builders, including the pods' events.
 *
 * @param previousLogs - by `previousLogKey`.
 * @throws Error for a finding with params that its class does not declare.
 * @public
 */
export function diagnoseObjects(
  builders: readonly { build(): unknown }[],
  previousLogs?: ReadonlyMap<string, string>,
): readonly Finding[] {
  const objects = builders
    .flatMap(builder => [
      builder.build(),
      ...(builder instanceof PodBuilder ? builder.events() : []),
    ])
    .map(object => parseObject(object))
    .filter(object => object !== undefined);
  const view = toClusterObjects(objects);
  const findings = detect(
    previousLogs ? { ...view, previousLogs } : view,
    FIXTURE_NOW,
  );
  findings.forEach(assertDeclaredParams);
  return findings;
}

/**
 * Severity and class of each finding, worst first, e.g. `error OOMKilled`.
 *
 * @public
 */
export function podVerdicts(
  builders: readonly { build(): unknown }[],
): readonly string[] {
  return diagnoseObjects(builders).map(
    finding => `${finding.severity} ${finding.class}`,
  );
}
