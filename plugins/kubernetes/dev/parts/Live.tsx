import {
  documentVisibility,
  useService,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { anEntity } from '../../src/fixtures';
import { KubernetesPart, PartContent } from '../../src/parts/KubernetesPart';
import { ViewState } from '../../src/viewState';

export const ENTITY = anEntity();

/**
 * Has a connection of its own: all pages ask one API about one entity, so that a page
 * would go on with the connection of the one before.
 */
const OWN_CONNECTION = { visibility: documentVisibility };

/** Follows the service of the open page. */
export function Live(props: {
  readonly children: (live: UseServiceResult) => ReactNode;
}) {
  return <>{props.children(useService(ENTITY, OWN_CONNECTION))}</>;
}

/** Has what the parts that only the tab uses need around them. */
export function InPart(props: {
  readonly initialView?: Partial<ViewState>;
  readonly children: (content: PartContent) => ReactNode;
}) {
  return (
    <Live>
      {live => (
        <KubernetesPart
          entity={ENTITY}
          live={live}
          initialView={props.initialView}
        >
          {props.children}
        </KubernetesPart>
      )}
    </Live>
  );
}
