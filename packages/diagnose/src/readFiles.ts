import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { decodeText, unpacked } from './decode';
import { errorText } from './errorText';
import { InputProblem } from './InputProblem';
import { LogFiles, parseLogPath } from './logFiles';
import { parseText } from './parseText';
import { SavedFile } from './savedFiles';
import { isTar, tarEntries } from './tarEntries';

/** The content of files, and what could not be read. */
export interface ParsedFiles {
  readonly objects: readonly ModelObject[];
  readonly unknown: ReadonlyMap<string, number>;
  readonly logs: LogFiles;
  /** Files that hold objects. */
  readonly files: number;
  /** Each begins with the file's path. */
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** Recorded tables and failed requests have no objects. */
const NOT_A_LIST = /\.(?:table|http\d{1,3})\.json$/;
const MAY_HOLD_OBJECTS = /\.(?:json|jsonl|ndjson|ya?ml)(?:\.gz)?$/i;
/** `kubectl cluster-info dump --output-directory` writes logs to such files. */
const MAY_HOLD_A_DUMP = /\.(?:txt|out|dump)(?:\.gz)?$|^[^/]+\.log(?:\.gz)?$/i;
const IS_DUMP = /^\s*\{|^==== START logs for container |^apiVersion:/;
const ARCHIVE = /\.(?:tar|tgz|tar\.gz)$/i;
const MAX_LOG_CHARACTERS = 65_536;

class Reader {
  readonly objects: ModelObject[] = [];
  readonly unknown = new Map<string, number>();
  readonly logs = {
    current: new Map<string, string>(),
    previous: new Map<string, string>(),
  };
  readonly problems: string[] = [];
  readonly notes: string[] = [];
  files = 0;

  /** A file given by name should contain objects, whatever it is called. */
  async readNamed(file: SavedFile): Promise<void> {
    await this.#try(file, async bytes => {
      if (isTar(bytes)) {
        await this.readAll(tarEntries(bytes));
        return;
      }
      this.#addText(file.path, decodeText(file.path, bytes));
    });
  }

  /** Files of a folder, of which some have other content. */
  async readAll(files: Iterable<SavedFile>): Promise<void> {
    for (const file of files) {
      if (NOT_A_LIST.test(file.path)) continue;
      const log = parseLogPath(file.path);
      if (log) {
        await this.#try(file, async bytes => {
          const text = decodeText(file.path, bytes).slice(-MAX_LOG_CHARACTERS);
          const logs = log.isPrevious ? 'previous' : 'current';
          this.logs[logs].set(log.key, text);
        });
      } else if (ARCHIVE.test(file.path)) await this.readNamed(file);
      else if (MAY_HOLD_OBJECTS.test(file.path)) {
        await this.#try(file, async bytes =>
          this.#addOptional(file.path, decodeText(file.path, bytes)),
        );
      } else if (MAY_HOLD_A_DUMP.test(file.path)) {
        await this.#try(file, async bytes => {
          const text = decodeText(file.path, bytes);
          if (IS_DUMP.test(text)) this.#addOptional(file.path, text);
        });
      }
    }
  }

  async #try(
    file: SavedFile,
    use: (bytes: Uint8Array) => Promise<void>,
  ): Promise<void> {
    try {
      await use(unpacked(file.path, await file.read()));
    } catch (error) {
      this.problems.push(
        error instanceof InputProblem
          ? error.message
          : `${file.path} can't be read (${errorText(error)})`,
      );
    }
  }

  /** Other files in a folder may be unrelated, but damaged ones are reported. */
  #addOptional(path: string, text: string): void {
    const parsed = parseText(text);
    const isOther =
      parsed.objects.length === 0 &&
      parsed.problems.every(problem =>
        /^(?:isn't a|is neither|is a) /.test(problem),
      );
    if (isOther && parsed.logs.size === 0 && parsed.unknown.size === 0) {
      if (text.trim() !== '') {
        this.notes.push(`${path} contains no objects and was skipped`);
      }
      return;
    }
    this.#add(path, parsed);
  }

  #addText(path: string, text: string): void {
    this.#add(path, parseText(text));
  }

  #add(path: string, parsed: ReturnType<typeof parseText>): void {
    for (const object of parsed.objects) this.objects.push(object);
    for (const [kind, count] of parsed.unknown) {
      this.unknown.set(kind, (this.unknown.get(kind) ?? 0) + count);
    }
    for (const [key, log] of parsed.logs) this.logs.current.set(key, log);
    const of = (words: string) => `${path} ${words}`;
    this.problems.push(...parsed.problems.map(of));
    this.notes.push(...parsed.notes.map(of));
    if (parsed.objects.length > 0) this.files += 1;
  }
}

/** Reads the files of a folder or of an archive. */
export async function readFiles(
  files: Iterable<SavedFile>,
): Promise<ParsedFiles> {
  const reader = new Reader();
  await reader.readAll(files);
  return reader;
}

/** Reads files given by name as one snapshot. */
export async function readNamedFiles(
  files: Iterable<SavedFile>,
): Promise<ParsedFiles> {
  const reader = new Reader();
  for (const file of files) await reader.readNamed(file);
  return reader;
}
