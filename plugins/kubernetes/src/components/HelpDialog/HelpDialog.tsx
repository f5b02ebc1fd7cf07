import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { clustersOf, PodView } from '../../service';
import { useFindingText, useFindingTitle } from '../../texts';
import { useText } from '../../useText';
import { SeveritySign } from '../StateSign';
import { ToolLinks } from '../ToolLinks';
import { Dialog } from '../ui';
import { toolsForHelp } from './toolsForHelp';
import { EvidenceList } from './EvidenceList';
import styles from './HelpDialog.module.css';
import { Section } from './Section';
import { StepList } from './StepList';
import { useHelpReport } from './useHelpReport';
import { Witness } from './Witness';

/** @internal */
export interface HelpDialogProps {
  readonly entityRef: string;
  readonly finding: Finding;
  /** The pods of the finding that are still there, worst first. */
  readonly pods: readonly PodView[];
  readonly ages: AgeWords;
  readonly onClose: () => void;
}

/** Everything about one cause: what happened, how we know, what to do, and the log or the events. */
export function HelpDialog(props: HelpDialogProps) {
  const { finding, pods, ages } = props;
  const { scope } = finding;
  const t = useText();
  const text = useFindingText(finding);
  const titleOf = useFindingTitle();
  const tools = toolsForHelp(finding, pods);
  useHelpReport(finding.class);
  const place = [
    `${scope.kind} ${scope.name}`,
    scope.container && t('attention.container', { container: scope.container }),
    finding.pods.length > 0 && t('count.pods', { count: finding.pods.length }),
    clustersOf(finding).join(', '),
  ].filter(Boolean);
  return (
    <Dialog
      title={
        <>
          <SeveritySign severity={finding.severity} sizePx={24} />
          {text.title}
        </>
      }
      subtitle={place.join(' · ')}
      closeLabel={t('help.close')}
      onClose={props.onClose}
    >
      <div className={styles.sections}>
        <Section title={t('help.meaning')}>
          <p className={styles.meaning}>
            {text.meaning ?? t('help.fallbackMeaning')}
          </p>
          {text.hint && <p className={styles.meaning}>{text.hint}</p>}
          {finding.confidence !== 'certain' && (
            <p className={styles.doubt}>{t(`help.${finding.confidence}`)}</p>
          )}
        </Section>
        {text.steps.length > 0 && (
          <Section title={t('help.steps')}>
            <StepList steps={text.steps} />
          </Section>
        )}
        <Witness
          entityRef={props.entityRef}
          finding={finding}
          pods={pods}
          ages={ages}
        />
        {finding.evidence.length > 0 && (
          <Section title={t('help.evidence')}>
            <EvidenceList evidence={finding.evidence} ages={ages} />
            {finding.missing.map(missing => (
              <p key={missing} className={styles.doubt}>
                {missing === 'events'
                  ? t('help.missingEvents')
                  : t('help.missingLog')}
              </p>
            ))}
          </Section>
        )}
        {finding.symptoms.length > 0 && (
          <Section title={t('help.also')}>
            <ul className={styles.symptoms}>
              {finding.symptoms.map(symptom => (
                <li key={symptom.id}>
                  {titleOf(symptom)} · {symptom.scope.kind} {symptom.scope.name}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {tools && <ToolLinks {...tools} subject={text.title} />}
        {finding.docs && (
          <a
            className={styles.docs}
            href={finding.docs}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('help.documentation')}
          </a>
        )}
      </div>
    </Dialog>
  );
}
