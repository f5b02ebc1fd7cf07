import { useCallback, useState } from 'react';

/** Which objects show their details. */
export interface OpenObjects {
  readonly isOpen: (key: string, isTarget: boolean) => boolean;
  readonly toggle: (key: string, isTarget: boolean) => void;
}

/** The object that the reader was led to is open until it is closed. */
export function useOpenObjects(target: string | undefined): OpenObjects {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [known, setKnown] = useState(target);
  if (target !== known) {
    setKnown(target);
    setChosen(new Map([...chosen].filter(([, isOpen]) => isOpen)));
  }
  const isOpen = useCallback(
    (key: string, isTarget: boolean) => chosen.get(key) ?? isTarget,
    [chosen],
  );
  const toggle = useCallback(
    (key: string, isTarget: boolean) =>
      setChosen(before =>
        new Map(before).set(key, !(before.get(key) ?? isTarget)),
      ),
    [],
  );
  return { isOpen, toggle };
}
