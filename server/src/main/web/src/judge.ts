// Judges what somebody shows: text, then signature, then the clock and the register, in the order and with the codes of
// the checker in Java. docs/formats/vectors hold both to the same answers.
import { Refused } from './cbor';
import { readDigits } from './digits';
import { type Facts, readFacts } from './facts';
import { isDigits, readLink, strip } from './link';
import { type PhoneCode, readPhoneCode } from './phone';
import { readShortCode } from './shortcode';
import { Envelope } from './signature';
import { openStatusList, statusAt, type StatusList } from './status';
import { type Bureau, CARDS, CERTIFICATES, keysNamed, type Seconds, type TrustedKey, type TrustList } from './trust';

/** A code on a phone, signed by the house; it names nobody. The house can tell more of it: whose it is, and whether it was shown before. */
export interface OnPhone {
  readonly card: PhoneCode;
  readonly digits: string;
}

/** Only verdicts that say the certificate was truly issued and holds in time carry what it says. */
export type Verdict =
  | { readonly kind: 'Genuine'; readonly code: 'CE-200'; readonly facts: Facts; readonly issuer: Bureau; readonly at: Seconds }
  | {
      readonly kind: 'GenuineStatusUnknown';
      readonly code: 'CE-210' | 'CE-211' | 'CE-212' | 'CE-213';
      readonly facts: Facts;
      readonly issuer: Bureau;
      /** When the status list was signed that does not say enough, where there is one. */
      readonly listFrom?: Seconds;
    }
  | ({ readonly kind: 'CardGenuine'; readonly code: 'CE-090'; readonly issuer: Bureau; readonly at: Seconds } & OnPhone)
  | ({
      readonly kind: 'CardStatusUnknown';
      readonly code: 'CE-210' | 'CE-211' | 'CE-212' | 'CE-213';
      readonly issuer: Bureau;
      readonly listFrom?: Seconds;
    } & OnPhone)
  | ({ readonly kind: 'CannotTellNow'; readonly code: 'CE-091' | 'CE-092' | 'CE-265' | 'CE-266' } & OnPhone)
  | { readonly kind: 'Suspended'; readonly code: 'CE-220'; readonly at: Seconds }
  | { readonly kind: 'Withdrawn'; readonly code: 'CE-221'; readonly at: Seconds }
  | { readonly kind: 'Expired'; readonly code: 'CE-222'; readonly at: Seconds }
  | { readonly kind: 'NotYetValid'; readonly code: 'CE-223'; readonly at: Seconds }
  | { readonly kind: 'Altered'; readonly code: 'CE-230' | 'CE-231' | 'CE-232' }
  | { readonly kind: 'IssuerUnknown'; readonly code: 'CE-240' | 'CE-241' | 'CE-242' | 'CE-243' }
  | { readonly kind: 'NotOurs'; readonly code: 'CE-250' | 'CE-251' | 'CE-252' | 'CE-253' }
  | { readonly kind: 'CannotTellNow'; readonly code: 'CE-260' | 'CE-261' | 'CE-262' | 'CE-264' | 'CE-265' | 'CE-266' };

/** What a judgement relies on; nothing is fetched here. */
export interface Material {
  readonly hosts: readonly string[];
  readonly trust: TrustList | undefined;
  /** The bytes of the newest token with this address, unchecked. */
  readonly statusList: (uri: string, bureau: number, trust: TrustList) => Promise<Uint8Array | undefined>;
  readonly now: Seconds;
}

/** How far clocks may be apart, in seconds. */
const SKEW = 300;
/** The same for a code that counts for a minute. */
const PHONE_SKEW = 30;
const LONGEST_ENVELOPE = 400;

/** Judges a link, its fragment, the bare digits, or a short code, which proves nothing here. */
export async function judge(text: string, material: Material): Promise<Verdict> {
  const read = readLink(text, material.hosts);
  if (read.kind === 'ours') {
    const unreadable = { kind: 'Altered', code: 'CE-231' } as const;
    return isDigits(read.rest) ? judgeDigits(read.rest, unreadable, material) : unreadable;
  }
  if (read.kind === 'bare') return judgeDigits(read.digits, { kind: 'NotOurs', code: 'CE-251' }, material);
  return { kind: 'NotOurs', code: readShortCode(strip(text)).kind === 'mistyped' ? 'CE-253' : 'CE-250' };
}

/** One certificate code is judged; codes of others beside it are passed over; two of ours are not chosen from. */
export async function judgeCodes(codes: Iterable<string>, material: Material): Promise<Verdict> {
  const all = new Set(codes);
  if (all.size === 0) return { kind: 'CannotTellNow', code: 'CE-260' };
  const ours = [...all].filter((code) => readLink(code, material.hosts).kind === 'ours');
  if (ours.length > 1) return { kind: 'CannotTellNow', code: 'CE-261' };
  return ours[0] === undefined ? { kind: 'NotOurs', code: 'CE-250' } : judge(ours[0], material);
}

async function judgeDigits(digits: string, unreadable: Verdict, material: Material): Promise<Verdict> {
  let envelope: Envelope;
  try {
    const bytes = readDigits(digits);
    if (bytes.length > LONGEST_ENVELOPE) return unreadable;
    envelope = Envelope.bare(bytes);
  } catch (refused) {
    return passedOn(refused, unreadable);
  }
  const trust = material.trust;
  if (trust === undefined) return { kind: 'CannotTellNow', code: 'CE-264' };
  const named = [...keysNamed(trust, CERTIFICATES, envelope.keyId), ...keysNamed(trust, CARDS, envelope.keyId)];
  if (named.length === 0) return { kind: 'IssuerUnknown', code: 'CE-240' };
  let code: 'CE-230' | 'CE-232' = 'CE-232';
  for (const key of named) {
    const match = await envelope.matches(key.key);
    if (match === 'signed' && key.use === CARDS) return judgePhone(envelope.payload, digits, key, trust, material);
    if (match === 'signed') return judgePayload(envelope.payload, key, trust, material);
    if (match === 'not-signed') code = 'CE-230';
  }
  return { kind: 'Altered', code };
}

async function judgePayload(payload: Uint8Array, key: TrustedKey, trust: TrustList, material: Material): Promise<Verdict> {
  let facts: Facts;
  try {
    facts = readFacts(payload);
  } catch (refused) {
    return passedOn(refused, { kind: 'NotOurs', code: 'CE-252' });
  }
  const bureau = trust.bureaus.find((one) => one.code === facts.bureau);
  if (key.bureau !== facts.bureau || bureau === undefined) return { kind: 'IssuerUnknown', code: 'CE-243' };
  return stranger(key, facts.issuedAt, material.now) ?? standing(facts, bureau, trust, material);
}

/** What a key for phone cards signed is a phone code or nothing, as what a key for certificates signed is never one. */
async function judgePhone(payload: Uint8Array, digits: string, key: TrustedKey, trust: TrustList, material: Material): Promise<Verdict> {
  let card: PhoneCode;
  try {
    card = readPhoneCode(payload);
  } catch (refused) {
    return passedOn(refused, { kind: 'NotOurs', code: 'CE-252' });
  }
  const bureau = trust.bureaus.find((one) => one.code === key.bureau);
  if (bureau === undefined) return { kind: 'IssuerUnknown', code: 'CE-243' };
  return stranger(key, card.issuedAt, material.now) ?? minute({ card, digits }, bureau, trust, material);
}

/** Why what this key signed at a time does not count now, if it does not. */
function stranger(key: TrustedKey, issuedAt: Seconds, now: Seconds): Verdict | undefined {
  if (issuedAt > key.signUntil) return { kind: 'IssuerUnknown', code: 'CE-241' };
  return now >= key.verifyUntil ? { kind: 'IssuerUnknown', code: 'CE-242' } : undefined;
}

/** Withdrawn first; then the minute of the code; then suspended. */
async function minute(shown: OnPhone, issuer: Bureau, trust: TrustList, material: Material): Promise<Verdict> {
  const { card } = shown;
  const told = await ask(card, issuer, trust, material);
  const now = material.now;
  const asOf = told.list?.issuedAt ?? trust.issuedAt;
  if (told.value === 1) return { kind: 'Withdrawn', code: 'CE-221', at: asOf };
  if (now + PHONE_SKEW < card.issuedAt) return { kind: 'CannotTellNow', code: 'CE-092', ...shown };
  if (now + PHONE_SKEW < Math.max(asOf, trust.issuedAt)) return { kind: 'CannotTellNow', code: 'CE-266', ...shown };
  if (now - PHONE_SKEW >= card.until) return { kind: 'CannotTellNow', code: 'CE-091', ...shown };
  if (told.value === 2) return { kind: 'Suspended', code: 'CE-220', at: asOf };
  if (now - SKEW >= trust.refreshBy) return { kind: 'CannotTellNow', code: 'CE-265', ...shown };
  if (told.value !== 0 || told.list === undefined) return { kind: 'CardStatusUnknown', code: told.gap, issuer, ...shown };
  if (now - SKEW >= told.list.expiresAt) return { kind: 'CardStatusUnknown', code: 'CE-211', issuer, listFrom: asOf, ...shown };
  return { kind: 'CardGenuine', code: 'CE-090', issuer, at: asOf, ...shown };
}

/** Withdrawn before everything else, also by a list that is too old; then the clock, then suspended. */
async function standing(facts: Facts, issuer: Bureau, trust: TrustList, material: Material): Promise<Verdict> {
  const told = await ask(facts, issuer, trust, material);
  const now = material.now;
  const asOf = told.list?.issuedAt ?? trust.issuedAt;
  if (told.value === 1) return { kind: 'Withdrawn', code: 'CE-221', at: asOf };
  if (now + SKEW < Math.max(asOf, trust.issuedAt, facts.issuedAt)) return { kind: 'CannotTellNow', code: 'CE-266' };
  if (now - SKEW >= facts.notAfter) return { kind: 'Expired', code: 'CE-222', at: facts.notAfter };
  if (now + SKEW < facts.notBefore) return { kind: 'NotYetValid', code: 'CE-223', at: facts.notBefore };
  if (told.value === 2) return { kind: 'Suspended', code: 'CE-220', at: asOf };
  if (now - SKEW >= trust.refreshBy) return { kind: 'CannotTellNow', code: 'CE-265' };
  if (told.value !== 0 || told.list === undefined) return { kind: 'GenuineStatusUnknown', code: told.gap, facts, issuer };
  if (now - SKEW >= told.list.expiresAt) return { kind: 'GenuineStatusUnknown', code: 'CE-211', facts, issuer, listFrom: asOf };
  return { kind: 'Genuine', code: 'CE-200', facts, issuer, at: asOf };
}

/** What the list at hand says of a place. */
interface Told {
  readonly value: number | undefined;
  readonly list?: StatusList;
  readonly gap: 'CE-210' | 'CE-212' | 'CE-213';
}

async function ask(facts: { readonly list: number; readonly index: number }, issuer: Bureau, trust: TrustList, material: Material): Promise<Told> {
  const uri = issuer.statusAddress + facts.list;
  const token = await material.statusList(uri, issuer.code, trust);
  if (token === undefined) return { value: undefined, gap: 'CE-210' };
  let list: StatusList;
  try {
    list = await openStatusList(token, uri, issuer.code, trust);
  } catch (refused) {
    return passedOn(refused, { value: undefined, gap: 'CE-212' });
  }
  if (list.bits !== 2) return { value: undefined, gap: 'CE-213' };
  return { value: statusAt(list, facts.index), list, gap: 'CE-213' };
}

/** The answer where the input was refused; a failure of another kind is none. */
function passedOn<T>(failure: unknown, answer: T): T {
  if (failure instanceof Refused) return answer;
  throw failure;
}
