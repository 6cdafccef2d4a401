// Adds what is bundled into the page to the bill of materials of the server (CycloneDX as JSON), which knows of Java only.
//
// usage: node bom.mjs FILE
//
// Versions and digests are those of package-lock.json. Done twice it is the same; where there is no such file nothing is done.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUNDLED, INSIDE } from './bundled.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const file = process.argv[2];
if (file !== undefined && existsSync(file)) {
  const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8')).packages;
  writeFileSync(file, JSON.stringify(added(JSON.parse(readFileSync(file, 'utf8')), lock), null, 2) + '\n');
}

function added(bom, lock) {
  const bundled = [...BUNDLED.map((name) => component(name, lock[`node_modules/${name}`])), inside()];
  const refs = bundled.map((one) => one['bom-ref']);
  const root = bom.metadata?.component?.['bom-ref'];
  const known = (bom.dependencies ?? []).filter((one) => !refs.includes(one.ref));
  return {
    ...bom,
    components: [...(bom.components ?? []).filter((one) => !refs.includes(one['bom-ref'])), ...bundled],
    dependencies: [
      ...known.map((one) => (one.ref === root ? { ...one, dependsOn: [...new Set([...(one.dependsOn ?? []), ...refs])] } : one)),
      ...refs.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

function component(name, locked) {
  if (locked === undefined) throw new Error(`${name} is not in package-lock.json`);
  const purl = `pkg:npm/${name.replace('@', '%40')}@${locked.version}`;
  const [algorithm, digest] = locked.integrity.split('-', 2);
  if (algorithm !== 'sha512') throw new Error(`${name} is locked by ${algorithm}`);
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version: locked.version,
    hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }],
    licenses: [{ license: { id: locked.license } }],
    purl,
  };
}

function inside() {
  return { type: 'library', 'bom-ref': `inside:${INSIDE.name}`, name: INSIDE.name, description: INSIDE.title, licenses: [{ license: { id: INSIDE.licence } }] };
}
