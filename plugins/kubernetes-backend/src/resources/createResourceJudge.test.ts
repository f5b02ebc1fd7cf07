import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { loadLuaLibrary } from '../__testUtils__/luaLibrary';
import { createResourceJudge } from './createResourceJudge';

const LIBRARIES = { Environment, RE2JS, ...loadLuaLibrary() };

const SCRIPT = `
hs = {}
if obj.status.mood == "good" then hs.status = "Healthy" else hs.status = "Degraded" end
hs.message = "as it says"
return hs`;

const widget = (mood: string) => ({
  apiVersion: 'example.com/v1',
  kind: 'Widget',
  metadata: { name: 'a', namespace: 'shop' },
  status: { mood },
});

it('judges by the shipped definitions', async () => {
  const judge = await createResourceJudge({}, LIBRARIES);
  const certificate = (status: string) => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'a', namespace: 'shop' },
    status: { conditions: [{ type: 'Ready', status }] },
  });
  expect(judge(certificate('True'))).toMatchObject({ state: 'healthy' });
  expect(judge(certificate('False')).state).not.toBe('healthy');
});

it('judges by the scripts that are given', async () => {
  const judge = await createResourceJudge(
    {
      resourceCustomizations: {
        'resource.customizations.health.example.com_Widget': SCRIPT,
      },
    },
    LIBRARIES,
  );
  expect(judge(widget('good'))).toMatchObject({ state: 'healthy' });
  expect(judge(widget('bad')).state).not.toBe('healthy');
  // Without the script nobody knows what a good mood is.
  const shipped = await createResourceJudge({}, LIBRARIES);
  expect(shipped(widget('good')).state).not.toBe('healthy');
});

it('says which definition is wrong', async () => {
  await expect(
    createResourceJudge({ resources: [{ group: 7 }] }, LIBRARIES),
  ).rejects.toThrow();
});
