import { readRoots } from '../trust';
import type { PublicKey } from '../signature';

/** What the page was told of the house whose codes it judges; it is as trustworthy as the script itself. */
export interface HouseOfPage {
  readonly host: string;
  /** What the address of its status lists begins with; the number follows. */
  readonly statusAddress: string;
  readonly roots: readonly PublicKey[];
  readonly zone: string;
  readonly language: 'zh' | 'en';
}

/** Reads it from the attributes of the page; nothing where the page tells none. */
export function houseOf(main: HTMLElement): HouseOfPage | undefined {
  const { host, url, roots, zone } = main.dataset;
  if (host === undefined || url === undefined || roots === undefined || zone === undefined) return undefined;
  return { host, statusAddress: url + '/status-lists/', roots: readRoots(roots), zone, language: document.documentElement.lang === 'en' ? 'en' : 'zh' };
}
