/** What is used of a Rollout. */
export interface Rollout {
  readonly spec: {
    readonly strategy: { readonly canary: { readonly steps: readonly Step[] } };
  };
  readonly status: { readonly currentStepIndex: number };
}

/** One of these. */
interface Step {
  readonly setWeight?: number;
  readonly pause?: { readonly duration?: string };
  readonly analysis?: object;
}

/** What is used of an AnalysisRun. */
export interface AnalysisRun {
  readonly status: {
    readonly metricResults: readonly {
      readonly name: string;
      readonly phase: string;
    }[];
  };
}
