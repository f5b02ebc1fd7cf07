import {
  Finding,
  ObjectRef,
  RolloutAssessment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { AgeWords, joinFacts } from '../../format';
import { findingClusters, PodView } from '../../service';
import { useFindingText } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { PodAddress } from '../../viewState';
import { AskForHelp } from '../IncidentSummary';
import { SeveritySign } from '../StateSign';
import { ToolLinks } from '../ToolLinks';
import { Dialog } from '../ui';
import { FindingHelp } from './FindingHelp';
import { HelpFeedback } from './HelpFeedback';
import styles from './HelpDialog.module.css';
import { toolsForHelp } from './toolsForHelp';
import { useHelpReport } from './useHelpReport';

/** @internal */
export interface HelpDialogProps {
  readonly entityRef: string;
  readonly finding: Finding;
  /** The pods of the finding that are still there, worst first. */
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
  readonly onClose: () => void;
}

/** Everything about one cause: what happened, how we know, what to do, and the log or the events. */
export function HelpDialog(props: HelpDialogProps) {
  const { finding, pods } = props;
  const { scope } = finding;
  const t = useText();
  const text = useFindingText(finding);
  const tools = toolsForHelp(finding, pods);
  const reportAnswer = useHelpReport(finding.class);
  const place = [
    `${scope.kind} ${scope.name}`,
    scope.container && t('attention.container', { container: scope.container }),
    finding.pods.length > 0 && t('count.pods', { count: finding.pods.length }),
    findingClusters(finding).join(', '),
  ].filter(Boolean);
  return (
    <Dialog
      title={
        <>
          <SeveritySign severity={finding.severity} sizePx={24} />
          {visible(text.title)}
        </>
      }
      subtitle={joinFacts(place)}
      closeLabel={t('help.close')}
      onClose={props.onClose}
    >
      <div className={styles.sections}>
        <div className={styles.links}>
          {tools && <ToolLinks {...tools} subject={text.title} />}
          <AskForHelp finding={finding} />
        </div>
        <FindingHelp
          entityRef={props.entityRef}
          finding={finding}
          pods={pods}
          ages={props.ages}
          onOpenLog={props.onOpenLog}
          onFinding={props.onFinding}
          onObject={props.onObject}
          onPod={props.onPod}
          onChanges={props.onChanges}
        />
        <div className={styles.end}>
          <HelpFeedback onAnswer={reportAnswer} />
        </div>
      </div>
    </Dialog>
  );
}
