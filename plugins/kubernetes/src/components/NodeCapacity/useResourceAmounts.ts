import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  formatCount,
  formatMebibytes,
  formatMillicores,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useAmounts } from '../../format';

const BYTES = /^(?:memory$|ephemeral-storage$|hugepages-)/;

/**
 * Writes two amounts of a resource for people, as exactly as it takes to tell one from
 * the other.
 */
export function useResourceAmounts() {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const amounts = useAmounts();
  const inPieces = (pieces: number) => formatCount(pieces, language);
  const formats = (resource: string) => {
    if (resource === 'cpu') return [amounts.cpu, formatMillicores];
    if (!BYTES.test(resource)) return [inPieces];
    return [
      amounts.memory,
      formatMebibytes,
      (bytes: number) => `${inPieces(bytes)} B`,
    ];
  };
  return (
    resource: string,
    less: number,
    more: number,
  ): readonly [less: string, more: string] => {
    let pair: readonly [string, string] = ['', ''];
    for (const format of formats(resource)) {
      pair = [format(less), format(more)];
      if (pair[0] !== pair[1]) break;
    }
    return pair;
  };
}
