/** What the built-in auth providers read of a cluster's `authMetadata`. */
export const AUTH_METADATA = {
  serviceAccountToken: 'serviceAccountToken',
  serviceAccountTokenFile: 'serviceAccountTokenFile',
  /** Which token provider an `oidc` cluster trusts. */
  oidcTokenProvider: 'oidcTokenProvider',
  /** ARN of an AWS role to take on. */
  assumeRole: 'assumeRole',
  externalId: 'externalId',
  /** Name of the cluster in EKS; defaults to its name here. */
  awsClusterId: 'awsClusterId',
  /** PEM in base64, as in a kubeconfig. */
  clientCertificateData: 'clientCertificateData',
  clientCertificateFile: 'clientCertificateFile',
  clientKeyData: 'clientKeyData',
  clientKeyFile: 'clientKeyFile',
} as const;

/** Annotations of cluster entities; users of other Kubernetes plugins also have them under `authMetadata`. */
const ANNOTATIONS: Readonly<Record<string, string>> = {
  'kubernetes.io/oidc-token-provider': AUTH_METADATA.oidcTokenProvider,
  'kubernetes.io/aws-assume-role': AUTH_METADATA.assumeRole,
  'kubernetes.io/aws-external-id': AUTH_METADATA.externalId,
  'kubernetes.io/x-k8s-aws-id': AUTH_METADATA.awsClusterId,
};

/** Renames these annotations to the keys of this plugin's auth providers; other keys stay as they are. */
export function fromAnnotations(
  annotations: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [
      ANNOTATIONS[key] ?? key,
      value,
    ]),
  );
}
