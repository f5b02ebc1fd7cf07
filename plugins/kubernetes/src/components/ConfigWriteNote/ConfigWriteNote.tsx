import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import {
  configMapName,
  configWriteLead,
  configWriteText,
  Finding,
  formatAge,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { toRolloutWords } from '../../i18n/toRolloutWords';
import { useText } from '../../i18n/useText';
import styles from './ConfigWriteNote.module.css';

/** @internal */
export interface ConfigWriteNoteProps {
  readonly finding: Finding;
}

/** The ConfigMaps that failing pods have read since they were written, a line each. */
export function ConfigWriteLines({ finding }: ConfigWriteNoteProps) {
  const { t, words, span } = useConfigWriteWords();
  const writes = (finding.configWrites ?? []).filter(
    ({ type }) => type === 'read',
  );
  return (
    <>
      {writes.map(write => (
        <p key={write.name} className={styles.line}>
          {visible(
            t('configWrite.short', {
              what: configMapName(write, words),
              lead: configWriteLead(write, span, words),
            }),
          )}
        </p>
      ))}
    </>
  );
}

/** The same in whole sentences, also of those that the pods have not read. */
export function ConfigWriteNotes({ finding }: ConfigWriteNoteProps) {
  const { words, span } = useConfigWriteWords();
  const { configWrites = [] } = finding;
  if (configWrites.length === 0) return null;
  return (
    <div role="note" className={styles.note}>
      {configWrites.map(write => (
        <p key={write.name}>{visible(configWriteText(write, span, words))}</p>
      ))}
    </div>
  );
}

function useConfigWriteWords() {
  const t = useText();
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const span = (durationMs: number) => formatAge(durationMs, language, 'short');
  return { t, words: toRolloutWords(t), span };
}
