import {
  Finding,
  ObjectRef,
  RolloutAssessment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { AgeWords, httpsUrl } from '../../format';
import { useMemo } from 'react';
import { aboutPod, decidingFact, PodView } from '../../service';
import { PodActionSlot } from '../../slots';
import { useFindingText } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { PodAddress, useViewState } from '../../viewState';
import { ConfigWriteNotes } from '../ConfigWriteNote';
import { NodeCapacityNote } from '../NodeCapacity';
import { RolloutNote } from '../RolloutNote';
import { useFindingUsage } from '../Usage';
import { FindingReach } from '../Reach';
import { EvidenceList } from './EvidenceList';
import styles from './HelpDialog.module.css';
import { Section } from './Section';
import { StepList } from './StepList';
import { FindingEvidence } from './FindingEvidence';
import { ManagedNote } from './ManagedNote';
import { RelatedFindings } from './RelatedFindings';

/** @internal */
export interface FindingHelpProps {
  readonly entityRef: string;
  readonly finding: Finding;
  /** The pods to show logs and events of, the most interesting first. */
  readonly pods: readonly PodView[];
  readonly ages: AgeWords;
  readonly onOpenLog: (pod: PodView, container: string | undefined) => void;
  /** Leads to the help for a related finding; absent where that cannot be shown. */
  readonly onFinding?: (finding: Finding) => void;
  /** Lead to what a related finding is about; absent where that cannot be shown. */
  readonly onObject?: (object: ObjectRef) => void;
  readonly onPod?: (pod: PodAddress) => void;
  /** Leads to what the rollout changed that the problem came with; absent where that cannot be shown. */
  readonly onChanges?: (verdict: RolloutAssessment) => void;
}

/** What happened, what to do, how we know, the log or the events, and where to read more. */
export function FindingHelp(props: FindingHelpProps) {
  const { finding, pods, ages } = props;
  const t = useText();
  const [{ helpLog }] = useViewState();
  const pod = pods.find(each => each.key === helpLog?.pod) ?? pods.at(0);
  const text = useFindingText(
    useMemo(() => aboutPod(finding, pod), [finding, pod]),
  );
  const quote = decidingFact(finding);
  const fact =
    quote === finding.params.probeError ? text.probeResult ?? quote : quote;
  const usage = useFindingUsage(finding);
  const docs = httpsUrl(finding.docs);
  return (
    <>
      <RolloutNote
        finding={finding}
        now={ages.now}
        onChanges={props.onChanges}
      />
      <ConfigWriteNotes finding={finding} />
      <Section title={t('help.meaning')}>
        {fact !== undefined && (
          <blockquote className={styles.quote}>
            <code>{visible(fact)}</code>
          </blockquote>
        )}
        <p className={styles.meaning}>
          {text.meaning ?? t('help.fallbackMeaning')}
        </p>
        <NodeCapacityNote
          entityRef={props.entityRef}
          finding={finding}
          pod={pod}
          className={styles.meaning}
        />
        {text.hint && <p className={styles.meaning}>{text.hint}</p>}
        {usage !== undefined && (
          <p className={styles.meaning}>
            {t('help.usage', {
              container: finding.scope.container ?? '',
              usage,
            })}
          </p>
        )}
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
          <ManagedNote
            finding={finding}
            commands={text.steps.flatMap(step =>
              step.commands.map(({ command }) => command),
            )}
          />
          <StepList steps={text.steps} />
        </Section>
      )}
      {pod && <PodActionSlot pod={pod} finding={finding} />}
      <FindingReach finding={finding} />
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
      <FindingEvidence
        entityRef={props.entityRef}
        finding={finding}
        pods={pods}
        pod={pod}
        ages={ages}
        onOpenLog={props.onOpenLog}
      />
      <RelatedFindings
        title={t('help.besides')}
        findings={finding.symptoms.filter(isCauseToo)}
        onFinding={props.onFinding}
        onObject={props.onObject}
        onPod={props.onPod}
      />
      <RelatedFindings
        title={t('help.also')}
        findings={finding.symptoms.filter(symptom => !isCauseToo(symptom))}
        onFinding={props.onFinding}
        onObject={props.onObject}
        onPod={props.onPod}
      />
      {docs && (
        <a
          className={styles.docs}
          href={docs}
          target="_blank"
          rel="noopener noreferrer"
        >
          {t('help.documentation')}
        </a>
      )}
    </>
  );
}

/** What explains the finding rather than follows from it. */
const CAUSES: ReadonlySet<string> = new Set(['ProbeMisconfigured']);

function isCauseToo({ class: name }: Finding): boolean {
  return CAUSES.has(name);
}
