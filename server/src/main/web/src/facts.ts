import { CborMap, type Item, readCbor, Refused } from './cbor';
import { type Seconds, time } from './trust';
import { strip } from './link';

/** What a certificate says, exactly as it is signed and printed; docs/formats/certificate-payload-v1.md. */
export interface Facts {
  readonly id: string;
  readonly name: string;
  readonly lastFour: string;
  readonly programme: string;
  readonly division: string;
  readonly householdSize: number;
  readonly level: number;
  readonly bureau: number;
  readonly list: number;
  readonly index: number;
  readonly issuedAt: Seconds;
  readonly notBefore: Seconds;
  readonly notAfter: Seconds;
}

const PLACES = 131_072;

/** The facts in signed bytes; refused when they are of any other shape. */
export function readFacts(payload: Uint8Array): Facts {
  const map = readCbor(payload);
  if (!(map instanceof CborMap) || map.entries.length !== 5) throw new Refused('not a map of five');
  const id = map.get(7);
  const list = map.get(-65537);
  if (!(id instanceof Uint8Array) || id.length !== 16) throw new Refused('id is not 16 bytes');
  if (!Array.isArray(list) || list.length !== 9) throw new Refused('facts are not an array of nine');
  const facts: Facts = {
    id: certificateId(id),
    name: name(list[0]),
    division: String(whole(list[1], 0, Number.MAX_SAFE_INTEGER)),
    lastFour: text(list[2], /^[0-9A-Z]{4}$/),
    programme: text(list[3], /^[A-Z]{2,4}$/),
    householdSize: whole(list[4], 1, 99),
    level: whole(list[5], 0, 99),
    bureau: whole(list[6], 1, 0xffff_ffff),
    list: whole(list[7], 1, 0x7fff_ffff),
    index: whole(list[8], 0, PLACES - 1),
    issuedAt: time(map.get(6)),
    notBefore: time(map.get(5)),
    notAfter: time(map.get(4)),
  };
  if (!/^[1-9][0-9]{5}(?:[0-9]{3}){0,2}$/.test(facts.division)) throw new Refused('division out of bounds');
  if (facts.notBefore >= facts.notAfter) throw new Refused('end of validity out of bounds');
  return facts;
}

/** A whole number within bounds. */
export function whole(item: Item | undefined, least: number, most: number): number {
  if (typeof item === 'number' && item >= least && item <= most) return item;
  throw new Refused('number out of bounds');
}

function text(item: Item | undefined, shape: RegExp): string {
  if (typeof item === 'string' && shape.test(item)) return item;
  throw new Refused('text out of bounds');
}

/** A mask is there, and nothing that could hide or reorder what is shown. */
function name(item: Item | undefined): string {
  if (
    typeof item === 'string' &&
    new TextEncoder().encode(item).length <= 60 &&
    item.includes('*') &&
    item === strip(item) &&
    !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(item)
  ) {
    return item;
  }
  throw new Refused('name out of bounds');
}

/** The identity as people and programs write it: cer_ and 26 characters of base32 (RFC 4648 §6). */
export function certificateId(bytes: Uint8Array): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  value <<= 2n; // 130 bits are 26 characters
  let written = '';
  for (let n = 0; n < 26; n++) {
    written = (alphabet[Number(value & 31n)] ?? '') + written;
    value >>= 5n;
  }
  return 'cer_' + written;
}
