import { AgeWords } from '../../format';
import { addressOf, findingsOf, PodView, ServiceView } from '../../service';
import { useText } from '../../useText';
import { ChangeView, podKey, ViewState } from '../../viewState';
import { HelpDialog } from '../HelpDialog';
import { PodDialog } from '../PodDialog';
import { Dialog } from '../ui';

/** @internal */
export interface OpenDialogProps {
  readonly entityRef: string;
  /** What the URL says is open. */
  readonly open: ViewState;
  readonly view: ServiceView;
  readonly ages: AgeWords;
  readonly onOpen: ChangeView;
}

/** The dialog that the URL asks for: help with a finding, or a pod. */
export function OpenDialog(props: OpenDialogProps) {
  const { open, view, ages, onOpen } = props;
  const t = useText();
  const close = () => onOpen({ pod: undefined, finding: undefined });
  const isLoading = view.tally.connecting > 0;

  if (open.finding !== undefined) {
    const finding = view.findings.find(each => each.id === open.finding);
    if (finding) {
      const isClicked = (pod: PodView) =>
        open.pod !== undefined && pod.key === podKey(open.pod);
      const pods = finding.pods
        .map(ref => addressOf(finding, ref))
        .flatMap(address => (address ? [podKey(address)] : []))
        .flatMap(key => view.podsByKey.get(key) ?? [])
        .sort((a, b) => Number(isClicked(b)) - Number(isClicked(a)));
      return (
        <HelpDialog
          key={finding.id}
          entityRef={props.entityRef}
          finding={finding}
          pods={pods}
          ages={ages}
          onClose={close}
        />
      );
    }
    if (isLoading) return null;
    return (
      <Dialog
        title={t('help.goneTitle')}
        closeLabel={t('help.close')}
        onClose={close}
      >
        {t('help.goneText')}
      </Dialog>
    );
  }
  if (open.pod === undefined) return null;
  const pod = view.podsByKey.get(podKey(open.pod));
  if (pod) {
    return (
      <PodDialog
        pod={{ ...pod, findings: findingsOf(pod.key, view.findings) }}
        ages={ages}
        onHelp={finding => onOpen({ finding: finding.id })}
        onClose={close}
      />
    );
  }
  if (isLoading) return null;
  return (
    <Dialog
      title={t('pod.gone')}
      subtitle={open.pod.name}
      closeLabel={t('help.close')}
      onClose={close}
    >
      {t('pod.goneText')}
    </Dialog>
  );
}
