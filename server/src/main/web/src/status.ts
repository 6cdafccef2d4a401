import { CborMap, type Item, readCbor, Refused } from './cbor';
import { inflate } from './inflate';
import { Envelope } from './signature';
import { keysNamed, type Seconds, STATUS_LISTS, time, type TrustList } from './trust';

const TYPE = 'application/statuslist+cwt';
const LARGEST = 1024 * 1024;
const LARGEST_UNPACKED = 2 * 1024 * 1024;

/** An opened status list: signed by a status key of its bureau; docs/formats/status-list-v1.md. */
export interface StatusList {
  readonly uri: string;
  readonly issuedAt: Seconds;
  /** First second at which it proves nothing good any more: its expiry, or the end of its key. */
  readonly expiresAt: Seconds;
  readonly bits: number;
  readonly bytes: Uint8Array;
}

/** Opens a token that a status key of this bureau signed for this address. */
export async function openStatusList(token: Uint8Array, uri: string, bureau: number, trust: TrustList): Promise<StatusList> {
  if (token.length > LARGEST) throw new Refused('token larger than ' + LARGEST + ' bytes');
  const envelope = Envelope.typed(token, TYPE);
  const named = keysNamed(trust, STATUS_LISTS, envelope.keyId).filter((key) => key.bureau === bureau);
  const matches = await Promise.all(named.map((key) => envelope.matches(key.key)));
  const signers = named.filter((_, at) => matches[at] === 'signed');
  if (signers.length === 0) throw new Refused('not signed by a status key of the bureau');
  const list = read(envelope.payload);
  const until = signers.filter((key) => list.issuedAt <= key.signUntil).map((key) => key.verifyUntil);
  if (until.length === 0) throw new Refused('not signed by a status key of the bureau');
  if (list.uri !== uri) throw new Refused('the list of another address');
  return { ...list, expiresAt: Math.min(list.expiresAt, Math.max(...until)) };
}

/** The number at a place; nothing outside of the list. */
export function statusAt(list: StatusList, place: number): number | undefined {
  const perByte = 8 / list.bits;
  const byte = list.bytes[Math.floor(place / perByte)];
  return byte === undefined ? undefined : (byte >> ((place % perByte) * list.bits)) & ((1 << list.bits) - 1);
}

function read(payload: Uint8Array): StatusList {
  const claims = readCbor(payload, 'any');
  if (!(claims instanceof CborMap)) throw new Refused('claims are no map');
  const uri = claims.get(2);
  if (typeof uri !== 'string') throw new Refused('no subject');
  const issuedAt = time(claims.get(6));
  const expiresAt = time(claims.get(4));
  if (expiresAt <= issuedAt) throw new Refused('expiry not after issue');
  return { uri, issuedAt, expiresAt, ...unpack(claims.get(65533)) };
}

/** The list inside a StatusList map of CBOR (Token Status List §4.3). */
export function unpack(item: Item | undefined): { bits: number; bytes: Uint8Array } {
  if (!(item instanceof CborMap)) throw new Refused('no status list');
  const bits = item.get('bits');
  const packed = item.get('lst');
  if ((bits !== 1 && bits !== 2 && bits !== 4 && bits !== 8) || !(packed instanceof Uint8Array)) throw new Refused('no status list');
  return { bits, bytes: inflate(packed, LARGEST_UNPACKED) };
}
