// Takes the words of the page out of the bundles of the house: no text stands in the scripts themselves.
import { readFileSync } from 'node:fs';

/** Which of all the words the page needs. */
const NEEDED = /^(?:CE-(?:09[0-3]|2[0-6]\d)(?:\.next)?|verdict\..+|programme\..+|verify|verify\.(?:again|compare|programme|lastFour|issuer|validTo|next|at|code)|check\..+)$/;

/** The needed words of these bundles in both languages, sorted by key. */
export function wordsOf(bundles) {
  const read = (suffix) => Object.fromEntries(bundles.flatMap((bundle) => needed(`${bundle}${suffix}.properties`)).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { zh: read(''), en: read('_en') };
}

/** The needed entries of a file of properties, as this house writes them: one a line, UTF-8. */
function needed(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf('=')).trim(), line.slice(line.indexOf('=') + 1).trimStart()])
    .filter(([key]) => NEEDED.test(key))
    .map(([key, words]) => {
      if (words.includes('\\')) throw new Error(`${file}: ${key} has an escape, which is not read here`);
      // words with blanks go through MessageFormat elsewhere: there a quote is written twice
      return [key, /\{\d\}/.test(words) ? words.replace(/''/g, "'") : words];
    });
}
