import { CelCompiler } from './CelCompiler';

/** Loads the libraries, which takes some ten milliseconds. */
export async function loadCel(): Promise<CelCompiler> {
  const [{ Environment }, { RE2JS }] = await Promise.all([
    import('@marcbachmann/cel-js'),
    import('re2js'),
  ]);
  return new CelCompiler({ Environment, RE2JS });
}
