/**
 * How people log in to a cluster, and what its context is called in their
 * kubeconfig. It goes to browsers, so nothing in here is a secret.
 *
 * @public
 */
export type ClusterConnect =
  | {
      /** There is nothing to run before kubectl. */
      readonly type: 'kubectl';
      /** Name of the context; the cluster's name when absent. */
      readonly context?: string;
    }
  | {
      /** Google Kubernetes Engine. It names the context by itself. */
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
      /** OpenShift. It names the context by itself, and after the user. */
      readonly type: 'oc';
      /** URL of the API server as people reach it. */
      readonly url: string;
    }
  | {
      /** Anything else: a shell command whose placeholders are quoted when they are filled. */
      readonly type: 'template';
      readonly command: string;
      /** Name of the context to use after it; the one that the command leaves as the current one when absent. */
      readonly context?: string;
    };

/**
 * What is known of a cluster and helps people to get there.
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
 * The programs that commands are made for.
 *
 * @public
 */
export const CONNECT_TOOLS = ['kubectl', 'kubectx', 'oc', 'k9s'] as const;

/** @public */
export type ConnectTool = (typeof CONNECT_TOOLS)[number];
