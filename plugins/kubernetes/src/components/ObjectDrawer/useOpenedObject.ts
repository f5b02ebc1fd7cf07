import { useState } from 'react';
import { FoundObject } from '../../service';

interface Opened {
  readonly address: string;
  /** By cluster. */
  readonly uids: ReadonlyMap<string, string>;
}

/** Tells the object that was opened from another one that got its name since. */
export interface OpenedObject {
  /** Whether it is not the one that was opened in its cluster. */
  isReplaced(object: FoundObject): boolean;
  /** Opens those that are there now. */
  accept(): void;
}

/**
 * Remembers which objects were opened, until the reader closes them.
 *
 * @param address - Undefined while nothing is open
 * @param found - The objects that have it
 */
export function useOpenedObject(
  address: string | undefined,
  found: readonly FoundObject[],
): OpenedObject {
  const [opened, setOpened] = useState<Opened>();
  const known = opened?.address === address ? opened?.uids : undefined;
  const uids = new Map(known);
  for (const object of found) {
    const uid = findUid(object);
    const { cluster } = object.view;
    if (uid !== undefined && !uids.has(cluster)) uids.set(cluster, uid);
  }
  if (address === undefined) {
    if (opened) setOpened(undefined);
  } else if (opened?.address !== address || uids.size !== known?.size) {
    setOpened({ address, uids });
  }
  return {
    isReplaced: object => {
      const uid = findUid(object);
      return uid !== undefined && uids.get(object.view.cluster) !== uid;
    },
    accept: () => setOpened(undefined),
  };
}

/** Undefined where the backend does not tell, as an earlier one. */
function findUid({ view: { row } }: FoundObject): string | undefined {
  return row.uid ?? row.customResource?.uid;
}
