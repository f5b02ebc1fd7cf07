import { useObjectManifest } from '@podlight/backstage-plugin-kubernetes-react';
import { ObjectView } from '../../service';
import { useText } from '../../i18n/useText';
import { ManifestView } from '../Manifest';

/** @internal */
export interface ObjectManifestProps {
  readonly entityRef: string;
  readonly object: ObjectView;
  /** PLURAL.GROUP; undefined where it is not known. */
  readonly resource: string | undefined;
}

/** The manifest of an object, as far as the backend reads it. */
export function ObjectManifest(props: ObjectManifestProps) {
  const { resource, object } = props;
  const t = useText();
  return resource === undefined ? (
    <p>{t('objectDrawer.newerKind', { kind: object.row.kind })}</p>
  ) : (
    <KnownManifest {...props} resource={resource} />
  );
}

function KnownManifest(
  props: ObjectManifestProps & { readonly resource: string },
) {
  const { entityRef, resource } = props;
  const { cluster, row } = props.object;
  const { kind, namespace, name } = row;
  const t = useText();
  const manifest = useObjectManifest({
    ...{ entityRef, cluster, resource, namespace, name },
  });
  return (
    <ManifestView
      manifest={manifest}
      note={t(
        row.customResource
          ? 'objectDrawer.customManifestNote'
          : 'objectDrawer.manifestNote',
      )}
      label={t('objectDrawer.manifestOf', { kind, name })}
      fileName={name}
    />
  );
}
