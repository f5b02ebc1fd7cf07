export interface Config {
  /** The Kubernetes plugin. Nothing in here is sent to browsers. */
  kubernetes?: {
    /** How the clusters of a service are chosen; `multiTenant` when absent. */
    serviceLocatorMethod?: {
      /**
       * `multiTenant`: all clusters. `singleTenant`: the one that the entity's
       * annotation `backstage.io/kubernetes-cluster` names, all when it names
       * none. Or the id of a ServiceLocator that a module adds.
       */
      type: string;
    };

    /** Where clusters are found. All of them count; of two clusters with one name the first. */
    clusterLocatorMethods?: Array<
      | {
          type: 'config';
          clusters: Array<{
            /** Unique; shown where there is no title. */
            name: string;
            /** Of the API server, `https://`. May have a path. */
            url: string;
            /** For people. */
            title?: string;
            /** For example `eu-west-1`; pods can be grouped by it. */
            region?: string;
            /**
             * `serviceAccount` (the default), `impersonation` (a service account
             * that asks as the Backstage user who looks), `localKubectlProxy`, or
             * the id of an AuthProvider that a module adds.
             */
            authProvider?: string;
            /**
             * What a custom AuthProvider needs to know.
             * @deepVisibility secret
             */
            authMetadata?: { [key: string]: string };
            /**
             * For `serviceAccount` and `impersonation`.
             * @visibility secret
             */
            serviceAccountToken?: string;
            /**
             * For `serviceAccount` and `impersonation`: a file with the token, read again when it
             * changes. Without token and file it is the token of the pod that
             * Backstage runs in.
             */
            serviceAccountTokenFile?: string;
            /** Handed to a custom AuthProvider. */
            oidcTokenProvider?: string;
            /** Handed to a custom AuthProvider. */
            assumeRole?: string;
            /**
             * Handed to a custom AuthProvider.
             * @visibility secret
             */
            externalId?: string;
            /** Accept any certificate. For try-outs only. */
            skipTLSVerify?: boolean;
            /**
             * The certificate authority's PEM in base64, as in a kubeconfig.
             * @visibility secret
             */
            caData?: string;
            /** A file with that PEM, read again when it changes. */
            caFile?: string;
            /** The name to expect in the certificate, when it is not the URL's host. */
            tlsServerName?: string;
            /** No effect: accepted for the sake of existing configurations. */
            skipMetricsLookup?: boolean;
            /** No effect: accepted for the sake of existing configurations. */
            customResources?: Array<{
              group: string;
              apiVersion: string;
              plural: string;
            }>;
            /** No effect: accepted for the sake of existing configurations. */
            dashboardUrl?: string;
            /** No effect: accepted for the sake of existing configurations. */
            dashboardApp?: string;
            /** No effect: accepted for the sake of existing configurations. */
            dashboardParameters?: { [key: string]: unknown };
          }>;
        }
      | {
          /** Every context is a cluster of that name, read with that context's credential. */
          type: 'kubeconfig';
          /** Path list like `KUBECONFIG`, which is taken when absent, else `~/.kube/config`. Read again when it changes. */
          path?: string;
          /** Names of contexts, `*` for any run of characters; all when absent. */
          contexts?: string | string[];
        }
      | {
          /** `kubectl proxy` on this machine, port 8001; the cluster is called `local`. */
          type: 'localKubectlProxy';
        }
    >;

    /**
     * How Backstage's users and groups are called in clusters whose
     * `authProvider` is `impersonation`. Templates with `{ref}`
     * (`user:default/jane`), `{namespace}` and `{name}`; names that begin with
     * `system:` are refused.
     */
    impersonation?: {
      /** The user; `backstage:{ref}` when absent. */
      user?: string;
      /** Each of the user's groups; `backstage:{ref}` when absent. */
      group?: string;
      /** Refs of the groups to pass on, `*` for any run of characters, for example `group:default/team-*`; all when absent. */
      groups?: string[];
    };

    /**
     * Kinds to read, by their plural; all of these when absent: pods,
     * deployments, replicasets, statefulsets, daemonsets, jobs, cronjobs,
     * horizontalpodautoscalers, persistentvolumeclaims, services, ingresses.
     * Pods are always read, others are ignored.
     */
    objectTypes?: string[];

    /** API versions by plural, for example `cronjobs: v1beta1`. */
    apiVersionOverrides?: { [objectType: string]: string };

    /**
     * How often a kind is listed again that the credential may list but not
     * watch, in milliseconds; 10000 when absent, at least 500.
     */
    refreshIntervalMs?: number;

    /** How long things may take, in milliseconds. */
    deadlines?: {
      /** Until there is a connection: 3000. An API server in reach takes a few round trips. */
      connectMs?: number;
      /** From the request to the first byte, and between two chunks: 10000. */
      firstByteMs?: number;
      /** For one list, over all its pages: 15000. */
      listMs?: number;
      /** For a snapshot over all clusters: 5000. A cluster that takes longer is reported as such. */
      snapshotMs?: number;
    };

    /** The metrics under `/api/kubernetes/metrics`. */
    metrics?: {
      /**
       * Whether anybody who reaches the backend may read them; false when
       * absent. They hold names of clusters, and how many failures of which
       * class there are, but no names of services, namespaces or people.
       */
      public?: boolean;
    };

    /** No effect: a cluster provider that fails never takes the others along. */
    clusterLocatorContinueOnError?: boolean;
    /** No effect: custom resources are not shown. */
    customResources?: Array<{
      group: string;
      apiVersion: string;
      plural: string;
    }>;
    /**
     * No effect: there is no auth provider that reads it.
     * @visibility secret
     */
    googleServiceAccountCredentials?: string;
    /** No effect: there is no proxy to the API servers. */
    proxy?: { [key: string]: unknown };
    /** No effect: there is no terminal. */
    podExecTerminal?: { [key: string]: unknown };
    /** No effect: pods cannot be deleted from here. */
    frontend?: { [key: string]: unknown };
  };
}
