import { Entity } from '@backstage/catalog-model';
import {
  DisplayState,
  Finding,
  ServicePod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useService } from '@podlight/backstage-plugin-kubernetes-react';
import { useState } from 'react';
import {
  KubernetesConnect,
  KubernetesCrashLogs,
  KubernetesHelp,
  KubernetesMergedLogs,
  KubernetesNeedsAttention,
  KubernetesObjects,
  KubernetesPodGrid,
  KubernetesPodLog,
  KubernetesSummary,
} from '..';

type Open =
  | { readonly type: 'help'; readonly finding: Finding }
  | { readonly type: 'pod'; readonly pod: ServicePod }
  | { readonly type: 'logs'; readonly pods: readonly ServicePod[] }
  | { readonly type: 'crashes' };

/** How an entity does, with the log of the pod that was chosen beside it. */
export function OwnScreen({ entity }: { readonly entity: Entity }) {
  const parts = { entity, live: useService(entity) };
  const [status, setStatus] = useState<readonly DisplayState[]>([]);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const openPod = (pod: ServicePod) => setOpen({ type: 'pod', pod });
  return (
    <>
      <KubernetesSummary {...parts} status={status} onStatus={setStatus} />
      <KubernetesNeedsAttention
        {...parts}
        onHelp={finding => setOpen({ type: 'help', finding })}
        onCrashLogs={() => setOpen({ type: 'crashes' })}
      />
      <KubernetesPodGrid
        {...parts}
        groupBy={['region', 'workload']}
        status={status}
        onOpen={openPod}
        onLogs={pods => setOpen({ type: 'logs', pods })}
      />
      <KubernetesObjects {...parts} />
      {open?.type === 'pod' && (
        <aside>
          <h3>{open.pod.row.name}</h3>
          <KubernetesConnect
            {...parts}
            cluster={open.pod.cluster}
            namespace={open.pod.row.namespace}
            podName={open.pod.row.name}
          />
          <KubernetesPodLog
            {...parts}
            pod={{ ...open.pod.row, cluster: open.pod.cluster }}
          />
        </aside>
      )}
      {open?.type === 'help' && (
        <KubernetesHelp
          {...parts}
          finding={open.finding}
          onOpenLog={openPod}
          onClose={close}
        />
      )}
      {open?.type === 'logs' && (
        <KubernetesMergedLogs
          {...parts}
          pods={open.pods}
          title="Chosen in the grid"
          onClose={close}
        />
      )}
      {open?.type === 'crashes' && (
        <KubernetesCrashLogs {...parts} onOpen={openPod} onClose={close} />
      )}
    </>
  );
}
