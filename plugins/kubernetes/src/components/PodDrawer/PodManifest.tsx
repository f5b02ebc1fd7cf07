import { usePodManifest } from '@podlight/backstage-plugin-kubernetes-react';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { ManifestView } from '../Manifest';

/** @internal */
export interface PodManifestProps {
  readonly entityRef: string;
  readonly pod: PodView;
}

/** The manifest of a pod. */
export function PodManifest(props: PodManifestProps) {
  const { cluster, row } = props.pod;
  const { namespace, name } = row;
  const t = useText();
  const manifest = usePodManifest({
    entityRef: props.entityRef,
    ...{ cluster, namespace, name },
  });
  return (
    <ManifestView
      manifest={manifest}
      note={t('manifest.note')}
      label={t('manifest.label', { pod: name })}
      fileName={name}
    />
  );
}
