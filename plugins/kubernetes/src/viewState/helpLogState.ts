import { LOG_RUNS, LogRun } from './logState';

/** Which log help with a finding quotes. */
export interface HelpLogState {
  /** Key of the pod; the first when absent. */
  readonly pod?: string;
  /** The one that failed when absent. */
  readonly container?: string;
  /** The run that crashed, where there is one, when absent. */
  readonly run?: LogRun;
}

/** Reads it from a query; undefined where nothing is chosen. */
export function parseHelpLog(query: URLSearchParams): HelpLogState | undefined {
  const state: HelpLogState = {
    pod: query.get('helpPod') || undefined,
    container: query.get('helpContainer') || undefined,
    run: LOG_RUNS.find(run => run === query.get('helpRun')),
  };
  return state.pod || state.container || state.run ? state : undefined;
}

/** The parameters that {@link parseHelpLog} reads as this. */
export function helpLogParameters(
  state: HelpLogState | undefined,
): Readonly<Record<string, string | undefined>> {
  return {
    helpPod: state?.pod,
    helpContainer: state?.container,
    helpRun: state?.run,
  };
}
