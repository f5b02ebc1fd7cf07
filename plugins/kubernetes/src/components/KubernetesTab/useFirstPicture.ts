import { ServiceState } from '@podlight/backstage-plugin-kubernetes-common';
import {
  Dispatch,
  SetStateAction,
  startTransition,
  useEffect,
  useState,
} from 'react';
import { isAwaited, isReading } from '../../service';

/** How much of the tab is shown, from the top. What is not yet would move what is. */
export type Picture = 'outline' | 'summary' | 'pods' | 'whole';

const PICTURES: readonly Picture[] = ['outline', 'summary', 'pods', 'whole'];

/** An earlier version of the backend doesn't say what follows the pods of a cluster, mostly within this time. */
const QUIET_MS = 100;
/** How long what is known, from clusters or from an index of them, waits for clusters that have not answered. */
const OTHERS_WAIT_MS = 500;
/** The same where none has answered, and only an index is known. */
const FIRST_WAIT_MS = 1_000;
/** How long it waits for clusters that are being read: their pods are there, and what is wrong follows. */
const READING_WAIT_MS = 2_000;
/** How long the names of the clusters wait while none has answered. */
const NAMES_WAIT_MS = 2_000;
/** How long what is below the pods waits for clusters that have not answered, and for those that are being read. */
const BELOW_WAIT_MS = 1_000;
const BELOW_READING_WAIT_MS = 3_000;

interface Shown {
  readonly entityRef: string;
  readonly picture: Picture;
}

/**
 * How much of the service can be shown without moving again: everything, once every cluster has
 * told all; from the top, where waiting for the rest takes too long.
 */
export function useFirstPicture(service: ServiceState): Picture {
  const { hello, clusters } = service;
  const [shown, setShown] = useState<Shown>();
  const entityRef = hello?.entityRef;
  const picture =
    shown && shown.entityRef === entityRef ? shown.picture : 'outline';
  const { isAllKnown, isAnyKnown, isBeingRead, podsMs } = progress(service);

  const wait = { entityRef, picture, setShown };
  useShowAfter(isAnyKnown ? OTHERS_WAIT_MS : undefined, 'summary', wait);
  useShowAfter(podsMs, 'pods', wait);
  useShowAfter(isAnyKnown ? READING_WAIT_MS : undefined, 'pods', wait);
  useShowAfter(isAllKnown ? QUIET_MS : undefined, 'pods', wait, clusters);
  // Drawn after the pods in any case, as both at once would block the page for longer.
  const hasPods = picture === 'pods';
  const belowMs = isBeingRead ? BELOW_READING_WAIT_MS : BELOW_WAIT_MS;
  useShowAfter(hasPods ? belowMs : undefined, 'whole', wait);
  useShowAfter(hasPods && isAllKnown ? 0 : undefined, 'whole', wait);
  return picture;
}

/** What is known, and how long the pods wait for more; without an end while a cluster is being read. */
function progress({ hello, clusters }: ServiceState) {
  const hasAnswer = clusters.some(({ state }) => state.phase !== 'connecting');
  const isAnyKnown = hasAnswer || clusters.some(({ pods }) => pods.length > 0);
  const isBeingRead = clusters.some(isReading);
  const knownMs = hasAnswer ? OTHERS_WAIT_MS : FIRST_WAIT_MS;
  const unreadMs = isAnyKnown ? knownMs : NAMES_WAIT_MS;
  return {
    isAllKnown: hello !== undefined && !clusters.some(isAwaited),
    isAnyKnown,
    isBeingRead,
    podsMs: isBeingRead ? undefined : unreadMs,
  };
}

/** Shows a picture of an entity that is not shown yet after a time without news; never if that is undefined. */
function useShowAfter(
  waitMs: number | undefined,
  next: Picture,
  {
    entityRef,
    picture,
    setShown,
  }: {
    readonly entityRef: string | undefined;
    readonly picture: Picture;
    readonly setShown: Dispatch<SetStateAction<Shown | undefined>>;
  },
  news?: unknown,
) {
  const isOn =
    entityRef !== undefined && waitMs !== undefined && isBeyond(next, picture);
  useEffect(() => {
    if (!isOn) return undefined;
    // A transition is rendered in slices: thousands of pods at once would block the page.
    const show = () =>
      startTransition(() =>
        // Another wait may have ended while this picture was being drawn.
        setShown(before =>
          before?.entityRef === entityRef && !isBeyond(next, before.picture)
            ? before
            : { entityRef, picture: next },
        ),
      );
    const timer = setTimeout(show, waitMs);
    return () => clearTimeout(timer);
  }, [isOn, waitMs, next, entityRef, setShown, news]);
}

/** Whether a picture shows more than another. */
function isBeyond(picture: Picture, other: Picture): boolean {
  return PICTURES.indexOf(picture) > PICTURES.indexOf(other);
}
