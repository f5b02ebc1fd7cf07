export { InputProblem } from './InputProblem';
export { parseArguments, USAGE } from './parseArguments';
export { parseDocument } from './parseDocument';
export { readFolder } from './readSnapshot';
export { formatFinding, run, type Surroundings } from './run';
