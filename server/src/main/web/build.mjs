// Builds the page that judges certificates in the browser.
//
// usage: node build.mjs WORK_DIRECTORY CLASSES_DIRECTORY
//        node build.mjs WORK_DIRECTORY --test       runs the tests of src/test/web over the same sources
//
// The packages of package-lock.json are installed below WORK_DIRECTORY (npm checks their integrity; no script of theirs
// runs) and stay there, so a second build needs no network. The same sources give the same bytes: all parts of the page
// lie in static/verify/VERSION, and the version is the beginning of their SHA-256. Nothing is done when nothing changed.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BUNDLED, INSIDE, packageOf } from './bundled.mjs';
import { icon } from './icons.mjs';
import { wordsOf } from './words.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const module = resolve(here, '..', '..', '..');
const [work, classes] = process.argv.slice(2);
const room = join(resolve(work), 'web');
const look = join(module, 'src', 'main', 'resources', 'static');
const tests = join(module, 'src', 'test', 'web');
const bundles = [
  join(module, '..', 'certificates', 'src', 'main', 'resources', 'org', 'hudang', 'certificates', 'messages'),
  join(module, 'src', 'main', 'resources', 'org', 'hudang', 'server', 'pages'),
  join(module, 'src', 'main', 'resources', 'org', 'hudang', 'server', 'checking'),
];
const TARGET = ['chrome90', 'firefox100', 'safari15'];

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const files = (folder) =>
  readdirSync(folder).sort().flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));

if (classes === '--test') test();
else build(resolve(classes));

function build(target) {
  const inputs = [...files(here), ...bundles.flatMap((bundle) => [`${bundle}.properties`, `${bundle}_en.properties`]), join(look, 'hudang.css'), join(look, 'icons.svg')];
  const stamp = sha256(inputs.map((file) => `${relative(module, file)} ${sha256(readFileSync(file))}\n`).join(''));
  const done = join(room, 'built.json');
  if (existsSync(done) && isDone(JSON.parse(readFileSync(done, 'utf8')), stamp, target)) return;
  furnish();
  run(process.execPath, [join(room, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', room], 'the sources of the page do not compile');
  const parts = { ...bundle(), ...plain() };
  const version = sha256(Object.entries(parts).map(([name, bytes]) => `${name} ${sha256(bytes)}\n`).join('')).slice(0, 12);
  const kept = Object.keys(parts).filter((name) => !['scan.js', 'zxing.wasm', 'licences.txt', 'worker.js'].includes(name));
  const worker = parts['worker.js'].toString('utf8').replaceAll('__VERSION__', version).replace('"__PARTS__"', JSON.stringify(kept));
  delete parts['worker.js'];
  const outputs = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [`static/verify/${version}/${name}`, bytes]));
  outputs['static/verify-worker.js'] = Buffer.from(worker);
  outputs['org/hudang/server/checking-app.properties'] = Buffer.from(`version=${version}\n`);
  rmSync(join(target, 'static', 'verify'), { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(outputs)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), bytes);
  }
  writeFileSync(done, JSON.stringify({ stamp, outputs: Object.fromEntries(Object.entries(outputs).map(([name, bytes]) => [name, sha256(bytes)])) }));
}

function isDone(built, stamp, target) {
  return built.stamp === stamp && Object.entries(built.outputs).every(([name, digest]) => existsSync(join(target, name)) && sha256(readFileSync(join(target, name))) === digest);
}

/** Sources, words and packages beside each other, as resolving asks for it. */
function furnish() {
  mkdirSync(room, { recursive: true });
  for (const part of ['src', 'test']) rmSync(join(room, part), { recursive: true, force: true });
  cpSync(join(here, 'src'), join(room, 'src'), { recursive: true });
  cpSync(tests, join(room, 'test'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json', 'tsconfig.json']) cpSync(join(here, file), join(room, file));
  writeFileSync(join(room, 'src', 'words.json'), JSON.stringify(wordsOf(bundles), null, 1));
  const locked = sha256(readFileSync(join(here, 'package-lock.json')));
  const installed = join(room, 'installed');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === locked) return;
  rmSync(join(room, 'node_modules'), { recursive: true, force: true });
  run('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], 'the packages could not be fetched');
  writeFileSync(installed, locked);
}

function esbuild() {
  return createRequire(join(room, 'package.json'))('esbuild');
}

function bundle() {
  const options = { bundle: true, minify: true, charset: 'utf8', target: TARGET, legalComments: 'none', write: false, metafile: true, logLevel: 'warning' };
  const made = esbuild().buildSync({
    ...options,
    entryPoints: { app: join(room, 'src', 'page', 'app.ts'), scan: join(room, 'src', 'page', 'scan.ts') },
    outdir: join(room, 'out'),
    format: 'esm',
  });
  const worker = esbuild().buildSync({
    ...options,
    entryPoints: { worker: join(room, 'src', 'worker.ts') },
    outdir: join(room, 'out'),
    format: 'iife',
    define: { VERSION: '"__VERSION__"', PARTS: '"__PARTS__"' },
  });
  for (const file of [made, worker].flatMap((one) => Object.keys(one.metafile.inputs))) {
    const name = packageOf(file);
    if (name !== undefined && !BUNDLED.includes(name)) fail(`${name} is part of the page and is not named in bundled.mjs`);
  }
  return Object.fromEntries([...made.outputFiles, ...worker.outputFiles].map((file) => [relative(join(room, 'out'), file.path), Buffer.from(ownOnly(file.text))]));
}

/** The decoder knows an address to fetch itself from when it is given none; it is given its bytes, and the address is taken out. */
function ownOnly(script) {
  return script.replace(/https:\/\/[a-z.]+\/npm\/zxing-wasm/g, '/none');
}

/** Everything beside the scripts. */
function plain() {
  const words = wordsOf(bundles).zh;
  return {
    'zxing.wasm': readFileSync(join(room, 'node_modules', 'zxing-wasm', 'dist', 'reader', 'zxing_reader.wasm')),
    'hudang.css': readFileSync(join(look, 'hudang.css')),
    'icons.svg': readFileSync(join(look, 'icons.svg')),
    'icon-192.png': icon(192, 'any'),
    'icon-512.png': icon(512, 'any'),
    'icon-whole-512.png': icon(512, 'maskable'),
    'app.webmanifest': Buffer.from(JSON.stringify(manifest(words))),
    'licences.txt': Buffer.from(licences()),
  };
}

function manifest(words) {
  const drawn = (file, size, purpose) => ({ src: file, sizes: `${size}x${size}`, type: 'image/png', purpose });
  return {
    id: '/v',
    start_url: '/v',
    scope: '/v',
    lang: 'zh-CN',
    name: words['check.app'],
    short_name: words['verify'],
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [drawn('icon-192.png', 192, 'any'), drawn('icon-512.png', 512, 'any'), drawn('icon-whole-512.png', 512, 'maskable')],
  };
}

function licences() {
  return BUNDLED.map((name) => {
    const folder = join(room, 'node_modules', name);
    const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    if (text === undefined) fail(`${name} has no licence text`);
    return `${name} ${JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version}\n\n${readFileSync(join(folder, text), 'utf8').trim()}\n`;
  }).concat(INSIDE.title + '\n').join('\n----\n\n');
}

/** Bundles each test and runs them all with the test runner of Node. */
function test() {
  furnish();
  run(process.execPath, [join(room, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', room], 'the sources of the page do not compile');
  const out = join(room, 'tests');
  rmSync(out, { recursive: true, force: true });
  esbuild().buildSync({
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    outdir: out,
    entryPoints: files(join(room, 'test')).filter((file) => file.endsWith('.ts')),
    banner: { js: `const ROOT = ${JSON.stringify(resolve(module, '..'))};` },
    logLevel: 'warning',
  });
  const cases = files(out).filter((file) => file.endsWith('.test.mjs')).map((file) => pathToFileURL(file).pathname);
  const ended = spawnSync(process.execPath, ['--test', '--test-reporter=tap', ...cases], { cwd: room, stdio: 'inherit' });
  process.exit(ended.status ?? 1);
}

function run(command, args, otherwise) {
  const ended = spawnSync(command, args, { cwd: room, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (ended.status !== 0) fail(`${otherwise} (${ended.status ?? ended.error})`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
