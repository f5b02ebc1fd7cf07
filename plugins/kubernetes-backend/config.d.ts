export interface Config {
  /**
   * The Kubernetes plugin. Anything passes the check of types, because Backstage
   * serves no page at all where that fails: what is wrong is in the log, and on the
   * Clusters page, when the backend has started. Switches and numbers may be text,
   * as environment variables are. Of all this, whoever may see an entity is sent `name`,
   * `title`, `region`, `connect`, `dashboard…` and `parameters` of its clusters, and
   * `links`.
   */
  kubernetes?: KubernetesSection | Unchecked;
}

interface KubernetesSection {
  /** How the clusters of a service are chosen; `multiTenant` when absent. */
  serviceLocatorMethod?: {
    /**
     * `multiTenant`: all clusters. `singleTenant`: the one that the entity's
     * annotation `backstage.io/kubernetes-cluster` names, all when it names
     * none. `annotation`: those that this annotation lists, separated by
     * commas, `*` for any run of characters; all when it lists none.
     * `catalogRelation`: those whose Resource entity the entity depends on.
     * Or the id of a ServiceLocator that a module adds.
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
           * that asks as the Backstage user who looks), `google`, `aks` and
           * `oidc` (the user's own login), `googleServiceAccount`, `aws`,
           * `azure`, `clientCertificate`, `localKubectlProxy`, or the id of an
           * AuthProvider that a module adds.
           */
          authProvider?: string;
          /**
           * What a custom AuthProvider needs to know; for `aws`,
           * `awsClusterId` is what EKS calls the cluster. Annotations of
           * cluster entities, such as `kubernetes.io/aws-assume-role`, are
           * understood as well.
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
           * changes. Without token and file, and for the cluster that Backstage runs in, it is the token of the pod that
           * Backstage runs in.
           */
          serviceAccountTokenFile?: string;
          /** For `oidc`: whose ID tokens the cluster trusts, for example `okta`. */
          oidcTokenProvider?: string;
          /** For `aws`: ARN of a role to take on; Backstage's own identity when absent. */
          assumeRole?: string;
          /**
           * For `aws`: what the role's trust policy asks for.
           * @visibility secret
           */
          externalId?: string;
          /** For `clientCertificate`: a PEM file, read again when it changes. */
          clientCertificateFile?: string;
          /** The same in base64, as in a kubeconfig. */
          clientCertificateData?: string;
          /** For `clientCertificate`: the key's PEM file. */
          clientKeyFile?: string;
          /**
           * The same in base64.
           * @visibility secret
           */
          clientKeyData?: string;
          /** Accept any certificate. For try-outs only. */
          skipTLSVerify?: boolean | string;
          /**
           * The certificate authority's PEM in base64, as in a kubeconfig.
           * @visibility secret
           */
          caData?: string;
          /** A file with that PEM, read again when it changes. */
          caFile?: string;
          /** The name to expect in the certificate, when it is not the URL's host. */
          tlsServerName?: string;
          /** Whether to leave its metrics API alone: the tab says nothing of what pods use there; false when absent. */
          skipMetricsLookup?: boolean | string;
          /** In place of `kubernetes.customResources`, for this cluster alone; an empty list for none. */
          customResources?: Array<{
            group: string;
            apiVersion: string;
            plural: string;
          }>;
          /**
           * Of the cluster's dashboard; or, with placeholders, of each object in
           * it. `gke`, `aks` and `eks` need none. See `docs/links.md`.
           */
          dashboardUrl?: string;
          /** `standard`, the Kubernetes Dashboard, when absent. */
          dashboardApp?:
            | 'standard'
            | 'rancher'
            | 'openshift'
            | 'gke'
            | 'aks'
            | 'eks'
            | 'headlamp';
          /**
           * What the dashboard's links need: `projectId`, `region`, `clusterName`
           * for `gke`; `subscriptionId`, `resourceGroup`, `clusterName` for `aks`;
           * `region`, `clusterName` for `eks`; `clusterName` (`default` when
           * absent), `internal` and `headlampRoute` for `headlamp`.
           */
          dashboardParameters?: { [key: string]: unknown };
          /**
           * How people log in. When absent: as `kubernetes.connect` says, else as
           * `dashboardParameters` of a cloud imply, else with the context that
           * bears the cluster's name. See `docs/connect.md`.
           */
          connect?: ClusterConnect;
          /** Values for `{{parameters.KEY}}` in commands and links. No secrets: browsers see them. */
          parameters?: { [key: string]: string | number | boolean };
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
        /** Every Resource entity of type `kubernetes-cluster`, by its `kubernetes.io/` annotations. */
        type: 'catalog';
        /** Hosts, `*` for any run of characters, that may be on private addresses and without https; none when absent. */
        dangerouslyAllowClusterUrls?: string[];
        /** Whether an entity may say `kubernetes.io/skip-tls-verify`; false when absent. */
        dangerouslyAllowSkipTLSVerify?: boolean | string;
      }
    | {
        /** The GKE clusters of a Google Cloud project. */
        type: 'gke';
        projectId: string;
        /** Region or zone; all when absent. */
        region?: string;
        /** `google` (the user's own login) when absent, or `googleServiceAccount`. */
        authProvider?: 'google' | 'googleServiceAccount';
        /** Accept any certificate. The authority that GKE names is taken otherwise. */
        skipTLSVerify?: boolean | string;
        /** Whether to leave their metrics APIs alone: the tab says nothing of what pods use there; false when absent. */
        skipMetricsLookup?: boolean | string;
        /** Which address to ask: `public` when absent, or `dns`. */
        endpointType?: 'public' | 'dns';
        /** Links to the Google Cloud console; none when absent. */
        exposeDashboard?: boolean | string;
        /** Only clusters with all of these labels. */
        matchingResourceLabels?: Array<{ key: string; value: string }>;
      }
    | {
        /** The cluster that Backstage runs in, with its pod's service account. */
        type: 'inCluster';
        /** `in-cluster` when absent. */
        name?: string;
        title?: string;
        region?: string;
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
   * Keys of annotations that pods can be grouped by, `*` for any run of
   * characters; `['*']` for every key that occurs, `[]` for none. Whoever may see
   * an entity is sent their values, so when absent only keys that are known to be
   * harmless are let out, which the README lists: `app.kubernetes.io/*`, `checksum/*`, and
   * `commit-id`, `team`, `version` and the like with any domain before them. Whatever is asked for, these stay in the backend: copies
   * of manifests, keys whose name speaks of a credential and those of tools that
   * inject some, and values that look like one, are longer than 256 characters, or
   * are JSON or several lines. At most 32 of a pod.
   */
  podAnnotations?: string[];

  /**
   * Custom resources that are shown by their `status.conditions`, in every
   * cluster that serves them and does not name its own; none when absent. Those
   * with the service's label are the service's. Nothing else of them is read out:
   * neither spec nor data. The credential needs `list` and `watch` for each.
   */
  customResources?: Array<{
    /** For example `argoproj.io`. */
    group: string;
    /** The version alone: `v1alpha1`. */
    apiVersion: string;
    /** As in URLs: `rollouts`. */
    plural: string;
  }>;

  /**
   * How often a kind is listed again that the credential may list but not
   * watch, in milliseconds; 10000 when absent, at least 500.
   */
  refreshIntervalMs?: number | string;

  /** How people log in to clusters that do not say it themselves; the first that fits counts. See `docs/connect.md`. */
  connect?: Array<{
    /** Names of clusters, `*` for any run of characters; all when absent. */
    clusters?: string[];
    logIn: ClusterConnect;
  }>;

  /**
   * Links to log aggregators and other tools, beside clusters, workloads and pods.
   * See `docs/links.md` for the placeholders.
   */
  links?: Array<{
    /** For people: the name of the tool. */
    title: string;
    /** With placeholders; what is filled in is percent-encoded. */
    url: string;
    /** Parameters to add to the URL; objects become JSON. All of it is percent-encoded. */
    query?: { [key: string]: unknown };
    /** Names of clusters, `*` for any run of characters; all when absent. */
    clusters?: string[];
    /** Beside what to show it; everywhere where all values are known when absent. */
    places?: Array<'cluster' | 'workload' | 'pod'>;
    /** How far back `{{from}}` lies, unless what is wrong began earlier; 60 when absent. */
    windowMinutes?: number | string;
  }>;

  /** How long things may take, in milliseconds. */
  deadlines?: {
    /** Until there is a connection: 3000. An API server in reach takes a few round trips. */
    connectMs?: number | string;
    /** From the request to the first byte, and between two chunks: 10000. */
    firstByteMs?: number | string;
    /** For one list, over all its pages: 15000. */
    listMs?: number | string;
    /** For a snapshot over all clusters: 5000. A cluster that takes longer is reported as such. */
    snapshotMs?: number | string;
  };

  /** What an entity may be used for by whoever writes it. */
  entityAccess?: {
    /**
     * Whether `backstage.io/kubernetes-label-selector` may do without a value
     * that a label must have: `app` selects everything that has any such label,
     * of whatever service. False when absent.
     */
    allowBroadSelectors?: boolean | string;
    /**
     * In which namespaces the objects of an entity are shown: those for which
     * one of these says so. All namespaces when absent.
     */
    namespaces?: Array<
      | {
          /** Label of the namespace that names the entity's owner: `team-a` stands for `group:default/team-a`. */
          label: string;
          /** `system` when it names the system that the entity is part of. */
          names?: 'owner' | 'system';
        }
      | {
          /** Annotation of the namespace that names the entity's owners, separated by commas. */
          annotation: string;
          /** `system` when it names the systems that the entity is part of. */
          names?: 'owner' | 'system';
        }
      | {
          /** Reference of an owner, `*` for any run of characters: `group:default/team-*`. */
          owner: string;
          /** Its namespaces, `*` for any run of characters. */
          namespaces: string[];
        }
      | {
          /** Reference of a system, `*` for any run of characters. */
          system: string;
          /** Its namespaces, `*` for any run of characters. */
          namespaces: string[];
        }
    >;
  };

  /** How much of one backend instance a person may use. Beyond it they are told so, with status 429. */
  limits?: {
    /** Tabs that are kept up to date for one person at a time: 30. A hidden tab does not count. */
    liveStreamsPerUser?: number | string;
    /** Of all people together: 5000. */
    liveStreams?: number | string;
    /** Requests of one person that are worked on at a time: 8. A hundred more wait. */
    requestsPerUser?: number | string;
    /** Of one person's requests that are begun in a second, in the long run: 20. A hundred may be at once. */
    requestsPerSecond?: number | string;
  };

  /** The logs of containers. */
  logs?: {
    /**
     * Whether people who hold the permission `podlight.logs.unscrubbed.read` for
     * an entity may read its logs with the credentials that are in them; false
     * when absent. It takes `permission.enabled`, and each such read is in the
     * audit log. Everything but logs stays scrubbed.
     */
    allowUnscrubbed?: boolean | string;
  };

  /** The metrics under `/api/kubernetes/metrics`. */
  metrics?: {
    /**
     * Whether anybody who reaches the backend may read them; false when
     * absent. They hold names of clusters, and how many failures of which
     * class there are, but no names of services, namespaces or people.
     */
    public?: boolean | string;
    /**
     * Whether the histogram of request durations has the label `cluster`; false
     * when absent. It is a hundred series more for each cluster.
     */
    histogramsByCluster?: boolean | string;
  };

  /** No effect: a cluster provider that fails never takes the others along. */
  clusterLocatorContinueOnError?: boolean | string;
  /**
   * For `googleServiceAccount` and `gke`: the JSON key of a service account;
   * Google's default credentials when absent.
   * @visibility secret
   */
  googleServiceAccountCredentials?: string;
  /** No effect: there is no proxy to the API servers. */
  proxy?: { [key: string]: unknown };
  /** No effect: there is no terminal. */
  podExecTerminal?: { [key: string]: unknown };
  /** No effect: pods cannot be deleted from here. */
  frontend?: { [key: string]: unknown };
}

/** Whatever else stands there. */
type Unchecked =
  | { [key: string]: unknown }
  | unknown[]
  | string
  | number
  | boolean
  | null;

/** How people log in to a cluster, and what its context is called in their kubeconfig. */
type ClusterConnect =
  | {
      /** There is nothing to run before kubectl. */
      type: 'kubectl';
      /** The cluster's name when absent. */
      context?: string;
    }
  | {
      type: 'gcloud';
      project: string;
      /** A region or a zone. */
      location: string;
      cluster: string;
    }
  | {
      type: 'aws';
      region: string;
      cluster: string;
      /** Of the AWS configuration. */
      profile?: string;
      /** Name under which the context is made; the cluster's name when absent. */
      context?: string;
    }
  | {
      type: 'az';
      resourceGroup: string;
      cluster: string;
      subscription?: string;
      /** Name under which the context is made; the cluster's name when absent. */
      context?: string;
    }
  | {
      type: 'oc';
      /** Of the API server as people reach it. Browsers see it. */
      url: string;
    }
  | {
      type: 'template';
      /**
       * Any shell command on one line. `{{cluster}}`, `{{context}}`,
       * `{{namespace}}`, `{{region}}` and `{{parameters.KEY}}` are quoted when they
       * are filled in.
       */
      command: string;
      /** The context to use after it; the one that the command leaves as the current one when absent. */
      context?: string;
    };
