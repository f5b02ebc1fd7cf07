import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { useState } from 'react';
import { AgeWords } from '../../format';
import { useText } from '../../useText';
import { Button } from '../ui';
import { AttentionRow } from './AttentionRow';
import styles from './NeedsAttention.module.css';

/** More than this pushes the grid off the screen; the worst come first. */
const ROWS_AT_FIRST = 5;

/** @internal */
export interface NeedsAttentionProps {
  /** Worst first, one per cause. */
  readonly findings: readonly Finding[];
  readonly ages: AgeWords;
  readonly onHelp: (finding: Finding) => void;
}

/** The list of causes, worst first; nothing at all when all is well. */
export function NeedsAttention(props: NeedsAttentionProps) {
  const { findings } = props;
  const [showsAll, setShowsAll] = useState(false);
  const t = useText();
  if (findings.length === 0) return null;
  const shown = showsAll ? findings : findings.slice(0, ROWS_AT_FIRST);
  return (
    <section className={styles.card}>
      <h3 className={styles.heading}>
        {t('attention.heading')}
        <span className={styles.total}>{findings.length}</span>
      </h3>
      <ul>
        {shown.map(finding => (
          <AttentionRow
            key={finding.id}
            finding={finding}
            ages={props.ages}
            onHelp={props.onHelp}
          />
        ))}
      </ul>
      {findings.length > ROWS_AT_FIRST && (
        <div className={styles.more}>
          <Button kind="text" onClick={() => setShowsAll(!showsAll)}>
            {showsAll
              ? t('attention.showFewer')
              : t('attention.showAll', { total: String(findings.length) })}
          </Button>
        </div>
      )}
    </section>
  );
}
