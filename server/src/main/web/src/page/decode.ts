/** Reads the texts of all QR codes in a picture: by the browser itself where it can, else by the decoder of the house. */
interface Detector {
  detect(image: ImageBitmapSource): Promise<Array<{ rawValue: string }>>;
}

interface Detectors {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
}

/** Longest side that is looked at, in pixels: larger pictures are made smaller first. */
const LONGEST = 2400;

let chosen: Promise<(image: ImageBitmap | HTMLVideoElement) => Promise<string[]>> | undefined;

/** The texts in what a camera shows or a picture holds. */
export async function decode(image: ImageBitmap | HTMLVideoElement): Promise<string[]> {
  chosen ??= choose();
  return (await chosen)(image);
}

/** The texts in a picture that was chosen; nothing where it is none that can be opened. */
export async function decodeFile(file: File): Promise<string[] | undefined> {
  let image: ImageBitmap;
  try {
    image = await createImageBitmap(file);
  } catch {
    return undefined;
  }
  try {
    return await decode(image);
  } finally {
    image.close();
  }
}

/** Fetches the decoder of the house ahead: who installed the page wants to scan without a network. */
export async function fetchDecoder(): Promise<void> {
  for (const part of ['./scan.js', './zxing.wasm']) await fetch(new URL(part, import.meta.url));
}

async function choose(): Promise<(image: ImageBitmap | HTMLVideoElement) => Promise<string[]>> {
  const native = (globalThis as { BarcodeDetector?: Detectors }).BarcodeDetector;
  if (native !== undefined && (await native.getSupportedFormats().catch((): string[] => [])).includes('qr_code')) {
    const detector = new native({ formats: ['qr_code'] });
    return async (image) => (await detector.detect(image)).map((code) => code.rawValue);
  }
  const own = (await import(/* the decoder is loaded only when it is needed */ new URL('./scan.js', import.meta.url).href)) as typeof import('./scan');
  return async (image) => own.scan(pixels(image));
}

function pixels(image: ImageBitmap | HTMLVideoElement): ImageData {
  const [width, height] = image instanceof HTMLVideoElement ? [image.videoWidth, image.videoHeight] : [image.width, image.height];
  const scale = Math.min(1, LONGEST / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const drawing = canvas.getContext('2d', { willReadFrequently: true });
  if (drawing === null) throw new Error('nothing can be drawn here');
  drawing.fillStyle = '#fff';
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
  return drawing.getImageData(0, 0, canvas.width, canvas.height);
}
