import { compareText } from '@podlight/backstage-plugin-kubernetes-common';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputProblem } from './InputProblem';

/** One file of a folder or of an archive. */
export interface SavedFile {
  /** Path inside the folder, with slashes. */
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

/** Deeper than the folders of `oc adm must-gather`. */
const MAX_DEPTH = 16;
const MAX_FILES = 100_000;

/** All files in a folder, in a stable order. Does not follow links, which could lead anywhere. */
export async function filesBelow(
  folder: string,
  below: string = '',
  depth: number = 0,
): Promise<readonly SavedFile[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const files: SavedFile[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile()) {
      files.push({ path, read: () => readFile(join(folder, path)) });
    } else if (entry.isDirectory() && depth < MAX_DEPTH) {
      files.push(...(await filesBelow(folder, path, depth + 1)));
    }
    if (files.length > MAX_FILES) {
      throw new InputProblem(
        `${folder} has more than ${MAX_FILES} files. Use a folder that contains only saved objects`,
      );
    }
  }
  return files;
}
