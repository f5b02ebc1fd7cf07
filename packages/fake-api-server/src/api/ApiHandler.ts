import { Clock } from '../clock';
import { applyFault } from '../fault/applyFault';
import { FaultBoard } from '../fault/FaultBoard';
import { qualifiedName, Resource } from '../kube/resources';
import { StatusError } from '../kube/status';
import { partialMetadata, findPrinter, tableRow } from '../print/table';
import { ObjectSource } from '../store/ObjectSource';
import { pastSource } from '../store/pastSource';
import { AccessRule, ANONYMOUS, authorize, Identity } from './access';
import {
  aggregatedGroups,
  coreVersions,
  groupList,
  discoveryDocument,
} from './discovery';
import { ApiRequest, ApiResponse, Exchange } from './Exchange';
import { actAs } from './impersonation';
import {
  includeObjectPolicy,
  listPieces,
  readSelection,
  withKind,
} from './list';
import { LogSource, serveLog } from './logs';
import { aggregatedDiscovery, negotiate } from './negotiate';
import {
  parseRequest,
  PathRequest,
  RequestInfo,
  ResourceRequest,
  revisionParameter,
} from './requestInfo';
import { readReview } from './reviewBody';
import { reviewAccess, reviewRules, reviewSelf } from './reviews';
import { objectText } from './serialize';
import { RequestCounter } from './RequestCounter';
import { checkInitialEvents, watch } from './watch';

export interface ApiHandlerOptions {
  readonly clock: Clock;
  readonly source: ObjectSource;
  readonly logs: LogSource;
  readonly resources: readonly Resource[];
  /** Groups of aggregated APIs whose servers do not answer. */
  readonly brokenApis?: ReadonlySet<string>;
  readonly faults: FaultBoard;
  readonly kubernetesVersion: string;
  /** Undefined for a token that is unknown or has been revoked. */
  identify(token: string): Identity | undefined;
  /** The rights of an impersonated user or group. */
  rulesFor(subject: string): readonly AccessRule[];
  /** `127.0.0.1:6443` */
  address(): string;
  /** Resets the connection that comes from this port. */
  resetConnection(remotePort: number): void;
}

/** UIDs of the flow schema and priority level, which every real API server sends. */
const FLOW_SCHEMA = '6838531a-058c-4d92-9157-492fd5855b8d';
const PRIORITY_LEVEL = '6651a10c-5f0d-48b2-b191-debb6a4a4dbe';
const READ_VERBS = new Set(['get', 'list', 'watch']);

/** One cluster's Kubernetes API over HTTP: reads and reviews, no writes. */
export class ApiHandler {
  readonly #options: ApiHandlerOptions;
  readonly requests = new RequestCounter();
  /** The requests that opened them. */
  readonly #watches = new Set<URL>();
  #exchanges = 0;

  constructor(options: ApiHandlerOptions) {
    this.#options = options;
  }

  get openWatches(): number {
    return this.#watches.size;
  }

  get watchUrls(): readonly string[] {
    return [...this.#watches].map(({ pathname, search }) => pathname + search);
  }

  /** Requests whose response is not complete yet. */
  get openRequests(): number {
    return this.#exchanges;
  }

  readonly handle = (request: ApiRequest, response: ApiResponse): void => {
    const url = new URL(
      request.url ?? '/',
      `https://${this.#options.address()}`,
    );
    const { remotePort = 0 } = request.socket;
    const exchange = new Exchange(request, response, url, () =>
      this.#options.resetConnection(remotePort),
    );
    this.#exchanges += 1;
    response.once('close', () => {
      this.#exchanges -= 1;
    });
    this.#answer(exchange).catch(error => {
      exchange.status(
        error instanceof StatusError
          ? error
          : new StatusError(
              500,
              'InternalError',
              `Internal error occurred: ${String(error)}`,
            ),
      );
    });
  };

  async #answer(exchange: Exchange): Promise<void> {
    const { url } = exchange;
    const request = parseRequest(exchange.request.method ?? 'GET', url);
    this.requests.count(request, url);
    const fault = this.#options.faults.strike(request, decodedPath(url));
    if (fault && (await applyFault(fault, exchange, request))) return;
    const identity = actAs(
      this.#authenticate(exchange.request.headers.authorization),
      exchange.request,
      this.#options.rulesFor,
    );
    exchange.response.setHeader('X-Kubernetes-Pf-Flowschema-Uid', FLOW_SCHEMA);
    exchange.response.setHeader(
      'X-Kubernetes-Pf-Prioritylevel-Uid',
      PRIORITY_LEVEL,
    );
    authorize(identity, request);
    if (this.#isBroken(request)) exchange.unavailable();
    else if (request.kind === 'path') this.#servePath(exchange, request);
    else await this.#serveResource(exchange, request, identity);
  }

  /** The group itself is known without its server; its content is not. */
  #isBroken(request: RequestInfo): boolean {
    const { brokenApis } = this.#options;
    if (request.kind === 'resource') {
      return brokenApis?.has(request.group) ?? false;
    }
    const [root, group, version] = request.path.split('/').filter(Boolean);
    const isVersion = root === 'apis' && version !== undefined;
    return isVersion && (brokenApis?.has(group) ?? false);
  }

  #authenticate(header: string | undefined): Identity {
    const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) return ANONYMOUS;
    const identity = this.#options.identify(token);
    if (!identity) throw StatusError.unauthorized();
    return identity;
  }

  #servePath(exchange: Exchange, { path }: PathRequest): void {
    const { resources } = this.#options;
    const [root, ...rest] = path.split('/').filter(Boolean);
    if (/^(healthz|livez|readyz)$/.test(root ?? '')) {
      exchange.text(200, 'ok');
    } else if (root === 'version' && rest.length === 0) {
      exchange.json(200, versionInfo(this.#options.kubernetesVersion));
    } else if ((root === 'api' || root === 'apis') && rest.length === 0) {
      this.#serveDiscovery(exchange, root);
    } else {
      const found = discoveryDocument(resources, root, rest);
      if (found) exchange.json(200, found);
      else exchange.notServed();
    }
  }

  #serveDiscovery(exchange: Exchange, root: 'api' | 'apis'): void {
    const { resources } = this.#options;
    const version = aggregatedDiscovery(exchange.accept);
    exchange.response.setHeader('Vary', 'Accept');
    if (version) {
      exchange.json(
        200,
        aggregatedGroups(
          resources,
          root === 'api' ? 'core' : 'named',
          version,
          this.#options.brokenApis,
        ),
        `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
      );
      return;
    }
    exchange.json(
      200,
      root === 'api'
        ? coreVersions(this.#options.address())
        : groupList(resources),
    );
  }

  async #serveResource(
    exchange: Exchange,
    request: ResourceRequest,
    identity: Identity,
  ): Promise<void> {
    const resource = this.#options.resources.find(
      served =>
        served.group === request.group &&
        served.version === request.version &&
        served.plural === request.plural,
    );
    if (
      !resource ||
      (request.namespace !== undefined &&
        !resource.namespaced &&
        request.plural !== 'namespaces')
    ) {
      exchange.notServed();
    } else if (request.verb === 'create' && resource.verbs.includes('create')) {
      await this.#serveReview(exchange, resource, identity);
    } else if (
      !READ_VERBS.has(request.verb) ||
      !resource.verbs.includes(request.verb)
    ) {
      throw StatusError.methodNotAllowed();
    } else if (request.verb === 'get') {
      this.#serveObject(exchange, resource, request);
    } else if (request.verb === 'watch') {
      this.#serveWatch(exchange, resource, request);
    } else {
      await this.#serveList(exchange, resource, request);
    }
  }

  async #serveReview(
    exchange: Exchange,
    resource: Resource,
    identity: Identity,
  ): Promise<void> {
    const body = readReview(await exchange.body(), resource.kind);
    switch (resource.kind) {
      case 'SelfSubjectAccessReview':
        exchange.json(201, reviewAccess(identity, body));
        return;
      case 'SelfSubjectRulesReview':
        exchange.json(201, reviewRules(identity, body));
        return;
      case 'SelfSubjectReview':
        exchange.json(201, reviewSelf(identity));
        return;
      default:
        throw StatusError.methodNotAllowed();
    }
  }

  #serveObject(
    exchange: Exchange,
    resource: Resource,
    request: ResourceRequest,
  ): void {
    const { source, clock, logs } = this.#options;
    const selection = readSelection(resource, request, exchange.url);
    const name = request.name ?? '';
    const stored = source.get(selection.stored, selection.namespace, name);
    const object = stored && selection.convert(stored, clock.now());
    if (!object) throw StatusError.notFound(qualifiedName(resource), name);
    if (request.subresource === 'log' && resource.kind === 'Pod') {
      serveLog(exchange, object, logs, clock);
      return;
    }
    if (request.subresource !== undefined && request.subresource !== 'status') {
      exchange.notServed();
      return;
    }
    const representation = negotiate(exchange.accept);
    if (representation === 'table') {
      const include = includeObjectPolicy(exchange.url);
      const printer = findPrinter(resource);
      exchange.json(200, {
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
        metadata: { resourceVersion: object.metadata.resourceVersion },
        columnDefinitions: printer.columns,
        rows: [
          tableRow(printer, withKind(resource, object), include, clock.now()),
        ],
      });
    } else if (representation === 'partial') {
      exchange.json(200, partialMetadata(object));
    } else {
      exchange.text(
        200,
        `${objectText(resource, object)}\n`,
        'application/json',
      );
    }
  }

  #serveWatch(
    exchange: Exchange,
    resource: Resource,
    request: ResourceRequest,
  ): void {
    const { source, clock, kubernetesVersion } = this.#options;
    const representation = negotiate(exchange.accept);
    const selection = readSelection(resource, request, exchange.url);
    checkInitialEvents(exchange.url, kubernetesVersion);
    this.#watches.add(exchange.url);
    exchange.response.once('close', () => {
      this.#watches.delete(exchange.url);
    });
    const isSilent = () => this.#options.faults.has('silentWatch');
    watch(exchange, { source, selection, representation, clock, isSilent });
  }

  async #serveList(
    exchange: Exchange,
    resource: Resource,
    request: ResourceRequest,
  ): Promise<void> {
    const { clock, faults } = this.#options;
    const stale = faults.find('staleCache');
    const source =
      stale && revisionParameter(exchange.url) === 0
        ? pastSource(this.#options.source, stale.revisions)
        : this.#options.source;
    const representation = negotiate(exchange.accept);
    const selection = readSelection(resource, request, exchange.url);
    await exchange.pieces(
      'application/json',
      listPieces(source, selection, representation, exchange.url, clock.now()),
    );
  }
}

function versionInfo(gitVersion: string) {
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(gitVersion) ?? ['', '1', '36'];
  return {
    major,
    minor,
    gitVersion,
    gitCommit: '98b35193b2ac7a23a673325f5e9b830ecd5ba406',
    gitTreeState: 'clean',
    buildDate: '2026-08-21T11:29:11Z',
    goVersion: 'go1.26.10',
    compiler: 'gc',
    platform: 'linux/amd64',
  };
}

/** Path and query, decoded, as in a fault's `match`. */
function decodedPath(url: URL): string {
  const query = [...url.searchParams]
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  return query === '' ? url.pathname : `${url.pathname}?${query}`;
}
