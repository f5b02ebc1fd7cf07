import {
  Finding,
  ObjectRef,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import {
  AgeWords,
  FACT_SEPARATOR,
  joinFacts,
  stateText,
  statusBesides,
} from '../../format';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { PodTools } from '../Connect';
import { FindingHelp, Section } from '../HelpDialog';
import { ProblemList } from '../ProblemList';
import { ContainerTable } from './ContainerTable';
import { LabelList } from './LabelList';
import styles from './PodDrawer.module.css';

/** @internal */
export interface PodOverviewProps {
  readonly entityRef: string;
  readonly pod: PodView;
  readonly ages: AgeWords;
  readonly onHelp: (finding: Finding) => void;
  readonly onObject: (object: ObjectRef) => void;
  readonly onOpenLog: (container: string | undefined) => void;
}

/** Overview of a pod: its worst problem explained, the others by name, its containers and labels. */
export function PodOverview(props: PodOverviewProps) {
  const { pod, ages } = props;
  const { row, findings } = pod;
  const t = useText();
  const worst = findings.at(0);
  const words = stateText(row, t);
  const restarts = [
    t('count.restarts', { count: row.restarts }),
    row.lastRestartAt &&
      t('help.lastSeen', { ago: ages.ago(row.lastRestartAt) }),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <div className={styles.sections}>
      <p>
        <strong>{words}</strong>
        {FACT_SEPARATOR}
        {joinFacts([visible(statusBesides(row, words)), restarts])}
      </p>
      {findings.length === 0 && <p>{t('pod.noProblem')}</p>}
      {findings.length > 0 && (
        <ProblemList findings={findings} now={ages.now} onHelp={props.onHelp} />
      )}
      {worst && (
        <FindingHelp
          key={`${pod.key} ${worst.id}`}
          entityRef={props.entityRef}
          finding={worst}
          pods={[pod]}
          ages={ages}
          onOpenLog={(_, container) => props.onOpenLog(container)}
          onFinding={props.onHelp}
          onObject={props.onObject}
        />
      )}
      <Section title={t('pod.containers')}>
        <ContainerTable pod={pod} ages={ages} />
      </Section>
      <PodTools key={pod.key} pod={pod} />
      <Section title={t('pod.labels')}>
        <LabelList labels={row.labels} />
      </Section>
      {row.annotations && (
        <Section title={t('pod.annotations')}>
          <LabelList labels={row.annotations} />
        </Section>
      )}
    </div>
  );
}
