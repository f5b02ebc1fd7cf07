/** A mistake that the user can fix. Only its message is shown. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';
}
