import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import * as ts from 'typescript';
import { Expression } from './compile';

const ROOT = resolve(__dirname, '../../../../..');
const TESTS = /\.test(?:-d)?\.tsx?$|__testUtils__|\/testing\/|\/fixtures\//;

/** An expression of the sources, and where it stands. */
export interface FoundExpression extends Expression {
  readonly place: string;
}

/** All expressions of what is shipped, and of the command `diagnose`. */
export function collectExpressions(): {
  readonly literals: readonly FoundExpression[];
  /** Files that make expressions from text, and how often each does. */
  readonly constructed: ReadonlyMap<string, number>;
} {
  const literals: FoundExpression[] = [];
  const constructed = new Map<string, number>();
  for (const file of sourceFiles()) {
    const text = readFileSync(file, 'utf8');
    const name = relative(ROOT, file);
    const source = ts.createSourceFile(
      file,
      text,
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        const end = node.text.lastIndexOf('/');
        literals.push({
          place: `${name}:${line + 1}`,
          source: node.text.slice(1, end),
          flags: node.text.slice(end + 1),
        });
      }
      if (
        (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
        node.expression.getText() === 'RegExp'
      ) {
        constructed.set(name, (constructed.get(name) ?? 0) + 1);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { literals, constructed };
}

/** The expressions that a file makes while it is loaded. */
export function recordExpressions(
  file: string,
  load: (path: string) => void,
): readonly FoundExpression[] {
  const made: FoundExpression[] = [];
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(Target, parameters: [string, string?]) {
      const expression = new Target(...parameters);
      const { source, flags } = expression;
      made.push({ place: file, source, flags });
      return expression;
    },
  });
  try {
    load(join(ROOT, file));
  } finally {
    globalThis.RegExp = Native;
  }
  return made;
}

function sourceFiles(): readonly string[] {
  const plugins = join(ROOT, 'plugins');
  return [
    ...readdirSync(plugins).map(name => join(plugins, name, 'src')),
    join(ROOT, 'packages/diagnose/src'),
  ].flatMap(folder => (existsSync(folder) ? filesIn(folder) : []));
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(name => /\.tsx?$/.test(name) && !TESTS.test(name));
}
