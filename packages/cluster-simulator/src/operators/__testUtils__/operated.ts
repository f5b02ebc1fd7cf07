import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { call } from '@podlight/fake-kubernetes-api-server/testing';
import {
  at,
  Cluster,
  FakeClock,
  listAt,
  Simulator,
  startSimulator,
  textAt,
} from '../../testing';

const demo = parse(
  readFileSync(join(__dirname, '../../../scenarios/demo.yaml'), 'utf8'),
);

/** The services of the demo that operators keep, in two clusters, anew for each test of a file. */
export function startOperated() {
  const clock = new FakeClock();
  let simulator: Simulator;
  beforeEach(async () => {
    const services = demo.services.filter(
      (service: object) => 'operated' in service,
    );
    simulator = await startSimulator({
      clock,
      scenario: { ...demo, services },
    });
  });
  afterEach(() => simulator.stop());
  return {
    clock,
    get eu() {
      return simulator.cluster('prod-eu');
    },
    get us() {
      return simulator.cluster('prod-us');
    },
  };
}

const APIS: Readonly<Record<string, string>> = {
  rollouts: 'argoproj.io/v1alpha1',
  analysisruns: 'argoproj.io/v1alpha1',
  certificates: 'cert-manager.io/v1',
  certificaterequests: 'cert-manager.io/v1',
  orders: 'acme.cert-manager.io/v1',
  challenges: 'acme.cert-manager.io/v1',
  clusters: 'postgresql.cnpg.io/v1',
  helmreleases: 'helm.toolkit.fluxcd.io/v2',
  scaledobjects: 'keda.sh/v1alpha1',
  horizontalpodautoscalers: 'autoscaling/v2',
  deployments: 'apps/v1',
  replicasets: 'apps/v1',
};

/** The objects of a type in a namespace. */
export async function items(
  cluster: Cluster,
  namespace: string,
  plural: string,
  query = '',
) {
  const api = APIS[plural] ? `apis/${APIS[plural]}` : 'api/v1';
  const { status, json } = await call(
    cluster,
    `/${api}/namespaces/${namespace}/${plural}?${query}`,
  );
  expect(status).toBe(200);
  return listAt(json, 'items');
}

/** The one of that name. */
export async function item(
  cluster: Cluster,
  namespace: string,
  plural: string,
  name: string,
) {
  const found = await items(
    cluster,
    namespace,
    plural,
    `fieldSelector=metadata.name%3D${name}`,
  );
  expect(found).toHaveLength(1);
  return found[0];
}

/** A condition of an object. */
export const findCondition = (object: unknown, type: string) =>
  listAt(object, 'status', 'conditions').find(
    condition => textAt(condition, 'type') === type,
  );

/** Names, readiness and a label of the pods of a namespace. */
export async function pods(cluster: Cluster, namespace: string, label: string) {
  const found = await items(
    cluster,
    namespace,
    'pods',
    `labelSelector=${label}`,
  );
  return found.map(pod => ({
    name: textAt(pod, 'metadata', 'name'),
    isReady: textAt(findCondition(pod, 'Ready'), 'status') === 'True',
    labels: at(pod, 'metadata', 'labels') as Record<string, string>,
    owner: textAt(pod, 'metadata', 'ownerReferences', 0, 'kind'),
  }));
}
