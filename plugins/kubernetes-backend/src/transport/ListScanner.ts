const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;

/** `kind`, `apiVersion` and `metadata`. */
const MAX_HEAD_BYTES = 64 * 1024;

/** etcd accepts 1.5 MiB; JSON with last-applied annotations is a few times as long. */
const MAX_ITEM_BYTES = 8 * 1024 * 1024;

/** Custom resources nest their schemas some thirty deep. */
const MAX_DEPTH = 200;

/** Of a list, and of a Table. */
const ITEMS: ReadonlySet<string> = new Set(['items', 'rows']);

/** The response is not a Kubernetes list. */
export class MalformedListError extends Error {
  override readonly name = 'MalformedListError';
}

/**
 * Finds the items of a Kubernetes list in the bytes of its JSON as they arrive. It
 * looks at strings and brackets only and leaves the rest to `JSON.parse`, one item
 * at a time.
 */
export class ListScanner {
  #chunk: Buffer = Buffer.alloc(0);
  /** Where what is being collected begins in this chunk: a piece of the head, or an item. */
  #from = 0;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** The last string of the list itself: the name of a member, if a value follows. */
  #key = '';
  /** Where such a string begins in this chunk, and what of it was in the one before. */
  #keyStart: number | undefined;
  #keyBefore = '';
  #isInItems = false;
  #itemPieces: Buffer[] = [];
  #itemSize = 0;
  #headPieces: Buffer[] = [];
  #headSize = 0;
  #head: unknown;

  /** The fields of the list before its items, once the items have started. */
  get head(): unknown {
    return this.#head;
  }

  /** The texts of the items that end in this chunk. Throws MalformedListError. */
  *add(chunk: Buffer): Generator<string, void> {
    this.#chunk = chunk;
    this.#from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      if (this.#isInString) at = this.#skipString(at);
      const byte = chunk[at];
      if (byte === QUOTE) this.#meetQuote(at);
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        this.#open(byte, at);
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        const item = this.#close(at);
        if (item !== undefined) yield item;
      } else if (byte === COMMA && this.#depth === 1) this.#key = '';
    }
    if (this.#keyStart !== undefined) {
      this.#keyBefore += chunk.toString('latin1', this.#keyStart);
      this.#keyStart = 0;
    }
    const rest = chunk.subarray(this.#from);
    if (!this.#isInItems) this.#addToHead(rest);
    else if (this.#depth > 2) this.#addToItem(rest);
  }

  /** The index of the quote that ends the string, or of the end of the chunk. */
  #skipString(start: number): number {
    const chunk = this.#chunk;
    for (let at = start; at < chunk.length; at += 1) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (chunk[at] === BACKSLASH) this.#isEscaped = true;
      else if (chunk[at] === QUOTE) return at;
    }
    return chunk.length;
  }

  #meetQuote(at: number): void {
    this.#isInString = !this.#isInString;
    if (this.#isInString) {
      if (this.#depth === 1) this.#keyStart = at + 1;
    } else if (this.#keyStart !== undefined) {
      this.#key =
        this.#keyBefore + this.#chunk.toString('latin1', this.#keyStart, at);
      this.#keyStart = undefined;
      this.#keyBefore = '';
    }
  }

  #open(byte: number, at: number): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new MalformedListError('too deep');
    if (this.#isInItems) {
      if (this.#depth === 3) this.#from = at;
    } else if (
      byte === OPEN_BRACKET &&
      this.#depth === 2 &&
      ITEMS.has(this.#key)
    ) {
      this.#addToHead(this.#chunk.subarray(this.#from, at + 1));
      this.#isInItems = true;
      this.#head = this.#parseHead(']}');
    }
  }

  /** The text of the item that ends here, if one does. */
  #close(at: number): string | undefined {
    this.#depth -= 1;
    if (this.#depth < 0) throw new MalformedListError('unbalanced');
    if (!this.#isInItems) return undefined;
    if (this.#depth === 1) {
      this.#isInItems = false;
      this.#key = '';
      this.#from = at;
    }
    if (this.#depth !== 2) return undefined;
    this.#addToItem(this.#chunk.subarray(this.#from, at + 1));
    const text = Buffer.concat(this.#itemPieces, this.#itemSize).toString();
    this.#itemPieces = [];
    this.#itemSize = 0;
    return text;
  }

  /** The list without its items. Throws MalformedListError when it is not complete. */
  end(): unknown {
    if (this.#depth !== 0) throw new MalformedListError('cut off');
    return this.#parseHead('');
  }

  #addToItem(piece: Buffer): void {
    this.#itemPieces.push(piece);
    this.#itemSize += piece.length;
    if (this.#itemSize > MAX_ITEM_BYTES)
      throw new MalformedListError('too large');
  }

  #addToHead(piece: Buffer): void {
    this.#headPieces.push(piece);
    this.#headSize += piece.length;
    if (this.#headSize > MAX_HEAD_BYTES) {
      throw new MalformedListError('too much that is no item');
    }
  }

  #parseHead(end: string): unknown {
    const text = Buffer.concat(this.#headPieces).toString('utf8') + end;
    try {
      return JSON.parse(text);
    } catch {
      throw new MalformedListError('no JSON');
    }
  }
}
