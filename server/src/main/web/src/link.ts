/** What a text turned out to be: our link around something, digits without a link, or neither. */
export type Read = { readonly kind: 'ours'; readonly rest: string } | { readonly kind: 'bare'; readonly digits: string } | { readonly kind: 'foreign' };

const MOST_DIGITS = 1024;

/** Looks what a text is. Hosts are compared character by character; nothing is parsed, folded or decoded. */
export function readLink(shown: string, hosts: readonly string[]): Read {
  const text = strip(shown);
  for (const host of hosts) {
    const prefix = `https://${host}/v#`;
    if (text.startsWith(prefix)) return { kind: 'ours', rest: text.slice(prefix.length) };
  }
  const digits = text.startsWith('#') ? text.slice(1) : text;
  return isDigits(digits) ? { kind: 'bare', digits } : { kind: 'foreign' };
}

/** Whether these are ASCII digits of a length that is looked at. */
export function isDigits(text: string): boolean {
  return text.length <= MOST_DIGITS && /^[0-9]+$/.test(text);
}

/** Without the white space around it, as Java counts white space: no-break spaces stay. */
export function strip(text: string): string {
  const space = '[\\t-\\r\\u001c-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]';
  return text.replace(new RegExp(`^${space}+`), '').replace(new RegExp(`${space}+$`), '');
}
