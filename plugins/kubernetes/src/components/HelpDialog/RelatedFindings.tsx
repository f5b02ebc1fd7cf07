import {
  Finding,
  ObjectRef,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useFindingTitle } from '../../i18n/findings';
import { PodAddress } from '../../viewState';
import { FindingSubject } from '../FindingSubject';
import styles from './HelpDialog.module.css';
import { Section } from './Section';

/** @internal */
export interface RelatedFindingsProps {
  readonly title: string;
  readonly findings: readonly Finding[];
  /** Leads to the help for a related finding; absent where that cannot be shown. */
  readonly onFinding?: (finding: Finding) => void;
  /** Lead to what a related finding is about; absent where that cannot be shown. */
  readonly onObject?: (object: ObjectRef) => void;
  readonly onPod?: (pod: PodAddress) => void;
}

/** Findings that have their own help; nothing when there are none. */
export function RelatedFindings(props: RelatedFindingsProps) {
  const { onFinding } = props;
  const findingTitle = useFindingTitle();
  if (props.findings.length === 0) return null;
  return (
    <Section title={props.title}>
      <ul className={styles.symptoms}>
        {props.findings.map(finding => (
          <li key={finding.id}>
            {onFinding ? (
              <button
                type="button"
                className={styles.symptom}
                onClick={() => onFinding(finding)}
              >
                {visible(findingTitle(finding))}
              </button>
            ) : (
              visible(findingTitle(finding))
            )}{' '}
            ·{' '}
            <FindingSubject
              finding={finding}
              onObject={props.onObject}
              onPod={props.onPod}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
