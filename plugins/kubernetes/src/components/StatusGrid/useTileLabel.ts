import { useMemo } from 'react';
import { visible } from '../../format/visible';
import { needsAttention, PodView } from '../../service';
import { stateText } from '../../format';
import { Translate, useText } from '../../i18n/useText';

/** Gives a tile its accessible name. */
export type TileLabel = (pod: PodView) => string;

/** Names tiles in words, such as "web-1, failing, CrashLoopBackOff, 12 restarts, cluster eu". */
export function useTileLabel(): TileLabel {
  const t = useText();
  return useMemo(() => createTileLabel(t), [t]);
}

/** Thousands of tiles need few different words, so each is translated once. */
function createTileLabel(t: Translate): TileLabel {
  const words = new Map<string, string>();
  const once = (key: string, translate: () => string) => {
    const word = words.get(key) ?? translate();
    words.set(key, word);
    return word;
  };
  return ({ row, cluster, findings, isStale }) => {
    const { state, restarts } = row;
    const problems = findings.filter(needsAttention).length;
    return [
      visible(row.name),
      once(`state ${row.sentState ?? state} ${row.status}`, () =>
        stateText(row, t),
      ),
      row.status !== 'Running' && visible(row.status),
      restarts > 0 &&
        once(`restarts ${restarts}`, () =>
          t('count.restarts', { count: restarts }),
        ),
      problems > 0 &&
        once(`problems ${problems}`, () =>
          t('count.problems', { count: problems }),
        ),
      isStale && once('old', () => t('grid.old')),
      once(`cluster ${cluster}`, () => t('grid.tileCluster', { cluster })),
    ]
      .filter(part => part !== false)
      .join(', ');
  };
}
