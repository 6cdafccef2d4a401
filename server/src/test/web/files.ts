import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The top of the tree, as the build knows it. */
declare const ROOT: string;

/** A file of docs/formats/vectors. */
export function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, 'docs', 'formats', 'vectors', name), 'utf8')) as T;
}

/** A file that others made for everybody; nothing where they are absent, which is said. */
export function corpus(name: string): Buffer | undefined {
  const set = process.env['HUDANG_CORPORA'];
  const folders = set === undefined ? above(ROOT).map((folder) => join(folder, 'shared', 'corpora')) : [set];
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) console.error(`SKIPPED: the shared corpora are absent, nothing was tested with ${name}`);
  return found === undefined ? undefined : readFileSync(found);
}

function above(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}
