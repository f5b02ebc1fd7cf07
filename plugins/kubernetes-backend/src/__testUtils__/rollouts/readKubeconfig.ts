import { z } from 'zod';
import { RolloutCluster } from './RolloutCluster';

const named = z.object({ name: z.string() });
const kubeconfigSchema = z.object({
  'current-context': z.string(),
  clusters: z.tuple([
    named.extend({
      cluster: z.object({
        server: z.string(),
        'certificate-authority-data': z.string().optional(),
      }),
    }),
  ]),
  users: z.tuple([
    named.extend({
      user: z.object({
        token: z.string().optional(),
        'client-certificate-data': z.string().optional(),
        'client-key-data': z.string().optional(),
      }),
    }),
  ]),
});

/**
 * How a backend finds the cluster of a kubeconfig with one context.
 *
 * @param text - what `kubectl config view --raw --minify --flatten -o json` prints
 * @throws Error where its user has neither a token nor a certificate.
 */
export function readKubeconfig(
  text: string,
): Pick<RolloutCluster, 'name' | 'kubernetes'> {
  const kubeconfig = kubeconfigSchema.parse(JSON.parse(text));
  const { 'current-context': name, clusters, users } = kubeconfig;
  const { server: url, 'certificate-authority-data': caData } =
    clusters[0].cluster;
  const { user } = users[0];
  const {
    token,
    'client-certificate-data': clientCertificateData,
    'client-key-data': clientKeyData,
  } = user;
  if (token === undefined && clientCertificateData === undefined) {
    throw new Error(
      'The user of the kubeconfig needs a token or a certificate.',
    );
  }
  const credential =
    token === undefined
      ? {
          ...{ authProvider: 'clientCertificate' },
          ...{ clientCertificateData, clientKeyData },
        }
      : { authProvider: 'serviceAccount', serviceAccountToken: token };
  return {
    name,
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        { type: 'config', clusters: [{ name, url, caData, ...credential }] },
      ],
    },
  };
}
