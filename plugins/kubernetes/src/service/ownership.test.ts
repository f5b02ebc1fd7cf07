import {
  ObjectRow,
  ServiceCluster,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { workloadOwnership } from './ownership';

const web: WorkloadRow = { kind: 'Deployment', namespace: 'shop', name: 'web' };

const hpa: ObjectRow = {
  ...{ kind: 'HorizontalPodAutoscaler', namespace: 'shop', name: 'web-hpa' },
  autoscaler: {
    target: { kind: 'Deployment', name: 'web' },
    ...{ min: 1, max: 3, current: 1, desired: 1, metrics: [] },
  },
};

const scaledObject: ObjectRow = {
  ...{ kind: 'ScaledObject', namespace: 'shop', name: 'web-queue' },
  customResource: {
    definition: 'scaledobjects.keda.sh',
    targets: [
      { kind: 'Deployment', name: 'web' },
      { kind: 'TriggerAuthentication', name: 'queue' },
    ],
  },
};

const owners = (
  workloads: readonly WorkloadRow[],
  objects: readonly ObjectRow[] = [],
) =>
  Object.fromEntries(
    workloadOwnership({ workloads, objects } as unknown as ServiceCluster),
  );

describe('workloadOwnership', () => {
  it('says which autoscaler sets the replicas', () => {
    expect(owners([web], [hpa])).toEqual({
      'Deployment/shop/web': { scaledBy: { tool: 'HPA', name: 'web-hpa' } },
    });
  });

  it.each([[[hpa, scaledObject]], [[scaledObject, hpa]]])(
    'names KEDA rather than the HPA that it made',
    objects => {
      expect(owners([web], objects)['Deployment/shop/web']).toEqual({
        scaledBy: { tool: 'KEDA', name: 'web-queue' },
      });
    },
  );

  it('does not confuse namespaces', () => {
    expect(owners([{ ...web, namespace: 'other' }], [hpa])).toEqual({});
  });

  it('names the custom resource that a workload belongs to, and no workload', () => {
    const owned = { ...web, owner: { kind: 'Kafka', name: 'log' } };
    expect(owners([owned])).toEqual({
      'Deployment/shop/web': { operatedBy: { kind: 'Kafka', name: 'log' } },
    });
    const job = { kind: 'Job', namespace: 'shop', name: 'x-1' };
    expect(
      owners([{ ...job, owner: { kind: 'CronJob', name: 'x' } }, web]),
    ).toEqual({});
  });
});
