import { Buildable } from '../shop';

/** Objects that show each class of a category. A class without any does not compile. */
export type Fixtures<Classes> = Readonly<
  Record<keyof Classes, () => readonly Buildable[]>
>;
