import { CelCompiler } from './cel/CelCompiler';
import { LuaRuntime } from './lua/LuaRuntime';
import { HealthCustomization } from './readCustomizations';
import { WrittenDefinition } from './written';

/** What expressions and scripts need. */
export interface Engines {
  readonly cel: CelCompiler;
  /** Absent where no definition has a script. */
  readonly lua?: LuaRuntime;
}

/** What teams have written, beside the shipped definitions. */
export interface AddedDefinitions {
  /** The keys that they have replace those of earlier ones of the same API. */
  readonly definitions?: readonly WrittenDefinition[];
  /** For APIs whose added definitions have no health. */
  readonly customizations?: readonly HealthCustomization[];
}

/** Whether a definition has a script. */
export function needsLua({
  definitions = [],
  customizations = [],
}: AddedDefinitions): boolean {
  return (
    customizations.length > 0 ||
    definitions.some(
      ({ health }) => typeof health === 'object' && 'lua' in health,
    )
  );
}
