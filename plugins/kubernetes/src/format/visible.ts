import { showInvisible } from '@podlight/backstage-plugin-kubernetes-common';

/**
 * A name, message or value that others wrote, such that nothing of it is unseen
 * or turns the text around it. Only for what is drawn: what is sent back, as in
 * a URL, stays as it is.
 */
export function visible(text: string): string;
export function visible<T>(text: T): T;
export function visible(text: unknown): unknown {
  return typeof text === 'string' ? showInvisible(text) : text;
}
