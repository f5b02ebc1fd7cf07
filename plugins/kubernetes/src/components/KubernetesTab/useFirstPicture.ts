import { ServiceState } from '@podlight/backstage-plugin-kubernetes-common';
import { startTransition, useEffect, useState } from 'react';

/** Findings follow the pods of a cluster within this time, unless the cluster is slow. */
const QUIET_MS = 100;
/** How long what is known, from clusters or from an index of them, waits for the rest. */
const OTHERS_WAIT_MS = 500;
/** How long the names of the clusters wait while none has answered. */
const NAMES_WAIT_MS = 2_000;

/**
 * Whether enough is known for a first picture that does not move: every cluster has
 * answered and no more comes, or waiting for the rest takes too long.
 */
export function useFirstPicture(service: ServiceState): boolean {
  const { hello, clusters } = service;
  const [shown, setShown] = useState<string>();
  const waiting =
    hello && hello.entityRef !== shown ? hello.entityRef : undefined;
  const connecting = clusters.filter(
    ({ state }) => state.phase === 'connecting',
  ).length;
  const isKnown =
    connecting < clusters.length ||
    clusters.some(({ pods }) => pods.length > 0);
  // A transition is rendered in slices: thousands of pods at once would block the page.
  const show = (entityRef: string) =>
    startTransition(() => setShown(entityRef));
  useEffect(() => {
    if (waiting === undefined) return undefined;
    const timer = setTimeout(
      () => show(waiting),
      isKnown ? OTHERS_WAIT_MS : NAMES_WAIT_MS,
    );
    return () => clearTimeout(timer);
  }, [waiting, isKnown]);
  useEffect(() => {
    if (waiting === undefined || connecting > 0) return undefined;
    const timer = setTimeout(() => show(waiting), QUIET_MS);
    return () => clearTimeout(timer);
  }, [waiting, connecting, clusters]);
  return hello !== undefined && waiting === undefined;
}
