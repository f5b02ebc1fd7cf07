import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { PodView } from '../../service';
import { useFindingTitle } from '../../texts';
import { useText } from '../../useText';
import { Section } from '../HelpDialog';
import { SeveritySign, StateSign } from '../StateSign';
import { Button, Dialog } from '../ui';
import { ContainerTable } from './ContainerTable';
import styles from './PodDialog.module.css';

/** @internal */
export interface PodDialogProps {
  readonly pod: PodView;
  readonly ages: AgeWords;
  readonly onHelp: (finding: Finding) => void;
  readonly onClose: () => void;
}

/** One pod: its state, its problems and its containers. */
export function PodDialog(props: PodDialogProps) {
  const { row, cluster, findings } = props.pod;
  const t = useText();
  const titleOf = useFindingTitle();
  const age = props.ages.age(row.createdAt);
  const place = [
    cluster,
    t('pod.namespace', { namespace: row.namespace }),
    row.workload && `${row.workload.kind} ${row.workload.name}`,
    row.node && t('pod.node', { node: row.node }),
    age && `${t('popover.age')} ${age}`,
  ].filter(Boolean);
  return (
    <Dialog
      title={
        <>
          <StateSign state={row.state} sizePx={24} />
          {row.name}
        </>
      }
      subtitle={place.join(' · ')}
      closeLabel={t('help.close')}
      onClose={props.onClose}
    >
      <div className={styles.sections}>
        <p>
          <strong>{t(`state.${row.state}`)}</strong> · {row.status} ·{' '}
          {t('count.restarts', { count: row.restarts })}
        </p>
        {findings.length === 0 ? (
          <p>{t('pod.noProblem')}</p>
        ) : (
          <ul className={styles.problems}>
            {findings.map(finding => (
              <li key={finding.id} className={styles.problem}>
                <SeveritySign severity={finding.severity} />
                <span className={styles.title}>{titleOf(finding)}</span>
                <Button
                  label={t('attention.helpFor', {
                    title: titleOf(finding),
                    name: finding.scope.name,
                  })}
                  onClick={() => props.onHelp(finding)}
                >
                  {t('attention.help')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Section title={t('pod.containers')}>
          <ContainerTable containers={row.containers} />
        </Section>
      </div>
    </Dialog>
  );
}
