import type { CustomResourceCondition } from '../customResource';
import { compact, json, message, number, text, time } from './readers';

/** Some controllers write the number as text, and older ones a hash. */
export function parseGeneration(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value)
    ? Number(value)
    : number(value);
}

/** Some controllers write a boolean, or small letters. */
function parseStatus(value: unknown): string {
  const written = typeof value === 'boolean' ? String(value) : text(value);
  if (written === undefined) return '';
  return /^(?:true|false|unknown)$/.test(written)
    ? written.charAt(0).toUpperCase() + written.slice(1)
    : written;
}

/** One condition of a custom resource. */
export function parseCondition(
  raw: unknown,
): CustomResourceCondition | undefined {
  const condition = json(raw);
  const type = text(condition.type);
  if (!type) return undefined;
  return compact({
    type,
    status: parseStatus(condition.status),
    reason: text(condition.reason),
    message: message(condition.message),
    lastTransitionTime: time(condition.lastTransitionTime),
    lastUpdateTime: time(condition.lastUpdateTime),
    observedGeneration: parseGeneration(condition.observedGeneration),
    severity: text(condition.severity),
  });
}
