import { KubernetesClient } from '../../../plugins/kubernetes-react/src/api/KubernetesClient';

export interface PodlightClientOptions {
  readonly backendUrl: string;
  readonly token: string;
  /** Told how many bytes of a body arrived, after decompression. */
  readonly onBytes: (count: number) => void;
}

/** The browser's own client with a signed-in user. */
export function podlightClient(
  options: PodlightClientOptions,
): KubernetesClient {
  const { backendUrl } = options;
  return new KubernetesClient({
    discoveryApi: { getBaseUrl: async id => `${backendUrl}/api/${id}` },
    fetchApi: { fetch: (input, init) => countedFetch(options, input, init) },
  });
}

export function toEntityRef(service: string): string {
  return `component:default/${service}`;
}

async function countedFetch(
  { token, onBytes }: PodlightClientOptions,
  input: RequestInfo | URL,
  init: RequestInit = {},
): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(input, { ...init, headers });
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(count), response);
}
