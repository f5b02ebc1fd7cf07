import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { PodView } from '../../service';
import { PodActionSlot } from '../../slots';
import { useFindingText, useFindingTitle } from '../../texts';
import { useText } from '../../useText';
import { EvidenceList } from './EvidenceList';
import styles from './HelpDialog.module.css';
import { Section } from './Section';
import { StepList } from './StepList';
import { Witness } from './Witness';

/** @internal */
export interface FindingHelpProps {
  readonly entityRef: string;
  readonly finding: Finding;
  /** The pods to show logs and events of, the most interesting first. */
  readonly pods: readonly PodView[];
  readonly ages: AgeWords;
  readonly onOpenLog: (pod: PodView, container: string | undefined) => void;
}

/** What happened, how we know, what to do, the log or the events, and where to read more. */
export function FindingHelp(props: FindingHelpProps) {
  const { finding, pods, ages } = props;
  const t = useText();
  const text = useFindingText(finding);
  const titleOf = useFindingTitle();
  return (
    <>
      <Section title={t('help.meaning')}>
        <p className={styles.meaning}>
          {text.meaning ?? t('help.fallbackMeaning')}
        </p>
        {text.hint && <p className={styles.meaning}>{text.hint}</p>}
        {finding.paramsOf !== undefined && (
          <p className={styles.doubt}>
            {t('help.valuesOf', { cluster: finding.paramsOf })}
          </p>
        )}
        {finding.confidence !== 'certain' && (
          <p className={styles.doubt}>{t(`help.${finding.confidence}`)}</p>
        )}
      </Section>
      {text.steps.length > 0 && (
        <Section title={t('help.steps')}>
          <StepList steps={text.steps} />
        </Section>
      )}
      {pods.length > 0 && <PodActionSlot pod={pods[0]} finding={finding} />}
      <Witness
        entityRef={props.entityRef}
        finding={finding}
        pods={pods}
        ages={ages}
        onOpenLog={props.onOpenLog}
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
    </>
  );
}
