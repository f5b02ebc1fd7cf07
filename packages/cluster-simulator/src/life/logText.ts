import {
  chance,
  ContainerLog,
  digest,
  LogLine,
} from '@podlight/fake-kubernetes-api-server';
import { LogScript } from './behaviour';
import { Run } from './runs';

/** Bounds the log of a chatty container, like the kubelet's rotation. */
const MAX_RUNNING_LINES = 5_000;
const STARTUP_LINE_MS = 40;
const CRASH_LINE_MS = 3;

export interface LogContext {
  readonly pod: string;
  readonly service: string;
  readonly version: string;
}

function fill(
  template: string,
  context: LogContext,
  run: Run,
  line: Omit<LogLine, 'text'>,
): string {
  const seed = [context.pod, run.attempt, line.sequence];
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    switch (name) {
      case 'pod':
      case 'service':
      case 'version':
        return context[name];
      case 'time':
        return new Date(line.timeMs).toISOString();
      case 'ms':
        return String(2 + Math.floor(180 * chance(...seed, 'ms') ** 3));
      case 'id':
        return digest(...seed, 'id').slice(0, 8);
      default:
        return whole;
    }
  });
}

/** The log of a run up to now, a function of its script and its times. */
export function runLog(
  script: LogScript,
  run: Run,
  context: LogContext,
  nowMs: number,
): ContainerLog {
  const { startup, running, crash } = script;
  const lines: LogLine[] = [];
  const add = (template: string, sequence: number, timeMs: number) => {
    if (timeMs > nowMs) return;
    lines.push({
      sequence,
      timeMs,
      text: fill(template, context, run, { sequence, timeMs }),
    });
  };
  const untilMs = Math.min(nowMs, run.endMs);
  startup.forEach((line, index) => {
    const timeMs = run.startMs + (index + 1) * STARTUP_LINE_MS;
    if (timeMs <= run.endMs) add(line, index, timeMs);
  });

  const firstMs = run.startMs + startup.length * STARTUP_LINE_MS + 1_000;
  const stepMs = script.everySeconds * 1000;
  const count = (endMs: number) =>
    running.length === 0
      ? 0
      : Math.max(0, Math.floor((endMs - firstMs) / stepMs) + 1);
  const written = count(untilMs);
  for (
    let index = Math.max(0, written - MAX_RUNNING_LINES);
    index < written;
    index++
  ) {
    const jitterMs = stepMs * 0.4 * chance(context.pod, run.attempt, index);
    const timeMs = firstMs + index * stepMs + jitterMs;
    if (timeMs < run.endMs)
      add(running[index % running.length], startup.length + index, timeMs);
  }

  if (run.endMs <= nowMs) {
    const before = startup.length + count(run.endMs);
    crash.forEach((line, index) =>
      add(
        line,
        before + index,
        run.endMs - (crash.length - index) * CRASH_LINE_MS,
      ),
    );
  }
  return { lines, isComplete: run.endMs <= nowMs };
}
