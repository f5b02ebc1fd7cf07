export interface Config {
  /**
   * The Kubernetes plugin. The schema accepts any type, because Backstage
   * serves no page at all when validation fails: problems are in the log, and on the
   * Clusters page, after the backend has started. Booleans and numbers may be strings,
   * as environment variables are. Users who may see an entity receive only `name`,
   * `title`, `region`, `connect`, `dashboard…` and `parameters` of its clusters, and
   * `links` and `askForHelp`.
   */
  kubernetes?: KubernetesSection | Unchecked;
}

interface KubernetesSection {
  /** How the clusters of a service are chosen; defaults to `multiTenant`. */
  serviceLocatorMethod?: {
    /**
     * `multiTenant`: all clusters. `singleTenant`: the one that the entity's
     * annotation `backstage.io/kubernetes-cluster` names, or all when it names
     * none. `annotation`: those that this annotation lists, separated by
     * commas (`*` matches any characters), or all when it lists none.
     * `catalogRelation`: those whose Resource entity the entity depends on.
     * Or the id of a ServiceLocator that a module adds.
     */
    type: string;
  };

  /** Where clusters are found. All methods are used; of two clusters with the same name the first wins. */
  clusterLocatorMethods?: Array<
    | {
        type: 'config';
        clusters: Array<{
          /** Unique; shown when there is no title. */
          name: string;
          /** URL of the API server, `https://`. May have a path. */
          url: string;
          /** Display name. */
          title?: string;
          /** For example `eu-west-1`; pods can be grouped by it. */
          region?: string;
          /**
           * `serviceAccount` (the default), `impersonation` (a service account
           * that impersonates the Backstage user), `google`, `aks` and
           * `oidc` (the user's own login), `googleServiceAccount`, `aws`,
           * `azure`, `clientCertificate`, `localKubectlProxy`, or the id of an
           * AuthProvider that a module adds.
           */
          authProvider?: string;
          /**
           * Parameters of the auth provider; for `aws`,
           * `awsClusterId` is the cluster's name in EKS. Annotations of
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
           * For `serviceAccount` and `impersonation`: a file with the token, reloaded when it
           * changes. Without token and file, for the cluster that Backstage runs in, the token of the pod that
           * Backstage runs in is used.
           */
          serviceAccountTokenFile?: string;
          /** For `oidc`: the provider whose ID tokens the cluster trusts, for example `okta`. */
          oidcTokenProvider?: string;
          /** For `aws`: ARN of a role to assume; defaults to Backstage's own identity. */
          assumeRole?: string;
          /**
           * For `aws`: the external ID that the role's trust policy requires.
           * @visibility secret
           */
          externalId?: string;
          /** For `clientCertificate`: a PEM file, reloaded when it changes. */
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
          /** Accept any certificate. For testing only. */
          skipTLSVerify?: boolean | string;
          /**
           * The CA certificate's PEM in base64, as in a kubeconfig.
           * @visibility secret
           */
          caData?: string;
          /** A file with that PEM, reloaded when it changes. */
          caFile?: string;
          /** The expected name in the certificate, when it is not the URL's host. */
          tlsServerName?: string;
          /** Whether to skip its metrics API, so that the tab shows no resource usage for it; defaults to false. */
          skipMetricsLookup?: boolean | string;
          /** Replaces `kubernetes.customResources` for this cluster; an empty list for none. */
          customResources?: Array<{
            group: string;
            apiVersion: string;
            plural: string;
          }>;
          /**
           * URL of the cluster's dashboard or, with placeholders, of each object in
           * it. `gke`, `aks` and `eks` need none. See `docs/links.md`.
           */
          dashboardUrl?: string;
          /** Defaults to `standard`, the Kubernetes Dashboard. */
          dashboardApp?:
            | 'standard'
            | 'rancher'
            | 'openshift'
            | 'gke'
            | 'aks'
            | 'eks'
            | 'headlamp';
          /**
           * Parameters of the dashboard's links: `projectId`, `region`, `clusterName`
           * for `gke`; `subscriptionId`, `resourceGroup`, `clusterName` for `aks`;
           * `region`, `clusterName` for `eks`; `clusterName` (`default` when
           * absent), `internal` and `headlampRoute` for `headlamp`.
           */
          dashboardParameters?: { [key: string]: unknown };
          /**
           * How users log in. Defaults to `kubernetes.connect`, else to what
           * `dashboardParameters` of a cloud imply, else to the context that
           * has the cluster's name. See `docs/connect.md`.
           */
          connect?: ClusterConnect;
          /** Values for `{{parameters.KEY}}` in commands and links. No secrets: they are sent to browsers. */
          parameters?: { [key: string]: string | number | boolean };
        }>;
      }
    | {
        /** Every context becomes a cluster of that name, read with that context's credential. */
        type: 'kubeconfig';
        /** Path list like `KUBECONFIG`, which is the default, else `~/.kube/config`. Reloaded when it changes. */
        path?: string;
        /** Names of contexts (`*` matches any characters); defaults to all. */
        contexts?: string | string[];
      }
    | {
        /** Every Resource entity of type `kubernetes-cluster`, by its `kubernetes.io/` annotations. */
        type: 'catalog';
        /** Hosts (`*` matches any characters) that may have private addresses and use http; defaults to none. */
        dangerouslyAllowClusterUrls?: string[];
        /** Whether an entity may set `kubernetes.io/skip-tls-verify`; defaults to false. */
        dangerouslyAllowSkipTLSVerify?: boolean | string;
      }
    | {
        /** The GKE clusters of a Google Cloud project. */
        type: 'gke';
        projectId: string;
        /** Region or zone; defaults to all. */
        region?: string;
        /** `google` (the default: the user's own login) or `googleServiceAccount`. */
        authProvider?: 'google' | 'googleServiceAccount';
        /** Accept any certificate. Defaults to the CA that GKE provides. */
        skipTLSVerify?: boolean | string;
        /** Whether to skip their metrics APIs, so that the tab shows no resource usage for them; defaults to false. */
        skipMetricsLookup?: boolean | string;
        /** Which endpoint to use: `public` (the default) or `dns`. */
        endpointType?: 'public' | 'dns';
        /** Whether to link to the Google Cloud console; defaults to false. */
        exposeDashboard?: boolean | string;
        /** Only clusters with all of these labels. */
        matchingResourceLabels?: Array<{ key: string; value: string }>;
      }
    | {
        /** The cluster that Backstage runs in, with its pod's service account. */
        type: 'inCluster';
        /** Defaults to `in-cluster`. */
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
   * How Backstage's users and groups are named in clusters whose
   * `authProvider` is `impersonation`. Templates with `{ref}`
   * (`user:default/jane`), `{namespace}` and `{name}`; names that begin with
   * `system:` are rejected.
   */
  impersonation?: {
    /** The user; defaults to `backstage:{ref}`. */
    user?: string;
    /** Each of the user's groups; defaults to `backstage:{ref}`. */
    group?: string;
    /** Refs of the groups to pass on (`*` matches any characters), for example `group:default/team-*`; defaults to all. */
    groups?: string[];
  };

  /**
   * Kinds to read, by plural. Defaults to all of these: pods,
   * deployments, replicasets, statefulsets, daemonsets, controllerrevisions,
   * jobs, cronjobs, horizontalpodautoscalers, persistentvolumeclaims, services, ingresses,
   * endpointslices, networkpolicies, ingressclasses, and those of the Gateway API: httproutes,
   * grpcroutes, gateways, gatewayclasses, referencegrants.
   * Pods are always read, others are ignored.
   */
  objectTypes?: string[];

  /** API versions by plural, for example `cronjobs: v1beta1`. */
  apiVersionOverrides?: { [objectType: string]: string };

  /**
   * Keys of annotations that pods can be grouped by. `*` matches any
   * characters; `['*']` means every key, `[]` none. All users who may see
   * an entity receive their values, so the default is a list of keys that are known to be
   * harmless (see the README): `app.kubernetes.io/*`, `checksum/*`, and
   * `commit-id`, `team`, `version` and similar ones with any domain before them. Regardless of this list, these stay in the backend: copies
   * of manifests, keys whose name indicates a credential and those of tools that
   * inject credentials, and values that look like one, are longer than 256 characters, or
   * are JSON or several lines. At most 32 of a pod.
   */
  podAnnotations?: string[];

  /**
   * Whether the tab may say that a ConfigMap was updated shortly before pods that use it started
   * failing; defaults to false. Only while something fails, the metadata of up to ten ConfigMaps of
   * the failing pods is read by name, in each cluster and at most every half a minute; their data is
   * never asked for, and Secrets never at all. The credential needs `get` for ConfigMaps, which
   * lets whoever has it read their data, too: Kubernetes has no narrower right.
   * See `docs/security.md`.
   */
  configTimes?: boolean | string;

  /**
   * Custom resources that are shown with their health, by `resources` or `status.conditions`, in every
   * cluster that serves them and has no list of its own; defaults to none. Those
   * with the service's label belong to the service. Of their spec and status only what a
   * definition lists is sent. The credential needs `list` and `watch` for each.
   *
   * `shipped` stands for all APIs that Podlight ships a definition for, in the versions that
   * each cluster serves: it is asked what it serves once in ten minutes, where the service is.
   * What the credential may not read is left out without a word.
   */
  customResources?:
    | 'shipped'
    | Array<
        | 'shipped'
        | {
            /** For example `argoproj.io`. */
            group: string;
            /** The version alone: `v1alpha1`. */
            apiVersion: string;
            /** Plural as in URLs: `rollouts`. */
            plural: string;
          }
      >;

  /**
   * Definitions of custom resources: how their objects are healthy, what of them is shown, and
   * what belongs to them. The keys of a definition replace those of the shipped one of the same
   * API. One that does not compile prevents the plugin from starting. See
   * `docs/custom-resources.md`; `yarn judge` tries one.
   *
   * A path names a field of spec, status or metadata, with `[*]` for the items of a list
   * (`status.conditions[*].reason`) and quotes around a key with dots
   * (`metadata.annotations['example.com/team']`).
   */
  resources?: Array<{
    /** For example `argoproj.io`. */
    group: string;
    /** For example `Rollout`. */
    kind: string;
    /** Plural as in URLs: `rollouts`. */
    plural: string;
    /** By the object's conditions when absent. */
    health?:
      | {
          /** CEL, as in Flux's `healthCheckExprs`. The first that is true decides, in this order. */
          suspended?: string;
          inProgress?: string;
          failed?: string;
          current?: string;
          /** Where none is true; defaults to `progressing`. */
          otherwise?: 'progressing' | 'conditions' | 'unknown';
          /** Gives a text that is shown with the state. */
          message?: string;
        }
      | {
          /** A script as in Argo CD's `resource.customizations.health`. Needs the package `wasmoon`. */
          lua: string;
        };
    /**
     * Paths of what is sent to browsers, up to 8 KiB of each object. Credentials that can be
     * recognized are hidden. Nothing else of spec and status is sent.
     */
    fields?: string[];
    /** Columns of its table: these paths, or `printer` for those that `kubectl get` shows. */
    columns?:
      | 'printer'
      | Array<{
          title: string;
          path: string;
          /** Defaults to `text`. */
          format?: 'text' | 'number' | 'date';
        }>;
    /** Its pods, where owner references do not lead to them. */
    pods?:
      | {
          /** A label selector: `example.com/cluster={{metadata.name}}`. */
          selector: string;
        }
      | {
          /** Path of labels, of a LabelSelector, or of a selector's text: `status.selector`. */
          selectorPath: string;
        };
    /** What belongs to it, where owner references do not say so. */
    children?: Array<{
      /** Of a name, or of an object with `name` and, if it has them, `kind`, `apiVersion` and `namespace`; or of a list. */
      path: string;
      /** Where the object does not say it. */
      kind?: string;
      /** PLURAL.GROUP of a custom resource, where the object does not say it. */
      definition?: string;
    }>;
    /** What it points to, in the same form. */
    targets?: Array<{ path: string; kind?: string; definition?: string }>;
    /** How serious a state is. A failing object is an error when absent; the other states are no problem. */
    severity?: {
      failing?: 'error' | 'warning' | 'info';
      progressing?: 'error' | 'warning' | 'info';
      suspended?: 'error' | 'warning' | 'info';
    };
    /** How long an object may be in progress: seconds (1800 when absent), or the path of a time. */
    progressDeadline?: number | string;
    /**
     * Its objects run once and end, as Jobs do: a failed one is no problem any more once a later one
     * of the same owner is healthy, and the owner is, too. Defaults to false.
     */
    runsToCompletion?: boolean;
    /** The page of the API's documentation, with https. */
    docs?: string;
    /** Words for a failing object; `{{PATH}}` stands for one of `fields`, `metadata.name` or `metadata.namespace`. */
    texts?: {
      /** Letters and digits: translations of the words are under `shipped.KEY`, for a copy of a shipped definition for example. */
      key?: string;
      title?: string;
      meaning?: string;
      steps?: string[];
    };
  }>;

  /**
   * Health scripts in Lua as Argo CD's ConfigMap `argocd-cm` has them, for custom resources: its
   * `data`, or the keys `resource.customizations.health.GROUP_KIND` and `resource.customizations`
   * of it. Other keys are ignored. They come before the shipped definitions and after
   * `resources` with a `health`. Needs the package `wasmoon`.
   */
  resourceCustomizations?: { [key: string]: unknown };

  /**
   * Interval for listing a kind again that the credential may list but not
   * watch, in milliseconds; defaults to 10000, at least 500.
   */
  refreshIntervalMs?: number | string;

  /** How users log in to clusters without their own setting; the first match wins. See `docs/connect.md`. */
  connect?: Array<{
    /** Names of clusters (`*` matches any characters); defaults to all. */
    clusters?: string[];
    logIn: ClusterConnect;
  }>;

  /**
   * Links to log aggregators and other tools, beside clusters, workloads and pods.
   * See `docs/links.md` for the placeholders.
   */
  links?: Array<{
    /** Display name of the tool. */
    title: string;
    /** URL with placeholders, whose values are percent-encoded. */
    url: string;
    /** Query parameters to add to the URL; objects become JSON. Everything is percent-encoded. */
    query?: { [key: string]: unknown };
    /** Names of clusters (`*` matches any characters); defaults to all. */
    clusters?: string[];
    /** Where to show the link; defaults to everywhere that all its values are known. */
    places?: Array<'cluster' | 'workload' | 'pod'>;
    /** Minutes that `{{from}}` lies in the past, unless the problem began earlier; defaults to 60. */
    windowMinutes?: number | string;
  }>;

  /**
   * Where people ask for help: links to support channels and forms of tickets, in Help
   * and beside _Copy summary_. See `docs/links.md` for the placeholders.
   */
  askForHelp?: Array<{
    /** What the link says, such as `Ask #payments`. */
    title: string;
    /** URL with placeholders, whose values are percent-encoded. `https://` or `http://`. */
    url: string;
    /** Query parameters to add to the URL; objects become JSON. Everything is percent-encoded. */
    query?: { [key: string]: unknown };
    /** Names of clusters (`*` matches any characters); defaults to all. */
    clusters?: string[];
    /** Entity refs of owners, such as `group:default/payments` (`*` matches any characters); defaults to all. */
    owners?: string[];
  }>;

  /** Timeouts in milliseconds. */
  deadlines?: {
    /** Until a connection is established; defaults to 3000. A reachable API server needs a few round trips. */
    connectMs?: number | string;
    /** From the request to the first byte, and between two chunks; defaults to 10000. */
    firstByteMs?: number | string;
    /** For one list with all its pages; defaults to 15000. */
    listMs?: number | string;
    /** For a snapshot over all clusters; defaults to 5000. A slower cluster is reported as such. */
    snapshotMs?: number | string;
  };

  /** Limits what the author of an entity can see through it. */
  entityAccess?: {
    /**
     * Whether `backstage.io/kubernetes-label-selector` may require
     * only that a label exists: `app` selects everything with that label,
     * of any service. Defaults to false.
     */
    allowBroadSelectors?: boolean | string;
    /**
     * The namespaces in which the objects of an entity are shown: those that
     * match one of these rules. Defaults to all namespaces.
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
          /** Reference of an owner; `*` matches any characters: `group:default/team-*`. */
          owner: string;
          /** Its namespaces; `*` matches any characters. */
          namespaces: string[];
        }
      | {
          /** Reference of a system; `*` matches any characters. */
          system: string;
          /** Its namespaces; `*` matches any characters. */
          namespaces: string[];
        }
    >;
  };

  /** How much of one backend instance a user may use. Requests beyond it get status 429. */
  limits?: {
    /** Live tabs per user; defaults to 30. A hidden tab does not count. */
    liveStreamsPerUser?: number | string;
    /** Live tabs of all users; defaults to 5000. */
    liveStreams?: number | string;
    /** Concurrent requests per user; defaults to 8. A hundred more are queued. */
    requestsPerUser?: number | string;
    /** Sustained requests per second and user; defaults to 20, with bursts of a hundred. */
    requestsPerSecond?: number | string;
  };

  /**
   * An index of the pods and workloads of all services in all clusters, kept
   * up to date whether somebody looks or not. Off unless this section is present. It
   * reads clusters whose credential all users share, in worker threads.
   */
  fleet?: {
    /** Defaults to true where the section is present. */
    enabled?: boolean | string;
    /**
     * Whether verdicts are kept in the plugin's database, and replicas of Backstage
     * share the clusters by it. Defaults to true. Otherwise each replica reads all
     * clusters, and a restart forgets what was known. Needs PostgreSQL, or SQLite
     * with one replica.
     */
    database?: boolean | string;
    /** Days for which the database keeps changes of state, from 1 to 90; defaults to 7. */
    historyDays?: number | string;
    /** Threads that read clusters, from 1 to 16; defaults to 1. Each takes 24 MB of memory before it has a cluster, and more while it lists; its heap has at most 384 MB. */
    workers?: number | string;
    /**
     * Objects kept of one cluster; defaults to 100,000. Those beyond it are
     * left out, and the cluster counts as limited.
     */
    maxObjectsPerCluster?: number | string;
    /**
     * Whether failures are counted by node pool, too; defaults to false. The names
     * and labels of each cluster's nodes are listed every ten minutes, which takes
     * the right to list nodes: `manifests/node-pools.yaml`.
     */
    nodePools?: boolean | string;
    /**
     * Labels of nodes that name their pool, tried before those of GKE, EKS, AKS and
     * Karpenter.
     */
    nodePoolLabels?: string[];
  };

  /** Container logs. */
  logs?: {
    /**
     * Whether users with the permission `podlight.logs.unscrubbed.read` for
     * an entity may read its logs without scrubbing of credentials. Defaults to false
     * and needs `permission.enabled`. Each such read is in the
     * audit log. Everything except logs stays scrubbed.
     */
    allowUnscrubbed?: boolean | string;
  };

  /** The metrics under `/api/kubernetes/metrics`. */
  metrics?: {
    /**
     * Whether they can be read without authentication. Defaults to
     * false. They contain names of clusters, and the number of failures of each
     * class, but no names of services, namespaces or users.
     */
    public?: boolean | string;
    /**
     * Whether the histogram of request durations has the label `cluster`. Defaults
     * to false. Adds a hundred series per cluster.
     */
    histogramsByCluster?: boolean | string;
  };

  /** No effect: a failing cluster provider never affects the others. */
  clusterLocatorContinueOnError?: boolean | string;
  /**
   * For `googleServiceAccount` and `gke`: the JSON key of a service account;
   * defaults to Google's default credentials.
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

/** Other keys. */
type Unchecked =
  | { [key: string]: unknown }
  | unknown[]
  | string
  | number
  | boolean
  | null;

/** How users log in to a cluster, and the name of its context in their kubeconfig. */
type ClusterConnect =
  | {
      /** No command is needed before kubectl. */
      type: 'kubectl';
      /** Defaults to the cluster's name. */
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
      /** Profile of the AWS configuration. */
      profile?: string;
      /** Name of the context to create; defaults to the cluster's name. */
      context?: string;
    }
  | {
      type: 'az';
      resourceGroup: string;
      cluster: string;
      subscription?: string;
      /** Name of the context to create; defaults to the cluster's name. */
      context?: string;
    }
  | {
      type: 'oc';
      /** URL of the API server as users reach it. Sent to browsers. */
      url: string;
    }
  | {
      type: 'template';
      /**
       * Any shell command on one line. `{{cluster}}`, `{{context}}`,
       * `{{namespace}}`, `{{region}}` and `{{parameters.KEY}}` are shell-quoted when they
       * are filled in.
       */
      command: string;
      /** The context to use after it; defaults to the current context that the command sets. */
      context?: string;
    };
