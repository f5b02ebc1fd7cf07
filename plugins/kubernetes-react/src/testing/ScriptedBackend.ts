import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import {
  KubernetesClient,
  KubernetesClientOptions,
} from '../api/KubernetesClient';
import { ManualTimers } from './ManualTimers';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A backend on loopback that answers as each test says. */
export class ScriptedBackend {
  readonly timers = new ManualTimers();
  readonly requests: IncomingMessage[] = [];
  answer: Handler = (_, response) => response.writeHead(404).end();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      this.answer(request, response);
    });
  }

  /** Answers every request with this body. */
  answerWith(body: string): void {
    this.answer = (_, response) => response.end(body);
  }

  get paths(): readonly (string | undefined)[] {
    return this.requests.map(({ url }) => url);
  }

  client(
    options: Pick<KubernetesClientOptions, 'loginsApi'> = {},
  ): KubernetesClient {
    const { port } = this.#server.address() as AddressInfo;
    return new KubernetesClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: { fetch },
      timers: this.timers,
      random: () => 0.5,
      ...options,
    });
  }

  start(): Promise<void> {
    return new Promise(resolve => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
