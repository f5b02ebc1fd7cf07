import { z } from 'zod';
import { closest } from '../util/closest';
import { formatPath } from './formatPath';

/** Common wrong keys of a cluster, with the right ones. */
const CLUSTER_ADVICE: Readonly<Record<string, string>> = {
  accessToken: 'use serviceAccountToken',
  apiServer: 'use url',
  auth: 'use authProvider',
  authMethod: 'use authProvider',
  authType: 'use authProvider',
  awsAssumeRole: 'use assumeRole',
  awsClusterId: 'use authMetadata.awsClusterId',
  awsClusterName: 'use authMetadata.awsClusterId',
  awsExternalId: 'use externalId',
  awsRegion:
    'no key is needed: the region is that of the EKS host name, else AWS_REGION of the environment',
  awsRole: 'use assumeRole',
  bearerToken: 'use serviceAccountToken',
  ca: 'use caData or caFile',
  caCert: 'use caData or caFile',
  caCertificate: 'use caData or caFile',
  cert: 'use clientCertificateData or clientCertificateFile',
  certificate: 'use clientCertificateData or clientCertificateFile',
  'certificate-authority': 'use caFile',
  'certificate-authority-data': 'use caData',
  'client-certificate': 'use clientCertificateFile',
  'client-certificate-data': 'use clientCertificateData',
  'client-key': 'use clientKeyFile',
  'client-key-data': 'use clientKeyData',
  clusterId: 'use authMetadata.awsClusterId',
  clusterName: 'use name',
  context: "use connect: { type: 'kubectl', context: … }",
  dashboard: 'use dashboardUrl and dashboardApp',
  endpoint: 'use url',
  host: 'use url',
  'insecure-skip-tls-verify': 'use skipTLSVerify',
  insecure: 'use skipTLSVerify',
  insecureSkipTLSVerify: 'use skipTLSVerify',
  key: 'use clientKeyData or clientKeyFile',
  labels: 'use parameters, for values of links and commands',
  namespace:
    'set the annotation backstage.io/kubernetes-namespace on the entities',
  namespaces:
    'set the annotation backstage.io/kubernetes-namespace on the entities',
  objectTypes: 'use kubernetes.objectTypes, which is for all clusters',
  provider: 'use authProvider',
  roleArn: 'use assumeRole',
  server: 'use url',
  serviceAccount: 'use serviceAccountToken or serviceAccountTokenFile',
  'tls-server-name': 'use tlsServerName',
  token: 'use serviceAccountToken',
  tokenFile: 'use serviceAccountTokenFile',
  tokenProvider: 'use oidcTokenProvider',
};

/** Common wrong keys at the top of the section. */
const TOP_ADVICE: Readonly<Record<string, string>> = {
  clusters:
    "use clusterLocatorMethods: [{ type: 'config', clusters: … }], to which they belong",
  clusterLocatorMethod: 'use clusterLocatorMethods, a list',
  serviceLocatorMethods: 'use serviceLocatorMethod',
  oidcTokenProvider: 'use oidcTokenProvider of each cluster',
  serviceAccountToken: 'use serviceAccountToken of each cluster',
  authProvider: 'use authProvider of each cluster',
  refreshInterval: 'use refreshIntervalMs',
};

const METHOD_ADVICE: Readonly<Record<string, string>> = {
  context: 'use contexts',
  zone: 'use region',
  location: 'use region',
  project: 'use projectId',
  file: 'use path',
  kubeconfig: 'use path',
};

/** The warning for a key that has no effect. */
export function unknownKey(
  path: readonly PropertyKey[],
  key: string,
  known: readonly string[],
): string {
  const where = `${formatPath(path)}.${key}`;
  const advice =
    adviceFor(path, key, known) ??
    (known.length > 0 ? `the keys there are ${known.join(', ')}` : undefined);
  return [`${where} is an unknown key and ignored`, advice]
    .filter(part => part)
    .join('; ');
}

function adviceFor(
  path: readonly PropertyKey[],
  key: string,
  known: readonly string[],
): string | undefined {
  const table = tableFor(path);
  const exact = fromTable(table, key);
  if (exact !== undefined) return exact;
  const near = closest(key, [...known, ...Object.keys(table)]);
  if (near === undefined) return undefined;
  return known.includes(near) ? `did you mean '${near}'?` : table[near];
}

function tableFor(path: readonly PropertyKey[]) {
  if (path.length === 0) return TOP_ADVICE;
  if (path[0] !== 'clusterLocatorMethods') return {};
  return path.includes('clusters') ? CLUSTER_ADVICE : METHOD_ADVICE;
}

/** Ignores case and hyphens. */
function fromTable(
  table: Readonly<Record<string, string>>,
  key: string,
): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[-_]/g, '');
  const found = Object.entries(table).find(
    ([name]) => plain(name) === plain(key),
  );
  return found?.[1];
}

/** The keys that a schema allows at a path; empty when the path is unknown. */
export function keysAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): readonly string[] {
  const shapes = objectSchemas(schema);
  const [first, ...rest] = path;
  if (first === undefined) return [...new Set(shapes.flatMap(Object.keys))];
  const inner = typeof first === 'number' ? elementSchema(schema) : undefined;
  if (inner) return keysAt(inner, rest);
  return [
    ...new Set(
      shapes.flatMap(shape => {
        const next = shape[String(first)];
        return next ? keysAt(next, rest) : [];
      }),
    ),
  ];
}

type Shape = Readonly<Record<string, z.core.$ZodType>>;

function objectSchemas(schema: z.core.$ZodType): readonly Shape[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return [inner.shape];
  if (inner instanceof z.ZodUnion) {
    return inner.options.flatMap((option: z.core.$ZodType) =>
      objectSchemas(option),
    );
  }
  return [];
}

function elementSchema(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const inner = unwrap(schema);
  return inner instanceof z.ZodArray ? inner.element : undefined;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.out);
  return schema;
}
