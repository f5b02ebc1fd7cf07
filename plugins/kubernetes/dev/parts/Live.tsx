import {
  useService,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { ReactNode } from 'react';
import { anEntity } from '../../src/fixtures';
import { KubernetesPart, PartContent } from '../../src/parts/KubernetesPart';
import { ViewState } from '../../src/viewState';

export const ENTITY = anEntity();

/** Follows the service of the open page. */
export function Live(props: {
  readonly children: (live: UseServiceResult) => ReactNode;
}) {
  return <>{props.children(useService(ENTITY))}</>;
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
