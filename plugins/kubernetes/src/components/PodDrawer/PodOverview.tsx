import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { AgeWords, stateText } from '../../format';
import { PodView } from '../../service';
import { useFindingTitle } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { PodTools } from '../Connect';
import { FindingHelp, Section } from '../HelpDialog';
import { SeveritySign } from '../StateSign';
import { Button } from '../ui';
import { ContainerTable } from './ContainerTable';
import { LabelList } from './LabelList';
import styles from './PodDrawer.module.css';

/** @internal */
export interface PodOverviewProps {
  readonly entityRef: string;
  readonly pod: PodView;
  readonly ages: AgeWords;
  readonly onHelp: (finding: Finding) => void;
  readonly onOpenLog: (container: string | undefined) => void;
}

/** Overview of a pod: its worst problem explained, the others by name, its containers and labels. */
export function PodOverview(props: PodOverviewProps) {
  const { pod, ages } = props;
  const { row, findings } = pod;
  const t = useText();
  const worst = findings.at(0);
  return (
    <div className={styles.sections}>
      <p>
        <strong>{stateText(row, t)}</strong> · {visible(row.status)} ·{' '}
        {t('count.restarts', { count: row.restarts })}
        {row.lastRestartAt &&
          `, ${t('help.lastSeen', { ago: ages.ago(row.lastRestartAt) })}`}
      </p>
      {findings.length === 0 && <p>{t('pod.noProblem')}</p>}
      {findings.length > 0 && (
        <ul className={styles.problems}>
          {findings.map(finding => (
            <Problem key={finding.id} finding={finding} {...props} />
          ))}
        </ul>
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

function Problem(props: PodOverviewProps & { readonly finding: Finding }) {
  const { finding } = props;
  const t = useText();
  const title = useFindingTitle()(finding);
  return (
    <li className={styles.problem}>
      <SeveritySign severity={finding.severity} />
      <span className={styles.title}>{visible(title)}</span>
      <Button
        label={t('attention.helpFor', { title, name: finding.scope.name })}
        onClick={() => props.onHelp(finding)}
      >
        {t('attention.help')}
      </Button>
    </li>
  );
}
