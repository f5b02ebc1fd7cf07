/** What is said of one service. */
export interface ListedService {
  readonly entityRef: string;
  readonly state: string;
  readonly headline: string;
  readonly causes: string[];
}

export interface UnreadService {
  readonly entityRef: string;
  readonly reason: string;
}

/** The answer of `list-unhealthy`. */
export interface ServiceHealth {
  readonly unhealthy: ListedService[];
  readonly healthy: string[];
  readonly unread: UnreadService[];
  readonly isTruncated: boolean;
}
