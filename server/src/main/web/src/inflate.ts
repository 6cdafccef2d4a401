// Unpacks a zlib stream (RFC 1950, RFC 1951) up to a limit, in one way in every browser: nothing may follow it, the check
// sum must be right, and no more is unpacked than is allowed.
import { Refused } from './cbor';

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LONGEST = 15;

/** The bytes in a zlib stream; refused when they would be more than the limit, or for anything else. */
export function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const [method = 0, flags = 0] = packed;
  if (packed.length < 2 || (method & 0x0f) !== 8 || method >> 4 > 7 || (method * 256 + flags) % 31 !== 0 || flags & 0x20) {
    throw new Refused('list that is no zlib stream');
  }
  const inflater = new Inflater(packed, limit);
  inflater.blocks();
  return inflater.end();
}

/** How many codes there are of each length, and the symbols in the order of their codes. */
interface Codes {
  readonly counts: Uint16Array;
  readonly symbols: number[];
}

class Inflater {
  private at = 2;
  private bit = 0;
  private out = new Uint8Array(32768);
  private size = 0;

  constructor(
    private readonly input: Uint8Array,
    private readonly limit: number,
  ) {}

  blocks(): void {
    for (let last = false; !last; ) {
      last = this.bits(1) === 1;
      switch (this.bits(2)) {
        case 0:
          this.stored();
          break;
        case 1:
          this.compressed(FIXED_LENGTHS, FIXED_DISTANCES);
          break;
        case 2:
          this.dynamic();
          break;
        default:
          throw new Refused('list with a block of an unknown kind');
      }
    }
  }

  /** The bytes, once the check sum and the end were looked at. */
  end(): Uint8Array {
    this.align();
    const sum = ((this.byte() << 24) | (this.byte() << 16) | (this.byte() << 8) | this.byte()) >>> 0;
    const unpacked = this.out.slice(0, this.size);
    if (sum !== adler(unpacked)) throw new Refused('list with a wrong check sum');
    if (this.at !== this.input.length) throw new Refused('bytes after the list');
    return unpacked;
  }

  private stored(): void {
    this.align();
    const length = this.byte() | (this.byte() << 8);
    if ((length ^ 0xffff) !== (this.byte() | (this.byte() << 8))) throw new Refused('list with a damaged block');
    for (let n = 0; n < length; n++) this.put(this.byte());
  }

  private dynamic(): void {
    const lengths = this.bits(5) + 257;
    const distances = this.bits(5) + 1;
    const many = this.bits(4) + 4;
    if (lengths > 286 || distances > 30) throw new Refused('list with too many codes');
    const first = new Array<number>(19).fill(0);
    for (const place of ORDER.slice(0, many)) first[place] = this.bits(3);
    const reader = codes(first, 'whole');
    const all: number[] = [];
    while (all.length < lengths + distances) {
      const symbol = this.symbol(reader);
      if (symbol < 16) {
        all.push(symbol);
        continue;
      }
      const last = all[all.length - 1];
      if (symbol === 16 && last === undefined) throw new Refused('list that repeats nothing');
      const times = symbol === 16 ? 3 + this.bits(2) : symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7);
      for (let n = 0; n < times; n++) all.push(symbol === 16 ? (last ?? 0) : 0);
    }
    if (all.length > lengths + distances || all[256] === 0) throw new Refused('list with damaged codes');
    this.compressed(codes(all.slice(0, lengths), 'single'), codes(all.slice(lengths), 'single'));
  }

  private compressed(lengths: Codes, distances: Codes): void {
    for (;;) {
      const symbol = this.symbol(lengths);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.put(symbol);
        continue;
      }
      const length = this.extended(LENGTH_BASE, LENGTH_BITS, symbol - 257);
      const distance = this.extended(DISTANCE_BASE, DISTANCE_BITS, this.symbol(distances));
      if (distance > this.size) throw new Refused('list that points before its beginning');
      for (let n = 0; n < length; n++) this.put(this.out[this.size - distance] ?? 0);
    }
  }

  private extended(bases: number[], extras: number[], place: number): number {
    const base = bases[place];
    const extra = extras[place];
    if (base === undefined || extra === undefined) throw new Refused('list with an unknown code');
    return base + this.bits(extra);
  }

  private symbol(from: Codes): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code |= this.bits(1);
      const count = from.counts[length] ?? 0;
      if (code - count < first) return from.symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Refused('list with an unknown code');
  }

  private put(byte: number): void {
    if (this.size === this.limit) throw new Refused('list larger than ' + this.limit + ' bytes');
    if (this.size === this.out.length) {
      const wider = new Uint8Array(Math.min(this.limit, this.size * 2));
      wider.set(this.out);
      this.out = wider;
    }
    this.out[this.size++] = byte;
  }

  private bits(count: number): number {
    let value = 0;
    for (let n = 0; n < count; n++) {
      const byte = this.input[this.at];
      if (byte === undefined) throw new Refused('list cut short');
      value |= ((byte >> this.bit) & 1) << n;
      this.bit = (this.bit + 1) & 7;
      if (this.bit === 0) this.at++;
    }
    return value;
  }

  private align(): void {
    if (this.bit > 0) {
      this.bit = 0;
      this.at++;
    }
  }

  private byte(): number {
    const byte = this.input[this.at++];
    if (byte === undefined) throw new Refused('list cut short');
    return byte;
  }
}

/** Codes of these lengths. A set with gaps is allowed only where it is empty or has one code of one bit. */
function codes(lengths: number[], gaps: 'whole' | 'single'): Codes {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  let left = 1;
  let longest = 0;
  for (let length = 1; length <= LONGEST; length++) {
    left = left * 2 - (counts[length] ?? 0);
    if (left < 0) throw new Refused('list with too many codes');
    if ((counts[length] ?? 0) > 0) longest = length;
  }
  if (left > 0 && longest > 0 && (gaps === 'whole' || longest !== 1)) throw new Refused('list with too few codes');
  const symbols: number[] = [];
  for (let length = 1; length <= LONGEST; length++) {
    lengths.forEach((own, symbol) => {
      if (own === length) symbols.push(symbol);
    });
  }
  return { counts, symbols };
}

function adler(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

const FIXED_LENGTHS = codes(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
  'whole',
);
const FIXED_DISTANCES = codes(new Array<number>(32).fill(5), 'whole');
