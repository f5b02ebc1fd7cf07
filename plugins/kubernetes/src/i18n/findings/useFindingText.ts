import {
  appLanguageApiRef,
  TranslationRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  CLASS_TEXTS,
  clusterOfCommands,
  Finding,
  FindingText,
  listPlaceholders,
  LookUp,
  placeholderParam,
  resolveText,
  wordedParams,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useCallback, useMemo } from 'react';
import { useAffectedClusters, useCli, useClusterContext } from '../../guidance';
import { kubernetesFindingsTranslationRef } from '../findingsTranslation';

/** The same texts, for keys that are not known before a finding comes in. */
const looseRef: TranslationRef<
  string,
  Record<string, string>
> = kubernetesFindingsTranslationRef;

function useLookUp(): LookUp {
  const { t } = useTranslationRef(looseRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return useCallback(
    (key, params) => {
      // Any key takes any params here, which is more than the function's type foresees.
      const options = {
        interpolation: { escapeValue: false },
        replace: wordedParams(params, language),
      };
      const asWritten = { ...options, skipInterpolation: true };
      const template = t(key, asWritten);
      // A translation may have other placeholders than our own text, or be the only text.
      const lacksParam = listPlaceholders(template).some(
        name => params[placeholderParam(name)] === undefined,
      );
      return template === key || lacksParam ? undefined : t(key, options);
    },
    [t, language],
  );
}

/** The words of a finding, in the reader's language. */
export function useFindingText(finding: Finding): FindingText {
  const lookUp = useLookUp();
  const context = useClusterContext(clusterOfCommands(finding));
  const clusters = useAffectedClusters(finding);
  const cli = useCli();
  return useMemo(
    () => resolveText(finding, lookUp, CLASS_TEXTS, { context, cli, clusters }),
    [finding, lookUp, context, cli, clusters],
  );
}

/** Gives the titles of several findings. */
export function useFindingTitle(): (finding: Finding) => string {
  const lookUp = useLookUp();
  return useCallback(
    finding => resolveText(finding, lookUp, CLASS_TEXTS).title,
    [lookUp],
  );
}

/** Gives the titles of failure classes of which no finding is at hand. */
export function useClassTitle(): (failureClass: string) => string {
  const lookUp = useLookUp();
  return useMemo(() => {
    // A page asks for the same few again and again.
    const known = new Map<string, string>();
    return failureClass => {
      const title = known.get(failureClass) ?? classTitle(failureClass, lookUp);
      known.set(failureClass, title);
      return title;
    };
  }, [lookUp]);
}

/** Stands for any kind, as only the titles of custom resources' classes name one. */
const ANY_KIND = { kind: 'CustomResource' };

function classTitle(failureClass: string, lookUp: LookUp): string {
  const scope = { kind: '', namespace: '', name: '' };
  return resolveText(
    {
      ...{ id: '', class: failureClass, severity: 'error', params: ANY_KIND },
      ...{ scope, pods: [], evidence: [], symptoms: [], missing: [] },
      confidence: 'certain',
    },
    lookUp,
    CLASS_TEXTS,
  ).title;
}
