// Reads pictures with the decoder of the page: the same WebAssembly, the same options.
//
// usage: node pictures.mjs FOLDER     prints one line for each picture: its name, a tab, and the texts in it as JSON
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { OPTIONS } from '../src/page/scan';

/** The texts of all QR codes in a PNG or JPEG. */
export async function read(picture: Uint8Array): Promise<string[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer } });
  return (await readBarcodes(picture, OPTIONS)).filter((code) => code.isValid).map((code) => code.text);
}

const folder = process.argv[2];
if (folder !== undefined && import.meta.url.endsWith('/pictures.mjs') && process.argv[1]?.endsWith('pictures.mjs')) {
  for (const name of readdirSync(folder).sort()) {
    console.log(`${name}\t${JSON.stringify(await read(readFileSync(join(folder, name))))}`);
  }
}
