import { LuaModule } from './LuaModule';
import { LuaHost, LuaLimitError, LuaScriptError, LuaState } from './LuaState';
import { toLuaSource } from './toLuaSource';

/** What a script says: `Healthy`, and why. */
export interface LuaResult {
  readonly status: string;
  readonly message: string;
}

/** A script that was compiled. */
export interface LuaScript {
  /** @throws Error that says what is wrong */
  evaluate(raw: unknown): LuaResult;
}

const MAX_MILLISECONDS = 20;
const MAX_SCRIPT = 64 * 1024;

/** So that a script that never ends does not keep the backend busy with each of many objects. */
const STOPS_IN_A_ROW = 3;
const REST_MILLISECONDS = 60_000;

/** Runs scripts, one at a time, apart from each other and within bounds. */
export class LuaRuntime {
  readonly #load: () => Promise<LuaModule>;
  readonly #milliseconds: number;
  readonly #sources = new Map<string, string>();
  #host: LuaHost | undefined;
  #state: LuaState | undefined;

  private constructor(
    load: () => Promise<LuaModule>,
    lua: LuaModule,
    milliseconds: number,
  ) {
    this.#load = load;
    this.#milliseconds = milliseconds;
    this.#host = new LuaHost(lua);
  }

  /** @param milliseconds - the CPU time that one run may take */
  static async create(
    load: () => Promise<LuaModule>,
    milliseconds: number = MAX_MILLISECONDS,
  ): Promise<LuaRuntime> {
    return new LuaRuntime(load, await load(), milliseconds);
  }

  /** @throws Error that says what is wrong with the script, and in which line */
  compile(source: string): LuaScript {
    if (source.length > MAX_SCRIPT) {
      throw new Error(`is longer than ${MAX_SCRIPT} characters`);
    }
    const id = String(this.#sources.size + 1);
    this.#run(state => state.compile(id, source));
    this.#sources.set(id, source);
    let stops = 0;
    let restsUntil = 0;
    return {
      evaluate: raw => {
        if (performance.now() < restsUntil) {
          throw new Error(
            `was stopped ${STOPS_IN_A_ROW} times in a row, and rests for a minute`,
          );
        }
        const object = toLuaSource(raw);
        try {
          const [status, message] = this.#run(state =>
            state.judge(id, object, this.#milliseconds),
          );
          stops = 0;
          return { status, message };
        } catch (error) {
          if (error instanceof LuaLimitError) {
            stops += 1;
            if (stops % STOPS_IN_A_ROW === 0) {
              restsUntil = performance.now() + REST_MILLISECONDS;
            }
          }
          throw error;
        }
      },
    };
  }

  #run<T>(action: (state: LuaState) => T): T {
    const state = this.#ready();
    try {
      return action(state);
    } catch (error) {
      if (error instanceof LuaLimitError) this.#dropState();
      else if (!(error instanceof LuaScriptError)) this.#restart();
      throw error;
    }
  }

  #ready(): LuaState {
    if (this.#state) return this.#state;
    if (!this.#host) throw new Error('Lua is being restarted');
    const state = new LuaState(this.#host);
    for (const [id, source] of this.#sources) state.compile(id, source);
    this.#state = state;
    return state;
  }

  /** It is full of what the script has left behind. */
  #dropState(): void {
    this.#state?.close();
    this.#state = undefined;
  }

  /** After a trap nothing in the module can be relied on. */
  #restart(): void {
    this.#state = undefined;
    this.#host = undefined;
    this.#load().then(
      lua => {
        this.#host = new LuaHost(lua);
      },
      () => undefined,
    );
  }
}
