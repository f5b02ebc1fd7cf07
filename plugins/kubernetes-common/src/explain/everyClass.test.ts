import { EVERY_CLASS } from '../diagnose/testing/everyClass';
import { inCluster, rollUpFindings } from '../diagnose';
import { toServiceRows } from '../status';
import { diagnoseObjects, FIXTURE_NOW } from '../testing';
import { explainService } from './explainService';

describe('the explanation of every class', () => {
  it.each(Object.entries(EVERY_CLASS))(
    '%s has the id of the tab, and few words',
    (_, objects) => {
      const findings = diagnoseObjects(objects());
      const at = FIXTURE_NOW.toISOString();
      const { causes, text } = explainService({
        hello: {
          entityRef: 'component:default/web',
          clusters: [{ name: 'eu' }],
          at,
        },
        clusters: [
          {
            cluster: 'eu',
            state: { phase: 'live', at },
            kindProblems: [],
            ...toServiceRows({ objects: {} }, findings, FIXTURE_NOW),
            findings,
          },
        ],
      });
      expect(causes.map(({ id }) => id)).toEqual(
        rollUpFindings(findings.map(each => inCluster(each, 'eu'))).map(
          ({ id }) => id,
        ),
      );
      expect(text).not.toMatch(/\{\{|undefined|\[object/);
      expect(text).not.toMatch(/^- (?:Read|Check)[^`]* below\b/m);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_000);
    },
  );
});
