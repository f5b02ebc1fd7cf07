import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { CelCompiler } from '../resources/cel/CelCompiler';

/** Loaded statically: Jest has no dynamic imports. */
export const celCompiler = new CelCompiler({ Environment, RE2JS });
