/** Edits of TypeScript source text that keep everything else as it is. */
import ts from 'typescript';

export function parse(path, text) {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** The object literal of each top-level `const`, by its name. */
export function topLevelObjects(source) {
  const objects = new Map();
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList
      .declarations) {
      const value = unwrap(initializer);
      if (value && ts.isObjectLiteralExpression(value)) {
        objects.set(name.getText(source), value);
      }
    }
  }
  return objects;
}

/** Without `as const` and `satisfies …`. */
function unwrap(expression) {
  return expression &&
    (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression))
    ? unwrap(expression.expression)
    : expression;
}

/** The initializer of each named property. */
export function properties(object) {
  return new Map(
    object.properties
      .filter(ts.isPropertyAssignment)
      .map(({ name, initializer }) => [name.getText(), initializer]),
  );
}

/** Names of the functions that the property values call. */
export function calledFunctions(object) {
  return [...properties(object).values()]
    .filter(ts.isCallExpression)
    .map(({ expression }) => expression.getText());
}

/** The text with one more element at the end of an object or array literal. */
export function appendElement(text, literal, element) {
  const elements = literal.properties ?? literal.elements;
  const comma = elements.length > 0 && !elements.hasTrailingComma ? ',' : '';
  return `${text.slice(0, elements.end)}${comma}\n${element},${text.slice(
    elements.end,
  )}`;
}

/** The text with one more import after the last one. */
export function addImport(path, text, line) {
  const imports = parse(path, text).statements.filter(ts.isImportDeclaration);
  const end = imports.at(-1)?.end ?? 0;
  return `${text.slice(0, end)}\n${line}${text.slice(end)}`;
}

/** The array that a function returns or filters before it returns it. */
export function returnedArray(source, functionName) {
  const declaration = source.statements.find(
    statement =>
      ts.isFunctionDeclaration(statement) &&
      statement.name?.text === functionName,
  );
  let found;
  const visit = node => {
    if (!found && ts.isArrayLiteralExpression(node)) found = node;
    else if (!found) ts.forEachChild(node, visit);
  };
  const returned = declaration?.body?.statements.find(ts.isReturnStatement);
  if (returned) visit(returned);
  return found;
}
