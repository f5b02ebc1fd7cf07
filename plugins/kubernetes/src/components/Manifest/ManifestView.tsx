import { Loadable } from '@podlight/backstage-plugin-kubernetes-react';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { CopyButton } from '../CommandLine';
import { saveText, errorText } from '../LogPanel';
import { Alert, Button, IconButton, Skeleton } from '../ui';
import styles from './Manifest.module.css';

/** @internal */
export interface ManifestViewProps {
  readonly manifest: Loadable<string>;
  /** Accessible name of the text. */
  readonly label: string;
  /** What the text leaves out. */
  readonly note: string;
  /** Of the file to save, without its ending. */
  readonly fileName: string;
}

/** A manifest as YAML, without the fields that the backend withholds. */
export function ManifestView(props: ManifestViewProps) {
  const { manifest } = props;
  const t = useText();
  switch (manifest.phase) {
    case 'loaded':
      return (
        <>
          <div className={styles.head}>
            <p className={styles.note}>{props.note}</p>
            <CopyButton
              text={visible(manifest.value)}
              label={t('manifest.copy')}
            />
            <IconButton
              label={t('manifest.download')}
              onClick={() => saveText(manifest.value, `${props.fileName}.yaml`)}
            >
              ⤓
            </IconButton>
          </div>
          {/* Focusable, so that keyboard users can scroll it. */}
          <pre
            ref={element => element?.setAttribute('tabindex', '0')}
            className={styles.manifest}
            aria-label={visible(props.label)}
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
