// The decoder for browsers that have none of their own: ZXing-C++ as WebAssembly, from our own address.
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** How pictures are looked at. */
export const OPTIONS = { formats: ['QRCode' as const], tryHarder: true, tryInvert: true, maxNumberOfSymbols: 8 };

let ready: Promise<unknown> | undefined;

/** The texts of all QR codes in a picture. */
export async function scan(picture: ImageData): Promise<string[]> {
  ready ??= load();
  await ready;
  return (await readBarcodes(picture, OPTIONS)).filter((code) => code.isValid).map((code) => code.text);
}

async function load(): Promise<unknown> {
  const answer = await fetch(new URL('./zxing.wasm', import.meta.url));
  if (!answer.ok) throw new Error('the decoder is not at hand');
  const wasmBinary = await answer.arrayBuffer();
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
