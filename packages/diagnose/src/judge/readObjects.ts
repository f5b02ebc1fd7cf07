import { parseAllDocuments } from 'yaml';
import { decodeText, unpacked } from '../decode';
import { InputProblem } from '../InputProblem';
import { splitPieces } from '../jsonValues';

/**
 * The objects in a file, in their order; those of lists one by one.
 *
 * @throws InputProblem for a file that is neither JSON nor YAML, or has no objects
 */
export function readObjects(
  name: string,
  bytes: Uint8Array,
): readonly unknown[] {
  const text = decodeText(name, unpacked(name, bytes));
  const objects = parseValues(name, text).flatMap(flattenLists);
  if (objects.length === 0) throw new InputProblem(`${name} has no objects`);
  return objects;
}

function parseValues(name: string, text: string): readonly unknown[] {
  if (/^\s*[[{]/.test(text)) {
    return [...splitPieces(text)].flatMap(piece => {
      if (piece.type === 'value') return [piece.value];
      if (piece.type === 'line') return [];
      throw new InputProblem(
        `${name} is cut off or damaged at character ${piece.offset}`,
      );
    });
  }
  return parseAllDocuments(text, { logLevel: 'silent' }).map(document => {
    const [error] = document.errors;
    if (error) throw new InputProblem(`${name}: ${error.message}`);
    return document.toJS({ maxAliasCount: 100 });
  });
}

function flattenLists(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(flattenLists);
  if (typeof value !== 'object' || value === null) return [];
  return 'items' in value && Array.isArray(value.items)
    ? value.items.flatMap(flattenLists)
    : [value];
}
