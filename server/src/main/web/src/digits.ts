import { Refused } from './cbor';

const WIDTHS = [0, 3, 5, 8, 10, 13, 15];
const BYTES = 6;

/** The bytes of decimal digits: six bytes as fifteen digits, big-endian; each envelope has exactly one spelling. */
export function readDigits(digits: string): Uint8Array {
  const whole = Math.floor(digits.length / 15);
  const tail = WIDTHS.indexOf(digits.length % 15);
  if (tail < 0) throw new Refused('a number of digits that no bytes have');
  const bytes = new Uint8Array(whole * BYTES + tail);
  for (let group = 0; group * BYTES < bytes.length; group++) {
    const count = Math.min(BYTES, bytes.length - group * BYTES);
    const text = digits.slice(group * 15, group * 15 + (WIDTHS[count] ?? 0));
    if (!/^[0-9]+$/.test(text)) throw new Refused('a character that is no digit');
    let value = Number(text); // below 10^15: exact
    if (value >= 2 ** (8 * count)) throw new Refused('a group of digits above its largest value');
    for (let n = count - 1; n >= 0; n--) {
      bytes[group * BYTES + n] = value % 256;
      value = Math.floor(value / 256);
    }
  }
  return bytes;
}
