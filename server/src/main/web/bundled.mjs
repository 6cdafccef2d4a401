// The packages of npm whose code is part of the page: their licences lie beside it, and the bill of materials names them.
export const BUNDLED = ['sm-crypto-v2', '@noble/curves', '@noble/hashes', '@noble/ciphers', 'zxing-wasm'];

/** Inside the WebAssembly of zxing-wasm. */
export const INSIDE = { name: 'zxing-cpp', licence: 'Apache-2.0', title: 'ZXing-C++, inside zxing.wasm: Apache License 2.0' };

/** The package that a bundled file belongs to; nothing for our own. */
export function packageOf(file) {
  const at = file.lastIndexOf('node_modules/');
  if (at < 0) return undefined;
  const parts = file.slice(at + 'node_modules/'.length).split('/');
  return parts[0].startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0];
}
