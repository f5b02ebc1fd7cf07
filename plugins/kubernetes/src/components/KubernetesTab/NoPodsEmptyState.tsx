import { Entity } from '@backstage/catalog-model';
import {
  getPodsCommand,
  HelloMessage,
  KUBERNETES_ANNOTATIONS,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { isKubernetesAvailable } from '../../isKubernetesAvailable';
import { useText } from '../../i18n/useText';
import { CommandLine } from '../CommandLine';
import { MissingAnnotation } from '../MissingAnnotation';
import { Card, WithCode } from '../ui';
import styles from './KubernetesTab.module.css';

/** @internal */
export interface NoPodsEmptyStateProps {
  readonly entity: Entity;
  readonly hello: HelloMessage;
}

/** Nothing was found: says what was looked for and how to check it. That is neither good nor bad. */
export function NoPodsEmptyState(props: NoPodsEmptyStateProps) {
  const { selector, namespace, clusters } = props.hello;
  const t = useText();
  if (clusters.length === 0) {
    return (
      <Card className={styles.empty}>
        <h3 className={styles.emptyTitle}>{t('empty.noClustersTitle')}</h3>
        <p>
          <WithCode>{t('empty.noClustersText')}</WithCode>
        </p>
      </Card>
    );
  }
  return (
    <Card className={styles.empty}>
      <h3 className={styles.emptyTitle}>{t('empty.noPodsTitle')}</h3>
      <p>
        {t('empty.noPodsText', { count: clusters.length })}{' '}
        <code className={styles.selector}>{visible(selector)}</code>
        {namespace && ` ${t('empty.inNamespace', { namespace })}`}.
      </p>
      {isKubernetesAvailable(props.entity) ? (
        <p>
          {t('empty.hint', {
            annotation: KUBERNETES_ANNOTATIONS.labelSelector,
          })}
        </p>
      ) : (
        <MissingAnnotation entity={props.entity} />
      )}
      <p>{t('empty.verify')}:</p>
      <CommandLine command={getPodsCommand({ namespace }, selector)} />
    </Card>
  );
}
