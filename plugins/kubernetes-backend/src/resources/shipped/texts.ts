import { ResourceTexts } from '@podlight/backstage-plugin-kubernetes-common';

/** Words for the failing objects that people meet most, by the key of their translations. */
export const TEXTS = withKeys({
  application: {
    title:
      'Argo CD: health {{status.health.status}}, sync {{status.sync.status}}',
    meaning:
      'An object that Argo CD deploys for this application is failing, or its last sync failed.',
    steps: [
      'Look at what the application owns: the first failing object is usually the cause.',
      'Read the result of the last sync: `argocd app get {{metadata.name}}`.',
      'Fix it in Git. Argo CD can undo what you change with kubectl.',
    ],
  },
  rollout: {
    title: 'Rollout of the new version failed',
    meaning:
      'The rollout was aborted, timed out, or has an invalid spec. Traffic stays on the stable version, if there is one.',
    steps: [
      'Look at the pods and the AnalysisRuns of the new version.',
      'If the version is fine, retry it: `kubectl argo rollouts retry rollout {{metadata.name}} -n {{metadata.namespace}}`.',
      'Otherwise go back to the last version in Git, or run `kubectl argo rollouts undo {{metadata.name}} -n {{metadata.namespace}}`.',
    ],
  },
  helmRelease: {
    title: 'Helm release failed at version {{status.lastAttemptedRevision}}',
    meaning:
      'Flux couldn’t install, upgrade, or test the chart. After a failed upgrade, Flux may have restored the previous version, which then keeps running.',
    steps: [
      'Read the message: Helm names the object or the hook that failed.',
      'Fix the chart or its values in Git.',
      'If Flux has run out of retries, start again: `flux reconcile helmrelease {{metadata.name}} -n {{metadata.namespace}} --reset`.',
    ],
  },
  kustomization: {
    title: 'Flux can’t apply {{spec.path}}',
    meaning:
      'The cluster doesn’t match Git: a manifest couldn’t be built or applied, or an object didn’t become healthy. Objects applied earlier keep running.',
    steps: [
      'Read the message: it names the manifest or the object.',
      'Fix it in Git: Flux retries every {{spec.interval}}.',
      'To retry now: `flux reconcile kustomization {{metadata.name}} -n {{metadata.namespace}} --with-source`.',
    ],
  },
  certificate: {
    title: 'No valid certificate for {{spec.dnsNames}}',
    meaning:
      'cert-manager couldn’t get or renew the certificate from issuer {{spec.issuerRef.name}}.',
    steps: [
      'Find the cause: `cmctl status certificate {{metadata.name}} -n {{metadata.namespace}}` shows the CertificateRequest, the Order, and the Challenge.',
      'Check that issuer {{spec.issuerRef.name}} is ready.',
      'For ACME, check that each host’s DNS record or HTTP route points to this cluster.',
    ],
  },
  externalSecret: {
    title: 'Secret is not synced from {{spec.secretStoreRef.name}}',
    meaning:
      'The External Secrets Operator couldn’t read a key from the store, so the Secret is missing or out of date. Running pods keep the values they have.',
    steps: [
      'Check that the key and the property exist in the store under exactly that name.',
      'Check that store {{spec.secretStoreRef.name}} is ready and that its credentials can read the key.',
      'The operator retries every {{spec.refreshInterval}}.',
    ],
  },
  postgres: {
    title: 'PostgreSQL: {{status.phase}}',
    meaning:
      'CloudNativePG can’t recover this {{spec.instances}}-instance cluster on its own.',
    steps: [
      'See the primary, the replicas, and their lag: `kubectl cnpg status {{metadata.name}} -n {{metadata.namespace}}`.',
      'Look at the log and the volume of the instance that is not ready: a full disk is a common cause.',
      'Don’t delete volumes: without a backup, they hold the only copy of the data.',
    ],
  },
  kafka: {
    title: 'Kafka cluster is not ready',
    meaning:
      'Strimzi couldn’t apply the cluster’s spec. Running brokers keep serving.',
    steps: [
      'Read the message: it names the pod or the part of the spec.',
      'Look at the logs and volumes of the brokers that are not ready.',
      'Look at the log of the cluster operator for this cluster.',
    ],
  },
  scaledObject: {
    title: 'KEDA can’t scale {{spec.scaleTargetRef.name}}',
    meaning:
      'KEDA can’t read a trigger ({{spec.triggers[*].type}}), or the target doesn’t exist. Replicas stay unchanged or go to the fallback.',
    steps: [
      'Check that the source of the metric can be reached and its credentials are valid.',
      'Check that {{spec.scaleTargetRef.name}} exists in this namespace.',
      'Until then, set the replicas by hand if the load needs it.',
    ],
  },
  knativeService: {
    title: 'Revision {{status.latestCreatedRevisionName}} is not ready',
    meaning:
      'Knative couldn’t start the newest revision. Traffic stays on the latest ready revision, if there is one.',
    steps: [
      'Look at the pods of the revision: the image, its port, and its readiness check are the usual causes.',
      'If there are no pods, read the conditions of the revision and of the route.',
    ],
  },
  provider: {
    title: 'Crossplane provider is not healthy',
    meaning:
      'The package {{spec.package}} couldn’t be installed, or its controller isn’t running. Until then, its resources aren’t created or updated.',
    steps: [
      'Read the conditions of the newest ProviderRevision.',
      'Check that the package can be pulled, and look at the log of the provider’s pod.',
    ],
  },
});

function withKeys<T extends Record<string, ResourceTexts>>(
  texts: T,
): { readonly [K in keyof T]: T[K] & { readonly key: string } } {
  const entries = Object.entries(texts);
  return Object.fromEntries(
    entries.map(([key, text]) => [key, { key, ...text }]),
  ) as ReturnType<typeof withKeys<T>>;
}
