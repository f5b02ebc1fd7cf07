import {
  Finding,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  podFindings,
  isSubjectPod,
  findFinding,
  findingPods,
  objectAddress,
  PodView,
  ServiceView,
} from '../../service';
import { useText } from '../../i18n/useText';
import { DEFAULT_LOG_STATE, podKey, ViewState } from '../../viewState';
import { HelpDialog } from '../HelpDialog';
import { ObjectDrawerHost } from '../ObjectDrawer';
import { Dialog } from '../ui';
import { DialogHostProps } from './DialogHostProps';
import { LogsDialogHost } from './LogsDialogHost';
import { PodDrawerHost } from './PodDrawerHost';
import { showChanges } from './showChanges';

/** What the URL asks for: a pod beside the grid, help with a finding above both. */
export function DialogHost(
  props: DialogHostProps & {
    readonly serviceClusters: readonly ServiceCluster[];
  },
) {
  const { open, view, onOpen } = props;
  const { pod: address } = open;
  const t = useText();
  const pod = address && view.podsByKey.get(podKey(address));
  const isLoading = view.clusterCounts.connecting > 0;
  return (
    <>
      <LogsDialogHost {...props} />
      {!address && (
        <ObjectDrawerHost
          entityRef={props.entityRef}
          clusters={props.serviceClusters}
          state={open}
          ages={props.ages}
          now={props.now}
          findings={view.findings}
          onChange={onOpen}
          onHelp={({ id }) => onOpen({ finding: id })}
          onPod={each =>
            onOpen({
              ...{ pod: each, tab: 'overview' },
              ...{ object: open.object, objectCluster: open.objectCluster },
            })
          }
        />
      )}
      {pod && (
        <PodDrawerHost
          {...props}
          pod={{ ...pod, findings: podFindings(pod.key, view.findings) }}
        />
      )}
      {address && !pod && !isLoading && open.finding === undefined && (
        <Dialog
          title={t('pod.gone')}
          subtitle={address.name}
          closeLabel={t('help.close')}
          onClose={() =>
            onOpen({ pod: undefined, tab: 'overview', log: DEFAULT_LOG_STATE })
          }
        >
          {t('pod.goneText')}
        </Dialog>
      )}
      {open.finding !== undefined && (
        <OpenHelp {...props} findingId={open.finding} isLoading={isLoading} />
      )}
    </>
  );
}

function OpenHelp(
  props: DialogHostProps & {
    readonly findingId: string;
    readonly isLoading: boolean;
  },
) {
  const { open, view, ages, findingId, onOpen } = props;
  const t = useText();
  const close = () => onOpen({ finding: undefined });
  const finding = findFinding(view.findings, findingId);
  if (finding) {
    return (
      <HelpDialog
        key={finding.id}
        entityRef={props.entityRef}
        finding={finding}
        pods={sortFindingPods(finding, view, open)}
        ages={ages}
        onOpenLog={(pod, container) =>
          onOpen({
            finding: undefined,
            pod: { ...pod.row, cluster: pod.cluster },
            tab: 'logs',
            log: { ...DEFAULT_LOG_STATE, container },
          })
        }
        onFinding={({ id }) => onOpen({ finding: id })}
        onObject={object =>
          onOpen({
            ...{ finding: undefined, pod: undefined },
            object: objectAddress(object),
          })
        }
        onPod={pod => onOpen({ finding: undefined, pod, tab: 'overview' })}
        onChanges={verdict => onOpen(showChanges(verdict))}
        onClose={close}
      />
    );
  }
  if (props.isLoading) return null;
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

/** The pods of a finding that are still there: the one that is open, the one that the texts are about, the others. */
function sortFindingPods(
  finding: Finding,
  view: ServiceView,
  open: ViewState,
): readonly PodView[] {
  const isOpen = (pod: PodView) =>
    open.pod !== undefined && pod.key === podKey(open.pod);
  const rank = (pod: PodView) =>
    2 * Number(isOpen(pod)) + Number(isSubjectPod(finding, pod));
  return [...findingPods(finding, view.podsByKey)].sort(
    (a, b) => rank(b) - rank(a),
  );
}
