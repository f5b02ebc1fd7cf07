import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { Link } from 'react-router-dom';
import { FACT_SEPARATOR, joinFacts } from '../../format';
import { visible } from '../../format/visible';
import { findingClusters } from '../../service';
import { useFindingText } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { linkToFinding } from '../../viewState';
import { SeveritySign } from '../StateSign';
import styles from './KubernetesCard.module.css';

/** @internal */
export interface WorstCauseProps {
  readonly finding: Finding;
  /** How many more causes there are. */
  readonly others: number;
  /** Where the tab is, if there is one. */
  readonly href?: string;
}

/** What is wrong first of all, with a link to its help. */
export function WorstCause(props: WorstCauseProps) {
  const { finding, href } = props;
  const t = useText();
  const { title, brief } = useFindingText(finding);
  const facts = [
    `${finding.scope.kind} ${finding.scope.name}`,
    finding.pods.length > 0 && t('count.pods', { count: finding.pods.length }),
    findingClusters(finding).join(', '),
    props.others > 0 && t('card.moreCauses', { count: props.others }),
  ];
  return (
    <div className={styles.cause}>
      <SeveritySign severity={finding.severity} />
      <div>
        <p className={styles.causeTitle}>
          {href ? (
            <Link className={styles.link} to={linkToFinding(href, finding.id)}>
              {visible(title)}
            </Link>
          ) : (
            visible(title)
          )}
          {brief && (
            <span className={styles.quiet}>
              {FACT_SEPARATOR}
              {visible(brief)}
            </span>
          )}
        </p>
        <p className={styles.quiet}>{visible(joinFacts(facts))}</p>
      </div>
    </div>
  );
}
