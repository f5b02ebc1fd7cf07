/**
 * Small bugs to plant in a source file, one at a time, found in its syntax tree.
 */
import ts from 'typescript';

const K = ts.SyntaxKind;

/** Each operator and its likely typos. */
const OPERATORS = new Map([
  [K.LessThanToken, '<='],
  [K.LessThanEqualsToken, '<'],
  [K.GreaterThanToken, '>='],
  [K.GreaterThanEqualsToken, '>'],
  [K.EqualsEqualsEqualsToken, '!=='],
  [K.ExclamationEqualsEqualsToken, '==='],
  [K.AmpersandAmpersandToken, '||'],
  [K.BarBarToken, '&&'],
  [K.MinusToken, '+'],
  [K.AsteriskToken, '/'],
]);

/** The mutations of a syntax node, with their replacement. */
function findMutations(node, file) {
  const text = node.getText(file);
  if (ts.isBinaryExpression(node)) {
    const { operatorToken } = node;
    const instead = OPERATORS.get(operatorToken.kind);
    return instead ? [{ node: operatorToken, instead, what: 'operator' }] : [];
  }
  if (
    ts.isPrefixUnaryExpression(node) &&
    node.operator === K.ExclamationToken
  ) {
    return [
      { node, instead: node.operand.getText(file), what: 'negation dropped' },
    ];
  }
  if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
    const condition = ts.isIfStatement(node) ? node.expression : node.condition;
    return ['true', 'false'].map(instead => ({
      node: condition,
      instead,
      what: `condition always ${instead}`,
    }));
  }
  if (node.kind === K.TrueKeyword || node.kind === K.FalseKeyword) {
    const instead = node.kind === K.TrueKeyword ? 'false' : 'true';
    return ts.isLiteralTypeNode(node.parent)
      ? []
      : [{ node, instead, what: 'literal flipped' }];
  }
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
    return node.expression.expression.kind === K.SuperKeyword
      ? []
      : [{ node, instead: ';', what: 'call dropped' }];
  }
  if (ts.isNumericLiteral(node) && text.length < 3) {
    return [{ node, instead: String(Number(text) + 1), what: 'one more' }];
  }
  return [];
}

/** All mutants of a file, in source order. */
export function findMutants(path, text) {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const visit = node => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    for (const { node: place, instead, what } of findMutations(node, file)) {
      const start = place.getStart(file);
      mutants.push({
        path,
        what,
        line: file.getLineAndCharacterOfPosition(start).line + 1,
        was: text.slice(start, place.end),
        instead,
        text: text.slice(0, start) + instead + text.slice(place.end),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}
