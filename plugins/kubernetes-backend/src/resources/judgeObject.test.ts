import { celCompiler } from '../__testUtils__/celCompiler';
import { DefinitionRegistry } from './DefinitionRegistry';
import { judgeObject } from './judgeObject';

it('has no verdict about what has no kind or API in words', () => {
  const registry = new DefinitionRegistry({ cel: celCompiler }, []);
  const odd = { toString: 1 };
  expect(
    judgeObject(
      { apiVersion: odd, kind: odd, metadata: { name: 'a' } },
      registry,
    ),
  ).toEqual({ state: null });
  expect(judgeObject(null, registry)).toEqual({ state: null });
});
