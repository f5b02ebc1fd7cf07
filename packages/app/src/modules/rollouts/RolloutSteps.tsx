import {
  KubernetesResource,
  useResources,
} from '@podlight/backstage-plugin-kubernetes-react';
import { AnalysisRun, Rollout } from './rollout';

type Props = { readonly resource: KubernetesResource<Rollout> };

/** Steps, weights and analysis of a canary of Argo Rollouts. */
export function RolloutSteps({ resource }: Props) {
  const { cluster, owns, spec, status } = resource;
  const { currentStepIndex: now = 0 } = status;
  const measured = useResources<AnalysisRun>('analysisruns.argoproj.io')
    .filter(run => run.cluster === cluster)
    .filter(run => owns.some(({ name }) => name === run.name))
    .flatMap(run => run.status.metricResults ?? [])
    .map(({ name, phase }) => ` ${name}: ${phase}`);
  return (
    <ol>
      {spec.strategy?.canary?.steps?.map((step, index) => (
        <li key={index} aria-current={index === now}>
          {step.setWeight ? `Weight ${step.setWeight}%` : Object.keys(step)[0]}
          {step.analysis && measured}
          {index < now ? ' ✓' : index === now && ' ← now'}
        </li>
      ))}
    </ol>
  );
}
