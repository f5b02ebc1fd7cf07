import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { z } from 'zod';
import type { FakeApiServer, ObjectReference } from '../FakeApiServer';
import type { Fault } from '../fault/faults';
import { faultSchema } from '../fault/faultSchema';

/** As large as an API server lets an object be. */
const MAX_BODY_BYTES = 1.5 * 1024 * 1024;

const tokenSchema = z.strictObject({ token: z.string().min(1) });

const grantSchema = tokenSchema.extend({
  /** One of the cluster's: `reader`, `limited`, `nobody`. */
  identity: z.string(),
});

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > MAX_BODY_BYTES) throw new Error('The body is too large');
  }
  return JSON.parse(text);
}

/** A fault, or a list of them. */
function parseFaults(body: unknown): readonly Fault[] {
  return Array.isArray(body)
    ? z.array(faultSchema).parse(body)
    : [faultSchema.parse(body)];
}

function describe(server: FakeApiServer) {
  const { total, byKind } = server.requests();
  return {
    name: server.name,
    url: server.url,
    faults: server.activeFaults(),
    requests: total,
    requestsByKind: byKind,
    openWatches: server.openWatches(),
    connections: server.connections(),
  };
}

/**
 * Something else that can be done with a server: reads or changes it, and returns what the
 * endpoint responds with. An error is reported as a bad request.
 *
 * @param body - the request's JSON; undefined for GET
 *
 * @public
 */
export type ControlAction = (server: FakeApiServer, body: unknown) => unknown;

/**
 * An HTTP endpoint on loopback that switches faults, objects and tokens of servers while they run.
 *
 * @public
 */
export class ControlServer {
  readonly #servers: readonly FakeApiServer[];
  readonly #actions: Readonly<Record<string, ControlAction>>;
  readonly #http: Server;

  /**
   * @param actions - further ones, by method and last part of the path: `PUT stages` for
   * `/clusters/NAME/stages`
   */
  constructor(
    servers: readonly FakeApiServer[],
    actions: Readonly<Record<string, ControlAction>> = {},
  ) {
    this.#servers = servers;
    this.#actions = actions;
    this.#http = createServer((request, response) => {
      this.#answer(request, response).catch(error => {
        const message =
          error instanceof z.ZodError ? z.prettifyError(error) : String(error);
        respond(response, 400, { error: message });
      });
    });
  }

  /** Resolves with its URL. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen({ port, host: '127.0.0.1' }, resolve);
    });
    const address = this.#http.address();
    return `http://127.0.0.1:${
      typeof address === 'object' && address ? address.port : port
    }`;
  }

  async stop(): Promise<void> {
    const closed = new Promise(resolve => this.#http.close(resolve));
    this.#http.closeAllConnections();
    await closed;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const [root, name, what] = path.split('/').filter(Boolean);
    if (root !== 'clusters') {
      respond(response, 404, {
        error: 'Try /clusters or /clusters/NAME/fault',
      });
      return;
    }
    if (name === undefined) {
      respond(response, 200, this.#servers.map(describe));
      return;
    }
    const server = this.#servers.find(candidate => candidate.name === name);
    if (!server) {
      respond(response, 404, { error: `There is no cluster "${name}"` });
      return;
    }
    const actionName = `${request.method} ${what ?? ''}`.trim();
    const action =
      Object.hasOwn(this.#actions, actionName) && this.#actions[actionName];
    if (action) {
      const body =
        request.method === 'GET' ? undefined : await readBody(request);
      respond(response, 200, await action(server, body));
    } else {
      await change(server, actionName, request, response);
    }
  }
}

async function change(
  server: FakeApiServer,
  action: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  switch (action) {
    case 'GET':
    case 'GET fault':
      break;
    case 'PUT fault':
    case 'POST fault':
      await server.setFault(...parseFaults(await readBody(request)));
      break;
    case 'DELETE fault':
      await server.clearFault();
      break;
    case 'PUT objects':
      server.put(objectSchema.parse(await readBody(request)));
      break;
    case 'DELETE objects':
      server.delete(parseReference(await readBody(request)));
      break;
    case 'PUT tokens': {
      const { token, identity } = grantSchema.parse(await readBody(request));
      server.grantToken(token, identity);
      break;
    }
    case 'DELETE tokens':
      server.revokeToken(tokenSchema.parse(await readBody(request)).token);
      break;
    case 'POST compact':
      server.compact();
      break;
    case 'POST drop-connections':
      server.dropConnections();
      break;
    default:
      respond(response, 405, {
        error:
          'GET, PUT or DELETE …/fault; PUT or DELETE …/objects; PUT or DELETE …/tokens; POST …/compact; POST …/drop-connections',
      });
      return;
  }
  respond(response, 200, describe(server));
}

function parseReference(body: unknown): ObjectReference {
  const { apiVersion, kind, metadata } = objectSchema.parse(body);
  return {
    apiVersion,
    kind,
    namespace: metadata.namespace,
    name: metadata.name,
  };
}

function respond(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'Content-Type': 'application/json' });
  response.end(`${JSON.stringify(body, undefined, 2)}\n`);
}
