import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { isAboutThisRun, PodView, evidenceKinds } from '../../service';
import { useText } from '../../i18n/useText';
import { CrashLog } from '../CrashLog';
import { PodEvents } from '../EventList';
import { Section } from './Section';

/** @internal */
export interface FindingEvidenceProps {
  readonly entityRef: string;
  readonly finding: Finding;
  readonly pods: readonly PodView[];
  /** The one of them that the reader chose. */
  readonly pod: PodView | undefined;
  readonly ages: AgeWords;
  readonly onOpenLog: (pod: PodView, container: string | undefined) => void;
}

/** The log or the events that tell most about a finding; nothing when no pod is left to ask. */
export function FindingEvidence(props: FindingEvidenceProps) {
  const { finding, pods, pod } = props;
  const t = useText();
  if (!pod) return null;
  const isNow = isAboutThisRun(finding);
  const quoted = finding.evidence.flatMap(fact =>
    fact.type === 'log' ? [fact.line] : [],
  );
  return (
    <>
      {evidenceKinds(finding).map(kind =>
        kind === 'log' ? (
          <Section key={kind} title={t(isNow ? 'help.log' : 'help.crashLog')}>
            <CrashLog
              entityRef={props.entityRef}
              pods={pods}
              container={finding.scope.container}
              quoted={quoted}
              isCurrentFirst={isNow}
              onOpenLog={props.onOpenLog}
            />
          </Section>
        ) : (
          kind === 'events' && (
            <Section key={kind} title={t('help.events')}>
              <PodEvents
                entityRef={props.entityRef}
                pod={pod}
                ages={props.ages}
              />
            </Section>
          )
        ),
      )}
    </>
  );
}
