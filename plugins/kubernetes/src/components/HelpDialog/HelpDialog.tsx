import { visible } from '../../format/visible';
import { joinFacts } from '../../format';
import { findingClusters } from '../../service';
import { useFindingText } from '../../i18n/findings';
import { useText } from '../../i18n/useText';
import { AskForHelp } from '../IncidentSummary';
import { SeveritySign } from '../StateSign';
import { ToolLinks } from '../ToolLinks';
import { Dialog } from '../ui';
import { FindingHelp, FindingHelpProps } from './FindingHelp';
import { HelpFeedback } from './HelpFeedback';
import styles from './HelpDialog.module.css';
import { toolsForHelp } from './toolsForHelp';
import { useHelpReport } from './useHelpReport';

/** @internal */
export interface HelpDialogProps extends FindingHelpProps {
  readonly onClose: () => void;
}

/** Everything about one cause: what happened, how we know, what to do, and the log or the events. */
export function HelpDialog({ onClose, ...help }: HelpDialogProps) {
  const { finding, pods } = help;
  const { scope } = finding;
  const t = useText();
  const text = useFindingText(finding);
  const tools = toolsForHelp(finding, pods);
  const reportAnswer = useHelpReport(finding.class);
  const subtitle = [
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
      subtitle={joinFacts(subtitle)}
      closeLabel={t('help.close')}
      onClose={onClose}
    >
      <div className={styles.sections}>
        <div className={styles.links}>
          {tools && <ToolLinks {...tools} subject={text.title} />}
          <AskForHelp finding={finding} />
        </div>
        <FindingHelp {...help} />
        <div className={styles.end}>
          <HelpFeedback onAnswer={reportAnswer} />
        </div>
      </div>
    </Dialog>
  );
}
