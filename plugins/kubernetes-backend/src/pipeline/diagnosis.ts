import {
  ClusterObjects,
  createDetector,
  detect,
  RequiredEvidence,
  requiredEvidence,
  Finding,
  requiredConfigMaps,
  RuleSet,
  ServiceRows,
  toServiceRows,
} from '@podlight/backstage-plugin-kubernetes-common';

/** The pure stages of the pipeline, replaceable so that tests can make each of them throw. */
export interface Diagnosis {
  detect(view: ClusterObjects, now: Date): readonly Finding[];
  requiredEvidence(
    view: ClusterObjects,
    findings: readonly Finding[],
  ): RequiredEvidence;
  toServiceRows(
    view: ClusterObjects,
    findings: readonly Finding[],
    now: Date,
  ): ServiceRows;
}

export const defaultDiagnosis: Diagnosis = {
  detect,
  requiredEvidence,
  toServiceRows,
};

/**
 * The diagnosis with the rules of other modules.
 *
 * @param options - `configTimes`: whether it may ask when ConfigMaps were written
 * @throws Error when two classes have the same name.
 */
export function createDiagnosis(
  ruleSets: readonly RuleSet[],
  onFault: (ruleSet: string, error: unknown) => void,
  { configTimes = false }: { readonly configTimes?: boolean } = {},
): Diagnosis {
  return {
    ...defaultDiagnosis,
    ...(configTimes && { requiredEvidence: withConfigMaps }),
    detect: createDetector({ ruleSets, onFault }),
  };
}

function withConfigMaps(
  view: ClusterObjects,
  findings: readonly Finding[],
): RequiredEvidence {
  const configMaps = requiredConfigMaps(view, findings);
  const required = requiredEvidence(view, findings);
  return configMaps.length > 0 ? { ...required, configMaps } : required;
}
