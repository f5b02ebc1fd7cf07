import { CelCompiler, CelLibraries } from './CelCompiler';

/** Takes some ten milliseconds. */
export async function importCelLibraries(): Promise<CelLibraries> {
  const [{ Environment }, { RE2JS }] = await Promise.all([
    import('@marcbachmann/cel-js'),
    import('re2js'),
  ]);
  return { Environment, RE2JS };
}

/** A compiler, with its libraries. */
export async function loadCel(): Promise<CelCompiler> {
  return new CelCompiler(await importCelLibraries());
}
