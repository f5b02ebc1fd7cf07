import { Expectation, Scenario, SYMPTOMS } from '../scenarios/scenario';
import { Diagnosis, Report, Subject } from './report';

/** How one diagnosis did in one scenario. */
export interface Score {
  readonly found: number;
  /** What should have been found. */
  readonly missed: readonly Expectation[];
  /** How many of these have another report on the same objects, such as that they are unavailable. */
  readonly noticed: number;
  /** What should not have been said. */
  readonly wrong: readonly Report[];
  /** How many lines a person has to read. */
  readonly reports: number;
}

/** A scenario as it is given to a diagnosis, with what to expect of it. */
export type Case = Subject &
  Pick<Scenario, 'name' | 'group' | 'expect' | 'allowed'>;

function matches(pattern: string, object: string): boolean {
  const source = pattern
    .split('*')
    .map(text => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(object);
}

const isOn = (expectation: Expectation, object: string) =>
  expectation.on.some(pattern => matches(pattern, object));

function meets(report: Report, expectation: Expectation): boolean {
  const { classes, container } = expectation;
  if (!report.classes.some(name => classes.includes(name))) return false;
  if (container && report.container && container !== report.container) {
    return false;
  }
  return [report.object, ...report.pods].some(object =>
    isOn(expectation, object),
  );
}

const namesPods = ({ on }: Expectation) =>
  on.some(pattern => /^(?:Pod|\*)\//.test(pattern));

/** Every pod that a right report lists must be one of those that fail. */
function blamesOthers(report: Report, met: readonly Expectation[]): boolean {
  return (
    met.some(namesPods) &&
    report.pods.some(pod => !met.some(expectation => isOn(expectation, pod)))
  );
}

function isWrong(report: Report, { expect, allowed = [] }: Case): boolean {
  const met = expect.filter(expectation => meets(report, expectation));
  if (met.length > 0) return blamesOthers(report, met);
  if (allowed.some(expectation => meets(report, expectation))) return false;
  const isSymptom = report.classes.some(name => SYMPTOMS.includes(name));
  return !(isSymptom && expect.length > 0);
}

export function scoreDiagnosis(subject: Case, diagnosis: Diagnosis): Score {
  const reports = diagnosis.reportsOf(subject);
  const missed = subject.expect.filter(
    expectation => !reports.some(report => meets(report, expectation)),
  );
  return {
    found: subject.expect.length - missed.length,
    missed,
    noticed: missed.filter(expectation =>
      reports.some(({ object }) => isOn(expectation, object)),
    ).length,
    wrong: reports.filter(report => isWrong(report, subject)),
    reports: reports.length,
  };
}
