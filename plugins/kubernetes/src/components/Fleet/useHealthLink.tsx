import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useFleetService } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { useText } from '../../i18n/useText';
import { StateSign } from '../StateSign';
import { ThemeRoot } from '../ui';
import { fleetSign } from './fleetSign';

/** What the card about an entity shows as a link with an icon. */
export interface HealthLink {
  readonly label: string;
  readonly icon: ReactNode;
  readonly href?: string;
  readonly disabled?: boolean;
}

/** The state of the service around it; without a link where there is no tab. */
export function useHealthLink(href: string | undefined): HealthLink {
  const { entity } = useEntity();
  const service = useFleetService(stringifyEntityRef(entity));
  const t = useText();
  return {
    label: service ? t(`fleet.state.${service.state}`) : t('fleet.health'),
    icon: (
      <ThemeRoot>
        <StateSign state={service && fleetSign(service.state)} sizePx={24} />
      </ThemeRoot>
    ),
    ...(href === undefined ? { disabled: true } : { href }),
  };
}
