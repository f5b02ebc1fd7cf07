import { diagnoseObjects } from '../../testing';
import { EVERY_CLASS } from '../testing/everyClass';
import { Finding } from '../types';
import { FAILURE_CLASSES } from '.';

/** Of the findings and of all that hangs below them. */
function classNames(findings: readonly Finding[]): readonly string[] {
  return findings.flatMap(finding => [
    finding.class,
    ...classNames(finding.symptoms),
  ]);
}

describe('every class of the table', () => {
  it('has an example, and every example is of a class of the table', () => {
    expect(Object.keys(EVERY_CLASS).sort()).toEqual(
      Object.keys(FAILURE_CLASSES).sort(),
    );
  });

  it.each(Object.entries(EVERY_CLASS))(
    '%s is found in its example',
    (name, objects) => {
      expect(classNames(diagnoseObjects(objects()))).toContain(name);
    },
  );
});
