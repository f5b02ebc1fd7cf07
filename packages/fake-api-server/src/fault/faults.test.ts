import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Fault } from './faults';
import { ActiveFault, faultSchema } from './faultSchema';

/** Each type once; the compiler notices one that is missing. */
const ONE_OF_EACH: { readonly [T in Fault['type']]: Fault & { type: T } } = {
  hang: { type: 'hang' },
  slow: { type: 'slow' },
  reset: { type: 'reset' },
  refuse: { type: 'refuse' },
  serverError: { type: 'serverError' },
  throttle: { type: 'throttle' },
  html: { type: 'html' },
  cut: { type: 'cut' },
  malformed: { type: 'malformed' },
  huge: { type: 'huge' },
  unauthorized: { type: 'unauthorized' },
  forbidden: { type: 'forbidden' },
  redirect: { type: 'redirect' },
  gone: { type: 'gone' },
  hostile: { type: 'hostile', attack: 'drip' },
  silentWatch: { type: 'silentWatch' },
  staleCache: { type: 'staleCache' },
  certificate: { type: 'certificate', problem: 'expired' },
};

it('has the types of the schema', () => {
  const types: readonly ActiveFault['type'][] = faultSchema.options.map(
    option => option.shape.type.value,
  );
  expect(Object.keys(ONE_OF_EACH).sort()).toEqual([...types].sort());
});

it.each(Object.values(ONE_OF_EACH))('lets the schema read $type', fault => {
  expect(faultSchema.parse(fault)).toMatchObject(fault);
});

it('is explained in README.md', () => {
  const text = readFileSync(resolve(__dirname, '../../README.md'), 'utf8');
  const missing = Object.keys(ONE_OF_EACH).filter(
    type => !text.includes(`\`${type}\``),
  );
  expect(missing).toEqual([]);
});
