import { readFile, stat } from 'node:fs/promises';

/**
 * A file on a volume that is replaced as a whole can keep its size and modification
 * time, so it is read again after a minute, as Kubernetes' own clients do.
 */
const MAX_AGE_MS = 60_000;

/** Far more files than any installation names in its configuration. */
const MAX_FILES = 1_000;

interface CachedFile {
  readonly content: string;
  readonly fingerprint: string;
  readonly readAt: number;
}

/**
 * Reads small files (certificates, tokens, kubeconfigs) again when they changed,
 * and at least every 60 seconds.
 */
export class FileCache {
  readonly #files = new Map<string, CachedFile>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Rejects with Node's own error when the file cannot be read. */
  async read(path: string): Promise<string> {
    const { mtimeMs, size, ino } = await stat(path);
    const fingerprint = `${mtimeMs}:${size}:${ino}`;
    const known = this.#files.get(path);
    if (
      known?.fingerprint === fingerprint &&
      this.#now() - known.readAt < MAX_AGE_MS
    ) {
      return known.content;
    }
    const content = await readFile(path, 'utf8');
    if (this.#files.size >= MAX_FILES) this.#files.clear();
    this.#files.set(path, { content, fingerprint, readAt: this.#now() });
    return content;
  }
}
