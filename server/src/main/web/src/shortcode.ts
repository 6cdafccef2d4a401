const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What somebody typed: a code with a right check character, one with a slip in it, or something else. */
export type Typed = { readonly kind: 'code'; readonly code: string } | { readonly kind: 'mistyped' } | { readonly kind: 'other' };

/** Reads a short code as docs/formats/certificate-qr-v1.md has it. */
export function readShortCode(typed: string): Typed {
  if (typed.length > 40) return { kind: 'other' };
  const bare = typed
    .toUpperCase()
    .replace(/[ \t\n\v\f\r-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{15}$/.test(bare)) return { kind: 'other' };
  if (check(bare.slice(0, 14)) !== bare[14]) return { kind: 'mistyped' };
  return { kind: 'code', code: `${bare.slice(0, 5)}-${bare.slice(5, 10)}-${bare.slice(10)}` };
}

/** Luhn mod 32. */
function check(text: string): string | undefined {
  let factor = 2;
  let sum = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    const addend = factor * ALPHABET.indexOf(text.charAt(at));
    sum += Math.floor(addend / 32) + (addend % 32);
    factor = factor === 2 ? 1 : 2;
  }
  return ALPHABET[(32 - (sum % 32)) % 32];
}
