import { table } from '../lib/markdown.mjs';

export function section(title, text, head, rows) {
  return `### ${title}\n\n${text}\n\n${table(head, rows)}`;
}

/** The sections of what was measured; undefined without any. */
export function writeSections(sections, result) {
  const parts = Object.entries(sections)
    .filter(([name]) => result[name])
    .map(([name, write]) => write(result[name], result));
  return parts.length > 0 ? parts : undefined;
}
