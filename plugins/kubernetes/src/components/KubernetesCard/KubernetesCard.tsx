import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { useService } from '@podlight/backstage-plugin-kubernetes-react';
import { Link } from 'react-router-dom';
import { useText } from '../../i18n/useText';
import { ThemeRoot } from '../ui';
import { CardContent } from './CardContent';
import styles from './KubernetesCard.module.css';

/** @public */
export interface KubernetesCardProps {
  /** Where the Kubernetes tab of the entity is; without it the card leads nowhere. */
  readonly href?: string;
}

/**
 * A card about the entity around it: how its pods do over all clusters, and the
 * worst cause if something is wrong.
 *
 * @public
 */
export function KubernetesCard(props: KubernetesCardProps) {
  const { entity } = useEntity();
  const live = useService(entity);
  const t = useText();
  return (
    <EntityInfoCard title={t('card.title')}>
      <ThemeRoot>
        <section className={styles.card} aria-label={t('card.title')}>
          <CardContent entity={entity} live={live} href={props.href} />
          {props.href && (
            <p>
              <Link className={styles.link} to={props.href}>
                {t('card.open')}
              </Link>
            </p>
          )}
        </section>
      </ThemeRoot>
    </EntityInfoCard>
  );
}
