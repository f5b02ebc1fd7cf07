import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { visible } from '../../format/visible';
import { needsAttention, PodView } from '../../service';
import { stateText, statusBesides } from '../../format';
import { useFindingTitle } from '../../i18n/findings';
import { Translate, useText } from '../../i18n/useText';

/** Gives a tile its accessible name. */
export type TileLabel = (pod: PodView) => string;

/** Names tiles in words, such as "web-1, failing: Out of memory, 12 restarts, cluster eu". */
export function useTileLabel(): TileLabel {
  const t = useText();
  const findingTitle = useFindingTitle();
  return useMemo(() => createTileLabel(t, findingTitle), [t, findingTitle]);
}

/** Thousands of tiles need few different words, so each is translated once. */
function createTileLabel(
  t: Translate,
  findingTitle: (finding: Finding) => string,
): TileLabel {
  const known = new Map<string, string>();
  const once = (key: string, translate: () => string) => {
    const word = known.get(key) ?? translate();
    known.set(key, word);
    return word;
  };
  return ({ row, cluster, findings, isStale }) => {
    const { state, restarts } = row;
    const problems = findings.filter(needsAttention);
    const words = once(`state ${row.sentState ?? state} ${row.status}`, () =>
      stateText(row, t),
    );
    const reason =
      problems.length > 0
        ? once(`finding ${problems[0].id}`, () => findingTitle(problems[0]))
        : row.status !== 'Running' && statusBesides(row, words);
    return [
      visible(row.name),
      reason ? `${words}: ${visible(reason)}` : words,
      restarts > 0 &&
        once(`restarts ${restarts}`, () =>
          t('count.restarts', { count: restarts }),
        ),
      problems.length > 1 &&
        once(`problems ${problems.length}`, () =>
          t('count.problems', { count: problems.length }),
        ),
      isStale && once('old', () => t('grid.old')),
      once(`cluster ${cluster}`, () => t('grid.tileCluster', { cluster })),
    ]
      .filter(part => part !== false)
      .join(', ');
  };
}
