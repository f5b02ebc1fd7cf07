import {
  Finding,
  ObjectRef,
  RolloutAssessment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { AgeWords, useSpan } from '../../format';
import {
  decidingFact,
  podAddress,
  findingClusters,
  evidenceKinds,
} from '../../service';
import { useFindingText } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { PodAddress, podKey } from '../../viewState';
import { ConfigWriteLines } from '../ConfigWriteNote';
import { FindingSubject } from '../FindingSubject';
import { RolloutLine } from '../RolloutNote';
import { SeveritySign } from '../StateSign';
import { useFindingUsage } from '../Usage';
import { Button, Hidden } from '../ui';
import styles from './NeedsAttention.module.css';

/** The part of a pod's details that has what tells most about a finding. */
const TAB_OF = {
  log: 'logs',
  events: 'events',
  objectEvents: undefined,
  none: undefined,
} as const;

/** Where to look for what tells most about a finding. */
export interface EvidenceLocation {
  readonly pod: PodAddress;
  readonly tab: 'logs' | 'events';
  readonly container?: string;
}

/** @internal */
export interface AttentionRowProps {
  readonly finding: Finding;
  readonly ages: AgeWords;
  readonly onHelp: (finding: Finding) => void;
  /** Leads to an object that has a row of its own; absent where there are no such rows. */
  readonly onObject?: (object: ObjectRef) => void;
  /** Leads to the details of a pod; absent where they can't be shown. */
  readonly onPod?: (pod: PodAddress) => void;
  /** Leads to the log or the events of the first pod that has it; absent where neither can be shown. */
  readonly onEvidence?: (location: EvidenceLocation) => void;
  /** Leads to what the rollout changed that the cause came with; absent where that cannot be shown. */
  readonly onChanges?: (verdict: RolloutAssessment) => void;
}

/** One cause: what, how many, where. */
export function AttentionRow(props: AttentionRowProps) {
  const { finding, ages, onEvidence } = props;
  const { scope, pods } = finding;
  const t = useText();
  const { title, brief } = useFindingText(finding);
  const fact = decidingFact(finding, `${title} ${brief}`);
  const usage = useFindingUsage(finding);
  const age = useSpan(ages.now)(finding.since);
  const first = pods.length > 0 ? podAddress(finding, pods[0]) : undefined;
  const tab = TAB_OF[evidenceKinds(finding)[0]];
  const facts = [
    ...(pods.length > 0 ? [t('count.pods', { count: pods.length })] : []),
    ...(scope.container
      ? [t('attention.container', { container: scope.container })]
      : []),
    ...(usage ? [usage] : []),
    findingClusters(finding).join(', '),
    ...(age ? [t('attention.since', { age })] : []),
  ].filter(each => each !== '');
  return (
    <li
      className={styles.row}
      data-severity={finding.severity}
      data-problem="true"
      data-finding={finding.id}
      data-about-pod={first && podKey(first)}
    >
      <SeveritySign severity={finding.severity} />
      <div className={styles.what}>
        <p className={styles.title}>
          <Hidden>{t(`severity.${finding.severity}`)}: </Hidden>
          {visible(title)}
          {brief && (
            <>
              <span>: </span>
              <span className={styles.brief}>{visible(brief)}</span>
            </>
          )}
        </p>
        {fact !== undefined && (
          <p className={styles.quote} title={visible(fact)}>
            <code>{visible(fact)}</code>
          </p>
        )}
        <RolloutLine
          finding={finding}
          now={ages.now}
          onChanges={props.onChanges}
        />
        <ConfigWriteLines finding={finding} />
        <p className={styles.facts}>
          <FindingSubject
            finding={finding}
            className={styles.name}
            onObject={props.onObject}
            onPod={props.onPod}
          />
          {facts.map(each => (
            <span key={each}>{visible(each)}</span>
          ))}
        </p>
      </div>
      {first && tab && onEvidence && (
        <Button
          kind="text"
          label={t(`attention.${tab}Of`, { title, pod: first.name })}
          onClick={() =>
            onEvidence({ pod: first, tab, container: scope.container })
          }
        >
          {t(`pod.tabs.${tab}`)}
        </Button>
      )}
      <Button
        label={t('attention.helpFor', { title, name: scope.name })}
        onClick={() => props.onHelp(finding)}
      >
        {t('attention.help')}
      </Button>
    </li>
  );
}
