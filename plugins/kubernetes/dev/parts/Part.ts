import { ReactNode } from 'react';
import { StateName } from '../catalog';
import { ApiMaker } from '../states/apis';

/** How a part gets onto its page. */
export interface Part {
  /** APIs that answer otherwise than that of the service in that state. */
  readonly apis?: Partial<Record<StateName, ApiMaker>>;
  readonly render: (state: StateName) => ReactNode;
}
