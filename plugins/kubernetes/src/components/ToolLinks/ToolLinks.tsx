import { LinkPlace } from '@podlight/backstage-plugin-kubernetes-common';
import { useGuidance, useGuidedCluster } from '../../guidance';
import { linksBeside, LinkSubject } from '../../service';
import { useText } from '../../i18n/useText';
import { OutwardLinks } from '../ui';

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
  return (
    <OutwardLinks
      label={t('links.label', { subject })}
      links={links.map(({ url, title, app = 'standard' }) => {
        const text = title ?? t(`links.dashboard.${app}`);
        return {
          ...{ url, title: text },
          label: t('links.open', { title: text, subject }),
        };
      })}
    />
  );
}
