import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  HelloMessage,
  ServiceState,
} from '@podlight/backstage-plugin-kubernetes-common';
import { KubernetesServiceProvider } from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { GuidanceProvider } from '../../guidance';
import { RolloutsProvider } from '../../rollouts';
import { ServiceView } from '../../service';
import { UnmaskingProvider } from '../LogPanel';

/** @internal */
export interface ServiceProvidersProps {
  readonly entity: Entity;
  readonly hello: HelloMessage;
  readonly service: ServiceState;
  readonly view: ServiceView;
  readonly now: number;
  /** Whether nothing is received any more, so that what is shown is as old as the last message. */
  readonly isCutOff: boolean;
  readonly children: ReactNode;
}

/** What everything that shows a service needs to know of it, in the tab and in parts of it on other pages. */
export function ServiceProviders(props: ServiceProvidersProps) {
  const { entity, hello, service, view } = props;
  return (
    <UnmaskingProvider isOffered={hello.allowsUnscrubbedLogs === true}>
      <GuidanceProvider
        entity={entity}
        selector={hello.selector}
        namespace={hello.namespace}
        clusters={view.clusters}
        templates={hello.links}
        askForHelp={hello.askForHelp}
        now={props.now}
        lastMessageAt={props.isCutOff ? service.lastMessageAt : undefined}
      >
        <RolloutsProvider clusters={view.clusters}>
          <KubernetesServiceProvider
            entityRef={stringifyEntityRef(entity)}
            service={service}
          >
            {props.children}
          </KubernetesServiceProvider>
        </RolloutsProvider>
      </GuidanceProvider>
    </UnmaskingProvider>
  );
}
