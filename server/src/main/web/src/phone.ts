import { hex, type Item, readCbor, Refused } from './cbor';
import { certificateId, whole } from './facts';
import { type Seconds, time } from './trust';

/** What a code on a phone says, exactly as it is signed; docs/formats/phone-code-v1.md. */
export interface PhoneCode {
  readonly id: string;
  readonly list: number;
  readonly index: number;
  readonly issuedAt: Seconds;
  /** First second at which it does not count any more. */
  readonly until: Seconds;
  readonly nonce: string;
  readonly purpose: number;
}

const PLACES = 131_072;

/** The code in signed bytes; refused when they are of any other shape. */
export function readPhoneCode(payload: Uint8Array): PhoneCode {
  const places = readCbor(payload);
  if (!Array.isArray(places) || places.length !== 8) throw new Refused('not an array of eight');
  if (places[0] !== 1) throw new Refused('another version');
  const issuedAt = time(places[4]);
  return {
    id: certificateId(bytes(places[1], 16)),
    list: whole(places[2], 1, 0x7fff_ffff),
    index: whole(places[3], 0, PLACES - 1),
    issuedAt,
    until: issuedAt + whole(places[5], 1, 60),
    nonce: hex(bytes(places[6], 8)),
    purpose: whole(places[7], 0, 99),
  };
}

function bytes(item: Item | undefined, length: number): Uint8Array {
  if (item instanceof Uint8Array && item.length === length) return item;
  throw new Refused(`not ${length} bytes`);
}
