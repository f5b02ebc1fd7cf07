import {
  workloadAnnotations,
  podLabels,
  Revision,
  WorkloadContext,
} from './context';
import {
  containerSpec,
  podSpecDefaults,
  imageName,
  plainSpec,
} from './podPlans';

/** The pod template of a workload at one revision. */
export function podTemplate(
  context: WorkloadContext,
  revision: Revision,
  extraLabels: Readonly<Record<string, string>> = {},
  restartPolicy = 'Always',
) {
  const { workload } = context;
  const image = imageName(context, revision.version);
  return {
    metadata: {
      labels: { ...podLabels(context, revision.version), ...extraLabels },
      annotations: workloadAnnotations(context, revision),
    },
    spec: {
      ...(workload.init.length > 0
        ? {
            initContainers: workload.init.map(({ name }) =>
              plainSpec(name, image),
            ),
          }
        : {}),
      containers: [
        containerSpec(context, image, {}, revision.memory),
        ...workload.sidecars.map(sidecar =>
          plainSpec(sidecar.name, sidecar.image),
        ),
      ],
      restartPolicy,
      ...podSpecDefaults(context),
    },
  };
}
