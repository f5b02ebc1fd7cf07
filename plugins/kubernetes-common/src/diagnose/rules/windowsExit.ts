/** Exit codes of Windows that name a cause. */
const CRASHES: ReadonlyMap<number, string> = new Map([
  [0x80000003, 'breakpoint'],
  [0xc0000005, 'access violation'],
  [0xc0000006, 'in-page error'],
  [0xc0000017, 'out of memory'],
  [0xc000001d, 'illegal instruction'],
  [0xc000007b, 'invalid image format'],
  [0xc0000094, 'integer division by zero'],
  [0xc0000096, 'privileged instruction'],
  [0xc00000fd, 'stack overflow'],
  [0xc000012d, 'out of memory'],
  [0xc0000135, 'DLL not found'],
  [0xc0000139, 'entry point not found'],
  [0xc0000142, 'DLL initialization failed'],
  [0xc0000374, 'heap corruption'],
  [0xc0000409, 'fail-fast exception'],
]);
const CONTROL_C = 0xc000013a;

/** Exit codes are signed in Kubernetes, and documented as unsigned. */
function toUnsigned(exitCode: number): number {
  return exitCode >>> 0;
}

function named(exitCode: number, meaning: string): string {
  return `0x${toUnsigned(exitCode).toString(16).toUpperCase()}, ${meaning}`;
}

/** Describes a crash on Windows, e.g. `0xC0000005, access violation`. */
export function windowsCrash(exitCode: number): string | undefined {
  const meaning = CRASHES.get(toUnsigned(exitCode));
  return meaning && named(exitCode, meaning);
}

/** Describes a program on Windows that was asked to stop. */
export function windowsStop(exitCode: number): string | undefined {
  return toUnsigned(exitCode) === CONTROL_C
    ? named(exitCode, 'Ctrl+C')
    : undefined;
}
