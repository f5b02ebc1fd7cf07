import {
  Dimension,
  discoverDimensions,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode, RefCallback, useCallback, useState } from 'react';
import { useDimensionText } from '../../format';
import { podFindings, ServiceView } from '../../service';
import { useText } from '../../i18n/useText';
import { parsePodKey, useMarkedPods, useViewState } from '../../viewState';
import {
  focusedFinding,
  focusedPod,
  focusedTile,
  focusFilter,
  focusProblem,
  nextDimension,
  ShortcutSheet,
  useShortcuts,
} from '../Shortcuts';
import { Hidden } from '../ui';

/** The keys of the tab. */
export interface TabShortcuts {
  /** The ref of the element that is the tab. */
  readonly tab: RefCallback<HTMLElement>;
  readonly showSheet: () => void;
  /** What the keys bring up; belongs into the tab. */
  readonly sheet: ReactNode;
}

/** Lets the keys of the tab work on its view. */
export function useTabShortcuts(
  { pods, findings }: ServiceView,
  favourites: readonly Dimension[],
  startTour?: () => void,
): TabShortcuts {
  const [state, change] = useViewState();
  const marks = useMarkedPods();
  const [isSheetOpen, setSheetOpen] = useState(false);
  const [said, setSaid] = useState('');
  const words = useDimensionText();
  const t = useText();
  const showSheet = useCallback(() => setSheetOpen(true), []);
  const tab = useShortcuts({
    filter: focusFilter,
    nextProblem: element => focusProblem(element, 1),
    previousProblem: element => focusProblem(element, -1),
    group: () => {
      const next = nextDimension(
        state.group[0],
        discoverDimensions(pods),
        favourites,
      );
      if (!next) return false;
      const [, second] = state.group;
      change({ group: second && second !== next ? [next, second] : [next] });
      setSaid(t('keys.grouped', { dimension: words.dimensionName(next) }));
      return true;
    },
    logs: element => {
      const pod = parsePodKey(focusedPod(element) ?? '');
      if (!pod) return false;
      change({ pod, tab: 'logs', finding: undefined });
      return true;
    },
    explain: element => {
      const finding =
        focusedFinding(element) ??
        podFindings(focusedPod(element) ?? '', findings).at(0)?.id;
      if (finding === undefined) return false;
      change({ pod: undefined, finding });
      return true;
    },
    mark: element => {
      const key = focusedTile(element);
      if (key === undefined || !marks) return false;
      marks.toggle(key);
      return true;
    },
    help: () => {
      showSheet();
      return true;
    },
  });
  const sheet = (
    <>
      <Hidden isLive>{said}</Hidden>
      {isSheetOpen && (
        <ShortcutSheet
          onClose={() => setSheetOpen(false)}
          onTour={
            startTour &&
            (() => {
              setSheetOpen(false);
              startTour();
            })
          }
        />
      )}
    </>
  );
  return { tab, showSheet, sheet };
}
