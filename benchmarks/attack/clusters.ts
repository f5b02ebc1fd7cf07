/** Some clusters in their own process, so that one that floods does not slow the others down. */
import { ControlServer, startSimulator } from '@internal/cluster-simulator';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';

const PODS = 5;

async function main() {
  const services: readonly string[] = JSON.parse(process.env.SERVICES ?? '[]');
  const names: readonly string[] = JSON.parse(process.env.NAMES ?? '[]');
  const simulator = await startSimulator({
    scenario: { clusters: names.map(name => ({ name })) },
  });
  for (const cluster of simulator.clusters) {
    for (const service of services) {
      for (let pod = 0; pod < PODS; pod += 1) {
        const built = aPod({
          name: `${service}-${pod}`,
          namespace: 'shop',
          labels: { 'backstage.io/kubernetes-id': service },
        }).build();
        cluster.put(JSON.parse(JSON.stringify(built)));
      }
    }
  }
  const control = await new ControlServer(simulator.clusters).listen();
  process.send?.({
    control,
    clusters: simulator.clusters.map(({ name, url, caData, tokens }) => ({
      name,
      url,
      caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: tokens.reader,
    })),
  });
}

void main();
