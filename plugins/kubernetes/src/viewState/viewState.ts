/**
 * What of the view is in the URL, so that a link reproduces it.
 */
export interface ViewState {
  /** The pod whose details are open. */
  readonly pod?: PodAddress;
  /** Id of the finding whose help is open. */
  readonly finding?: string;
}

/** Names one pod among all clusters. */
export interface PodAddress {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
}

/** One string per pod, the same that the URL has. */
export function podKey(address: PodAddress): string {
  return `${address.cluster}/${address.namespace}/${address.name}`;
}

/** Cluster names may hold slashes (cloud resource names do), namespaces and pod names may not. */
export function parsePodKey(key: string): PodAddress | undefined {
  const match = /^(.+)\/([^/]+)\/([^/]+)$/.exec(key);
  if (!match) return undefined;
  const [, cluster, namespace, name] = match;
  return { cluster, namespace, name };
}

/** Reads the view from a query; what cannot be read is left out. */
export function parseViewState(query: URLSearchParams): ViewState {
  const pod = query.get('pod');
  return {
    pod: pod === null ? undefined : parsePodKey(pod),
    finding: query.get('finding') || undefined,
  };
}

/** Writes the view into a copy of the query and leaves the parameters of others alone. */
export function writeViewState(
  query: URLSearchParams,
  view: ViewState,
): URLSearchParams {
  const next = new URLSearchParams(query);
  const parameters = {
    pod: view.pod && podKey(view.pod),
    finding: view.finding,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}
