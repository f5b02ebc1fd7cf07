import { useCallback } from 'react';
import { useText } from '../../i18n/useText';
import { LogState } from '../../viewState';
import { IconButton, SearchField, Toggle, useTypedText } from '../ui';
import styles from './LogPanel.module.css';
import { LogSearchResult } from './useLogSearch';

/** @internal */
export interface LogSearchBarProps {
  readonly log: LogState;
  readonly search: LogSearchResult;
  readonly onChange: (changes: Partial<LogState>) => void;
}

/** Looks for text in a log, and goes from hit to hit. */
export function LogSearchBar(props: LogSearchBarProps) {
  const { log, search, onChange } = props;
  const t = useText();
  const onFind = useCallback((find: string) => onChange({ find }), [onChange]);
  const [text, setText] = useTypedText(log.find, onFind);
  const { hits, position } = search;
  return (
    <div role="search" aria-label={t('logs.search')} className={styles.row}>
      <SearchField
        label={t('logs.search')}
        placeholder={t('logs.searchHint')}
        value={text}
        error={
          search.problem &&
          t(`logs.regexProblem.${search.problem.code}`, {
            message: search.problem.message,
          })
        }
        onChange={setText}
        onEnter={isBackwards => search.go(isBackwards ? -1 : 1)}
      />
      <Toggle
        isOn={log.matchesCase}
        name={t('logs.matchCase')}
        onChange={matchesCase => onChange({ matchesCase })}
      >
        Aa
      </Toggle>
      <Toggle
        isOn={log.isRegex}
        name={t('logs.regex')}
        onChange={isRegex => onChange({ isRegex })}
      >
        .*
      </Toggle>
      <Toggle isOn={log.onlyHits} onChange={onlyHits => onChange({ onlyHits })}>
        {t('logs.onlyHits')}
      </Toggle>
      {log.find !== '' && (
        <>
          <span role="status" className={styles.hits}>
            {position < 0
              ? t('logs.hits', { count: hits.length })
              : t('logs.hitOf', {
                  position: String(position + 1),
                  total: String(hits.length),
                })}
          </span>
          <span className={styles.tools}>
            <IconButton
              label={t('logs.previousHit')}
              onClick={() => search.go(-1)}
            >
              ↑
            </IconButton>
            <IconButton label={t('logs.nextHit')} onClick={() => search.go(1)}>
              ↓
            </IconButton>
          </span>
        </>
      )}
    </div>
  );
}
