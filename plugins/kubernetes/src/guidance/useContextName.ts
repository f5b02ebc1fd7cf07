import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  ClusterHead,
  contextName,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useEffect, useMemo, useState } from 'react';
import { useGuidedCluster } from './GuidanceContext';

/** Where this browser, or this user, keeps the names of contexts that differ. */
const BUCKET = 'kubernetes.contexts';

/** Name of a cluster's context, and where it comes from. */
export interface ContextChoice {
  /** Undefined where only the log-in knows. */
  readonly name: string | undefined;
  readonly source: 'config' | 'logIn' | 'assumed' | 'unknown' | 'own';
  /** The name that the reader gave it. */
  readonly own: string | undefined;
  /** Remembers the reader's own name; an empty one is forgotten. */
  readonly setOwn: (name: string) => void;
}

/** Stands in for an unknown cluster. */
const NO_CLUSTER: ClusterHead = { name: '' };

/** The name of the context of a cluster of the service; undefined where it is unknown. */
export function useClusterContext(
  cluster: string | undefined,
): string | undefined {
  const head = useGuidedCluster(cluster ?? NO_CLUSTER.name)?.head;
  const { name } = useContextName(head ?? NO_CLUSTER);
  return head && name;
}

/** The names that the reader gave to the contexts of some clusters. */
export function useOwnContexts(
  clusters: readonly { readonly head: ClusterHead }[] | undefined,
): ReadonlyMap<string, string> {
  const storage = useApi(storageApiRef);
  return useMemo(() => {
    const bucket = storage.forBucket(BUCKET);
    const names = (clusters ?? []).flatMap(({ head }) => {
      const { value } = bucket.snapshot(head.name);
      return typeof value === 'string' && value
        ? [[head.name, value] as const]
        : [];
    });
    return new Map(names);
  }, [clusters, storage]);
}

/** The name of a cluster's context in the reader's kubeconfig: their own name for it, else the known one. */
export function useContextName(cluster: ClusterHead): ContextChoice {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const key = cluster.name;
  const [stored, setStored] = useState(() => bucket.snapshot(key).value);
  useEffect(() => {
    setStored(bucket.snapshot(key).value);
    const subscription = bucket
      .observe$(key)
      .subscribe(({ value }) => setStored(value));
    return () => subscription.unsubscribe();
  }, [bucket, key]);
  const own = typeof stored === 'string' && stored ? stored : undefined;
  const known = contextName(cluster);
  return {
    name: own ?? known?.name,
    source: own === undefined ? known?.source ?? 'unknown' : 'own',
    own,
    setOwn: name => {
      setStored(name);
      // What cannot be stored is still good until the page is closed.
      const done = name ? bucket.set(key, name) : bucket.remove(key);
      done.catch(() => undefined);
    },
  };
}
