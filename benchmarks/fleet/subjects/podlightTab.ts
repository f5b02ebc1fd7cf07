import { ServiceState } from '@podlight/backstage-plugin-kubernetes-common';
import {
  ServiceConnection,
  ServiceFollower,
} from '../../../plugins/kubernetes-react/src/hooks/ServiceFollower';
import { Visibility } from '../../../plugins/kubernetes-react/src/hooks/visibility';
import { toEntityRef, podlightClient } from './podlightClient';

export interface PodlightTabOptions {
  readonly backendUrl: string;
  readonly token: string;
  readonly service: string;
  /** Told whenever the tab would redraw. */
  readonly onState?: (state: ServiceState) => void;
  /** Told why a connection was lost; the tab comes back by itself unless it was refused. */
  readonly onLost?: (error: Error) => void;
}

const ALWAYS_VISIBLE: Visibility = {
  isVisible: () => true,
  subscribe: () => () => {},
};

/** One open tab: the browser's own follower, with its reconnects, back-off and cursor. */
export class PodlightTab {
  /** Of all bodies, after decompression. */
  bytes = 0;
  readonly #options: PodlightTabOptions;
  readonly #follower: ServiceFollower;
  #state: ServiceState;
  #connection: ServiceConnection;
  readonly #leave: () => void;

  constructor(options: PodlightTabOptions) {
    this.#options = options;
    const onBytes = (count: number) => {
      this.bytes += count;
    };
    this.#follower = new ServiceFollower({
      api: podlightClient({ ...options, onBytes }),
      entityRef: toEntityRef(options.service),
      visibility: ALWAYS_VISIBLE,
    });
    const { service, connection } = this.#follower.getSnapshot();
    this.#state = service;
    this.#connection = connection;
    this.#leave = this.#follower.subscribe(this.#take);
  }

  get state(): ServiceState {
    return this.#state;
  }

  close(): void {
    this.#leave();
  }

  #take = (): void => {
    const { service, connection } = this.#follower.getSnapshot();
    const { onLost, onState } = this.#options;
    if (connection !== this.#connection) {
      this.#connection = connection;
      const isLost =
        connection.phase === 'lost' || connection.phase === 'refused';
      if (isLost) onLost?.(connection.error);
    }
    if (service === this.#state) return;
    this.#state = service;
    onState?.(service);
  };
}
