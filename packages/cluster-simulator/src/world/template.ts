import { labelsOf, Revision, WorkloadContext } from './context';
import { containerSpec, imageOf } from './podPlans';

/** The pod template of a workload at one revision. */
export function podTemplate(
  context: WorkloadContext,
  revision: Revision,
  extraLabels: Readonly<Record<string, string>> = {},
  restartPolicy = 'Always',
) {
  const { workload, service } = context;
  const image = imageOf(context, revision.version);
  const plain = (name: string, itsImage: string) => ({
    name,
    image: itsImage,
    resources: { requests: { cpu: '10m', memory: '32Mi' } },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
  });
  return {
    metadata: {
      labels: { ...labelsOf(context, revision.version), ...extraLabels },
    },
    spec: {
      ...(workload.init.length > 0
        ? {
            initContainers: workload.init.map(({ name }) => plain(name, image)),
          }
        : {}),
      containers: [
        containerSpec(context, image),
        ...workload.sidecars.map(sidecar => plain(sidecar.name, sidecar.image)),
      ],
      restartPolicy,
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      serviceAccountName: service.name,
      serviceAccount: service.name,
      securityContext: {},
      schedulerName: 'default-scheduler',
    },
  };
}
