// Reads exactly one CBOR item and nothing after it, in deterministic encoding (RFC 8949 §4.2.1), with the same limits as
// the reader in Java: shortest heads, definite lengths, keys in ascending order and never twice, UTF-8 without error, no
// floats, eight levels deep. docs/decisions/0163 tells why this is no library.

/** Bytes that are not what they should be. Holds nothing of the content. */
export class Refused extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Refused';
  }
}

/** Integers beyond 2^53 are bigint, all others number. */
export type Item = number | bigint | string | Uint8Array | Item[] | CborMap | Tagged;

/** An item behind a tag. */
export class Tagged {
  constructor(
    readonly tag: number | bigint,
    readonly item: Item,
  ) {}
}

/** Entries in the order they were read, keys all different. */
export class CborMap {
  constructor(readonly entries: ReadonlyArray<readonly [Item, Item]>) {}

  /** The value under an integer or a text. */
  get(key: number | string): Item | undefined {
    return this.entries.find(([name]) => name === key)?.[1];
  }
}

/** In which order the keys of a map may come; formats of others leave it free. */
export type KeyOrder = 'deterministic' | 'any';

const DEEPEST = 8;

export function readCbor(input: Uint8Array, order: KeyOrder = 'deterministic'): Item {
  const reader = new Reader(input, order);
  const item = reader.item(0);
  if (reader.at !== input.length) throw new Refused('bytes after the end');
  return item;
}

class Reader {
  at = 0;

  constructor(
    private readonly input: Uint8Array,
    private readonly order: KeyOrder,
  ) {}

  item(depth: number): Item {
    if (depth > DEEPEST) throw new Refused('nested too deep');
    const first = this.next();
    const argument = this.argument(first & 0x1f);
    switch (first >> 5) {
      case 0:
        return argument;
      case 1:
        return typeof argument === 'number' && argument < Number.MAX_SAFE_INTEGER ? -1 - argument : -1n - BigInt(argument);
      case 2:
        return this.take(argument).slice();
      case 3:
        return utf8(this.take(argument));
      case 4:
        return this.array(argument, depth);
      case 5:
        return this.map(argument, depth);
      case 6:
        return new Tagged(argument, this.item(depth + 1));
      default:
        throw new Refused('float or simple value');
    }
  }

  private array(count: number | bigint, depth: number): Item[] {
    const items: Item[] = [];
    for (let left = this.within(count, 1); left > 0; left--) items.push(this.item(depth + 1));
    return items;
  }

  private map(count: number | bigint, depth: number): CborMap {
    const entries: Array<readonly [Item, Item]> = [];
    const seen = new Set<string>();
    let before = '';
    for (let left = this.within(count, 2); left > 0; left--) {
      const start = this.at;
      const key = this.item(depth + 1);
      const encoded = hex(this.input.subarray(start, this.at));
      if (seen.has(encoded)) throw new Refused('key twice');
      if (this.order === 'deterministic' && encoded <= before) throw new Refused('keys out of order');
      seen.add(encoded);
      before = encoded;
      entries.push([key, this.item(depth + 1)]);
    }
    return new CborMap(entries);
  }

  private argument(low: number): number | bigint {
    if (low < 24) return low;
    if (low > 27) throw new Refused('reserved or indefinite length');
    const width = 1 << (low - 24);
    let value = 0n;
    for (let n = 0; n < width; n++) value = (value << 8n) | BigInt(this.next());
    if (value >= 1n << 63n) throw new Refused('number beyond 63 bits');
    if (value < (width === 1 ? 24n : 1n << BigInt(width * 4))) throw new Refused('number not in its shortest form');
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  }

  private take(length: number | bigint): Uint8Array {
    const end = this.at + this.within(length, 1);
    const taken = this.input.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  private within(count: number | bigint, bytesEach: number): number {
    if (count > Math.floor((this.input.length - this.at) / bytesEach)) throw new Refused('cut short');
    return Number(count);
  }

  private next(): number {
    const byte = this.input[this.at++];
    if (byte === undefined) throw new Refused('cut short');
    return byte;
  }
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused('text that is not UTF-8');
  }
}

/** Two lower-case digits a byte: the order of such texts is the order of the bytes. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The bytes of lower-case digits, two a byte. */
export function unhex(text: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) throw new Refused('not hexadecimal');
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The bytes that a signature of an envelope covers (RFC 9052 §4.4). */
export function sigStructure(header: Uint8Array, payload: Uint8Array): Uint8Array {
  const context = new TextEncoder().encode('Signature1');
  return joined([Uint8Array.of(0x84), head(3, context.length), context, head(2, header.length), header, head(2, 0), head(2, payload.length), payload]);
}

function head(major: number, length: number): Uint8Array {
  const type = major << 5;
  if (length < 24) return Uint8Array.of(type | length);
  if (length <= 0xff) return Uint8Array.of(type | 24, length);
  if (length <= 0xffff) return Uint8Array.of(type | 25, length >> 8, length & 0xff);
  return Uint8Array.of(type | 26, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
}

function joined(parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
