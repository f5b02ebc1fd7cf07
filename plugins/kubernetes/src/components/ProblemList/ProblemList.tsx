import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useFindingTitle } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { ConfigWriteLines } from '../ConfigWriteNote';
import { RolloutLine } from '../RolloutNote';
import { SeveritySign } from '../StateSign';
import { Button } from '../ui';
import styles from './ProblemList.module.css';

/** @internal */
export interface ProblemListProps {
  readonly findings: readonly Finding[];
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
  readonly onHelp: (finding: Finding) => void;
}

/** Problems by name, each with a way to its explanation. */
export function ProblemList({ findings, now, onHelp }: ProblemListProps) {
  const t = useText();
  const findingTitle = useFindingTitle();
  return (
    <ul className={styles.problems}>
      {findings.map(finding => {
        const title = findingTitle(finding);
        return (
          <li key={finding.id} className={styles.problem}>
            <SeveritySign severity={finding.severity} />
            <div className={styles.what}>
              <p className={styles.title}>{visible(title)}</p>
              <RolloutLine finding={finding} now={now} />
              <ConfigWriteLines finding={finding} />
            </div>
            <Button
              label={t('attention.helpFor', {
                title,
                name: finding.scope.name,
              })}
              onClick={() => onHelp(finding)}
            >
              {t('attention.help')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
