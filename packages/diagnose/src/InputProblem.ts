/** What the person at the keyboard can put right; its message is all that is shown. */
export class InputProblem extends Error {
  override readonly name = 'InputProblem';
}
