import { usePodManifest } from '@podlight/backstage-plugin-kubernetes-react';
import { visible } from '../../format/visible';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { CopyButton } from '../CommandLine';
import { saveText, errorText } from '../LogPanel';
import { Alert, Button, IconButton, Skeleton } from '../ui';
import styles from './PodDrawer.module.css';

/** @internal */
export interface ManifestViewProps {
  readonly entityRef: string;
  readonly pod: PodView;
}

/** The manifest of a pod as YAML, without the fields that the backend withholds. */
export function ManifestView(props: ManifestViewProps) {
  const { pod } = props;
  const t = useText();
  const manifest = usePodManifest({
    entityRef: props.entityRef,
    cluster: pod.cluster,
    namespace: pod.row.namespace,
    name: pod.row.name,
  });
  switch (manifest.phase) {
    case 'loaded':
      return (
        <>
          <div className={styles.manifestHead}>
            <p className={styles.detail}>{t('manifest.note')}</p>
            <CopyButton
              text={visible(manifest.value)}
              label={t('manifest.copy')}
            />
            <IconButton
              label={t('manifest.download')}
              onClick={() => saveText(manifest.value, `${pod.row.name}.yaml`)}
            >
              ⤓
            </IconButton>
          </div>
          {/* Focusable, so that keyboard users can scroll it. */}
          <pre
            ref={element => element?.setAttribute('tabindex', '0')}
            className={styles.manifest}
            aria-label={t('manifest.label', { pod: pod.row.name })}
          >
            {visible(manifest.value)}
          </pre>
        </>
      );
    case 'failed':
      return (
        <Alert
          severity="error"
          title={t('manifest.failed')}
          action={
            <Button kind="text" onClick={manifest.reload}>
              {t('logs.retry')}
            </Button>
          }
        >
          {errorText(manifest.error)}
        </Alert>
      );
    default:
      return (
        <div role="status" aria-label={t('manifest.loading')}>
          <Skeleton width="100%" height={160} />
        </div>
      );
  }
}
