/**
 * How users log in to a cluster, and the context's name in their kubeconfig.
 * Browsers get it, so it must not contain secrets.
 *
 * @public
 */
export type ClusterConnect =
  | {
      /** No login command is needed. */
      readonly type: 'kubectl';
      /** Name of the context; the cluster's name when absent. */
      readonly context?: string;
    }
  | {
      /** Google Kubernetes Engine, whose login command names the context. */
      readonly type: 'gcloud';
      readonly project: string;
      /** A region (`europe-west1`) or a zone (`europe-west1-b`). */
      readonly location: string;
      readonly cluster: string;
    }
  | {
      /** Amazon EKS. */
      readonly type: 'aws';
      readonly region: string;
      readonly cluster: string;
      /** Of the AWS configuration. */
      readonly profile?: string;
      /** Name under which the context is made; the cluster's name when absent. */
      readonly context?: string;
    }
  | {
      /** Azure Kubernetes Service. */
      readonly type: 'az';
      readonly resourceGroup: string;
      readonly cluster: string;
      /** Name or id. */
      readonly subscription?: string;
      /** Name under which the context is made; the cluster's name when absent. */
      readonly context?: string;
    }
  | {
      /** OpenShift, whose login command names the context after the user. */
      readonly type: 'oc';
      /** URL of the API server as users reach it. */
      readonly url: string;
    }
  | {
      /** Any other shell command; values of placeholders are quoted. */
      readonly type: 'template';
      readonly command: string;
      /** Name of the context to use after it; the one that the command leaves as the current one when absent. */
      readonly context?: string;
    };

/**
 * What users need to connect to a cluster.
 *
 * @public
 */
export interface ConnectableCluster {
  readonly name: string;
  readonly region?: string;
  readonly connect?: ClusterConnect;
  /** For placeholders of templates. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * The supported command line tools.
 *
 * @public
 */
export const CONNECT_TOOLS = ['kubectl', 'kubectx', 'oc', 'k9s'] as const;

/** @public */
export type ConnectTool = (typeof CONNECT_TOOLS)[number];
