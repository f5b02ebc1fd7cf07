import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { useGuidance } from '../../guidance';
import {
  isAboutThisRun,
  PodView,
  EvidenceKind,
  evidenceKinds,
  findingClusters,
  findingObject,
} from '../../service';
import { useText } from '../../i18n/useText';
import { CrashLog } from '../CrashLog';
import { ObjectEvents, PodEvents } from '../EventList';
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

/** The log or the events that tell most about a finding; without a pod, the events of the object that it is about. */
export function FindingEvidence(props: FindingEvidenceProps) {
  const { finding, pod } = props;
  const kinds: readonly EvidenceKind[] = pod
    ? evidenceKinds(finding)
    : ['objectEvents'];
  return (
    <>
      {kinds.map(kind => {
        switch (kind) {
          case 'log':
            return <LogSection key={kind} {...props} />;
          case 'events':
            return pod && <PodEventSection key={kind} {...props} pod={pod} />;
          case 'objectEvents':
            return <ObjectEventSection key={kind} {...props} />;
          default:
            return null;
        }
      })}
    </>
  );
}

function LogSection(props: FindingEvidenceProps) {
  const { finding, pods } = props;
  const t = useText();
  const isNow = isAboutThisRun(finding);
  const quoted = finding.evidence.flatMap(fact =>
    fact.type === 'log' ? [fact.line] : [],
  );
  return (
    <Section title={t(isNow ? 'help.log' : 'help.crashLog')}>
      <CrashLog
        entityRef={props.entityRef}
        pods={pods}
        container={finding.scope.container}
        quoted={quoted}
        isCurrentFirst={isNow}
        onOpenLog={props.onOpenLog}
      />
    </Section>
  );
}

function PodEventSection(
  props: FindingEvidenceProps & { readonly pod: PodView },
) {
  const t = useText();
  return (
    <Section title={t('help.events')}>
      <PodEvents
        entityRef={props.entityRef}
        pod={props.pod}
        ages={props.ages}
      />
    </Section>
  );
}

/** Nothing where no row of the service is that object: the backend tells events only of those. */
function ObjectEventSection(props: FindingEvidenceProps) {
  const { finding } = props;
  const t = useText();
  const clusters = useGuidance()?.clusters ?? [];
  const object = findingObject(
    finding,
    clusters.map(({ head, rows }) => ({ cluster: head.name, rows })),
  );
  if (!object) return null;
  return (
    <Section title={t('help.events')}>
      {findingClusters(finding).length > 1 && (
        <p>{t('help.inCluster', { cluster: object.cluster })}</p>
      )}
      <ObjectEvents entityRef={props.entityRef} {...object} ages={props.ages} />
    </Section>
  );
}
