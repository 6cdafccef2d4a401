// Draws the mark of the house as PNG: a bound file with its spine, three holes and two lines, on a grid of 24.
import { deflateSync } from 'node:zlib';

const INK = [28, 32, 38];
const SEAL = [163, 35, 27];
const PAPER = [255, 255, 255];
const STROKE = 1.75;
/** Looks per pixel in each direction, for smooth edges. */
const FINE = 4;

const LINES = [
  { from: [4, 2.5], to: [20, 2.5], colour: INK, width: STROKE },
  { from: [20, 2.5], to: [20, 21.5], colour: INK, width: STROKE },
  { from: [20, 21.5], to: [4, 21.5], colour: INK, width: STROKE },
  { from: [4, 21.5], to: [4, 2.5], colour: INK, width: STROKE },
  { from: [12, 8], to: [17, 8], colour: INK, width: STROKE },
  { from: [12, 12], to: [17, 12], colour: INK, width: STROKE },
  { from: [8, 5.5], to: [8, 18.5], colour: SEAL, width: STROKE },
  { from: [8, 5.5], to: [8, 5.5], colour: SEAL, width: 3.4 },
  { from: [8, 12], to: [8, 12], colour: SEAL, width: 3.4 },
  { from: [8, 18.5], to: [8, 18.5], colour: SEAL, width: 3.4 },
];

/** A square picture; a maskable one keeps clear of the edges that a launcher may cut off. */
export function icon(side, purpose) {
  const margin = purpose === 'maskable' ? 0.2 : 0.06;
  const scale = 24 / (side * (1 - 2 * margin));
  const rows = Buffer.alloc(side * (side * 3 + 1));
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const sum = [0, 0, 0];
      for (let look = 0; look < FINE * FINE; look++) {
        const px = (x + ((look % FINE) + 0.5) / FINE - side * margin) * scale;
        const py = (y + (Math.floor(look / FINE) + 0.5) / FINE - side * margin) * scale;
        colourAt(px, py).forEach((part, at) => (sum[at] += part));
      }
      sum.forEach((part, at) => (rows[y * (side * 3 + 1) + 1 + x * 3 + at] = Math.round(part / (FINE * FINE))));
    }
  }
  return png(side, rows);
}

function colourAt(x, y) {
  let colour = PAPER;
  for (const line of LINES) if (distance(x, y, line) <= line.width / 2) colour = line.colour;
  return colour;
}

function distance(x, y, { from: [ax, ay], to: [bx, by] }) {
  const long = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

function png(side, rows) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  const sum = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc(named));
  return Buffer.concat([length, named, sum]);
}

function crc(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}
