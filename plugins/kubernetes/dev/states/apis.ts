import { ResponseError } from '@backstage/errors';
import { FakeAnswers, FakeKubernetesApi } from '../../src/fixtures';
import { StateName } from '../catalog';
import { CRASH_LOG } from './crashLog';
import { EVENTS } from './events';
import { SERVICE_MESSAGES } from './service';

export type PageApi = FakeKubernetesApi;

export type ApiMaker = (state: StateName) => PageApi;

const MANIFEST = `apiVersion: v1
kind: Pod
metadata:
  name: dice-roller-6f7d9c-x2x4z
  namespace: games
spec:
  containers:
    - name: app
      image: registry.example.com/games/dice-roller:1.5.0
`;

/** Details are there in every state of the service. */
export function serviceApi(state: StateName, answers?: FakeAnswers): PageApi {
  return new FakeKubernetesApi({
    messages: SERVICE_MESSAGES[state](),
    log: () => CRASH_LOG,
    manifest: () => MANIFEST,
    events: EVENTS,
    ...answers,
  });
}

/** Whatever is asked besides the pods ends like this. */
class DetailsApi extends FakeKubernetesApi {
  readonly #answer: () => Promise<never>;

  constructor(state: StateName, answer: () => Promise<never>) {
    super({ messages: SERVICE_MESSAGES[state]() });
    this.#answer = answer;
  }

  override getPodLogs = () => this.#answer();
  override getPodEvents = () => this.#answer();
  override getPodManifest = () => this.#answer();
  override getNodeCapacity = () => this.#answer();
  override getObjectEvents = () => this.#answer();
  override getRevisions = () => this.#answer();
  override getObjectManifest = () => this.#answer();
  override getUsage = () => this.#answer();
  override getClusters = () => this.#answer();
  override getFleetServices = () => this.#answer();
  override getFleetFailures = () => this.#answer();
  override diagnoseCluster = () => this.#answer();
  override async *readMergedLogs() {
    yield await this.#answer();
  }
}

const never = () => new Promise<never>(() => {});

/** An answer of the backend that is an error. */
export async function aRefusal(status: number, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        request: { method: 'GET', url: '/' },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

/** How details of a healthy or failing service are answered in each state. */
export const detailsApis: Partial<Record<StateName, ApiMaker>> = {
  loading: () => new DetailsApi('90-pods', never),
  empty: () => serviceApi('1-pod', { log: () => '', events: [] }),
  forbidden: () =>
    new DetailsApi('90-pods', async () => {
      throw await aRefusal(403, 'You may not read logs of this entity');
    }),
  failed: () =>
    new DetailsApi('90-pods', async () => {
      throw await aRefusal(502, 'connect ECONNREFUSED 10.8.0.1:6443');
    }),
};
