import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  formatBytes,
  formatMillicores,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useText } from '../i18n/useText';

const MILLICORES = 1_000;

/** CPU and memory for people: `250m`, `1.5 cores`, `183 MiB`, `1.9 GiB`. */
export interface AmountWords {
  cpu(millicores: number): string;
  memory(bytes: number): string;
}

/** The words in the reader's language. */
export function useAmounts(): AmountWords {
  const t = useText();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useMemo(
    () => ({
      cpu: millicores => {
        if (millicores < MILLICORES) return formatMillicores(millicores);
        const cores = Math.round(millicores / (MILLICORES / 10)) / 10;
        const amount = formatNumber(cores, language);
        return t('workloads.cores', { count: cores, amount });
      },
      memory: bytes => formatBytes(bytes, language),
    }),
    [t, language],
  );
}

/** More digits are noise. */
function formatNumber(amount: number, language: string): string {
  return new Intl.NumberFormat(language, {
    maximumFractionDigits: amount < 100 ? 1 : 0,
  }).format(amount);
}
