import { LinkPlace } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useGuidance, useGuidedCluster } from '../../guidance';
import { linksBeside, LinkSubject } from '../../service';
import { useText } from '../../i18n/useText';
import styles from './ToolLinks.module.css';

/** @internal */
export interface ToolLinksProps {
  readonly place: LinkPlace;
  readonly cluster: string;
  /** What the links lead to, besides cluster and entity. */
  readonly about?: Omit<LinkSubject, 'cluster' | 'entity'>;
  /** What the links lead to, in words. */
  readonly subject: string;
}

/** Links to the dashboard, the log aggregator and other tools; renders nothing without any. */
export function ToolLinks(props: ToolLinksProps) {
  const { place, about, subject } = props;
  const guidance = useGuidance();
  const cluster = useGuidedCluster(props.cluster);
  const t = useText();
  if (!guidance || !cluster) return null;
  const { entity, sources } = guidance;
  const links = linksBeside(
    place,
    { ...about, entity, cluster: cluster.head },
    sources,
  );
  if (links.length === 0) return null;
  return (
    <ul className={styles.links} aria-label={t('links.label', { subject })}>
      {links.map(({ url, title, app = 'standard' }) => {
        const text = title ?? t(`links.dashboard.${app}`);
        return (
          <li key={url}>
            <a
              className={styles.link}
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t('links.open', { title: text, subject })}
            >
              {visible(text)}
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M8 16L17 7M9 7h8v8" />
              </svg>
            </a>
          </li>
        );
      })}
    </ul>
  );
}
