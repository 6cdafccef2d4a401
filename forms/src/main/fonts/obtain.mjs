// Puts the typefaces that the papers embed beside the compiled classes.
//
// usage: node obtain.mjs WORK_DIRECTORY TARGET_DIRECTORY
//
// What is to be there, and with which SHA-256, stands in typefaces.sha256. Files that are there and right are left alone,
// so a second build needs neither network nor time. Otherwise the package of package-lock.json is installed below
// WORK_DIRECTORY (its own integrity is checked by npm; no script of it runs), the files are checked and copied, and the
// rest is removed again. A wrong digest ends the build.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const [work, target] = process.argv.slice(2).map((path) => resolve(path));
const wanted = readFileSync(join(here, 'typefaces.sha256'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => line.split(/\s+/))
  .map(([sha256, path]) => ({ sha256, path, file: join(target, basename(path)) }));

const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');
const missing = wanted.filter(({ file, sha256 }) => !existsSync(file) || digest(file) !== sha256);
if (missing.length > 0) {
  const room = join(work, 'typefaces');
  rmSync(room, { recursive: true, force: true });
  mkdirSync(room, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(here, file), join(room, file));
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: room,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail(`npm ci ended with ${npm.status ?? npm.error}: the typefaces could not be fetched`);
  mkdirSync(target, { recursive: true });
  for (const { sha256, path, file } of missing) {
    const source = join(room, 'node_modules', '@expo-google-fonts', 'noto-serif-sc', path);
    const found = digest(source);
    if (found !== sha256) fail(`${path}: expected SHA-256 ${sha256}, found ${found}`);
    copyFileSync(source, `${file}.part`);
    renameSync(`${file}.part`, file);
  }
  rmSync(room, { recursive: true, force: true });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
