/**
 * Draws the add-in's icons, a balance (衡) on a rounded square, into assets/icon-N.png.
 * Shapes are distances in a unit square, so that every size is drawn, not scaled. Run: node scripts/draw-icons.mjs
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";

const SIZES = [16, 32, 64, 80, 128];
const SAMPLES = 8;
const GROUND = [11, 98, 88];
const INK = [255, 255, 255];

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/** Distance from (x, y) to the segment a–b. */
function toSegment(x, y, [ax, ay], [bx, by]) {
  const t = clamp(((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2), 0, 1);
  return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
}

function inRoundedSquare(x, y) {
  const radius = 0.2;
  const dx = Math.max(Math.abs(x - 0.5) - (0.5 - radius), 0);
  const dy = Math.max(Math.abs(y - 0.5) - (0.5 - radius), 0);
  return Math.hypot(dx, dy) <= radius;
}

/** A pan: the lower half of a disc hanging at (cx, cy). */
function inPan(x, y, cx, cy) {
  return y >= cy && Math.hypot(x - cx, (y - cy) * 1.35) <= 0.17;
}

function onBalance(x, y, size) {
  // Never thinner than a pixel and a bit, or the small icons lose their beam.
  const stroke = Math.max(0.035, 0.55 / size);
  const lines = [
    [
      [0.5, 0.18],
      [0.5, 0.8],
    ],
    [
      [0.2, 0.28],
      [0.8, 0.28],
    ],
    [
      [0.33, 0.82],
      [0.67, 0.82],
    ],
  ];
  if (lines.some(([from, to]) => toSegment(x, y, from, to) <= stroke)) return true;
  if ([0.24, 0.76].some((cx) => inPan(x, y, cx, 0.55))) return true;
  if (size < 32) return [0.24, 0.76].some((cx) => toSegment(x, y, [cx, 0.28], [cx, 0.56]) <= stroke * 0.7);
  return [0.24, 0.76].some((cx) =>
    [-0.15, 0.15].some((side) => toSegment(x, y, [cx, 0.28], [cx + side, 0.56]) <= stroke * 0.5),
  );
}

/** RGBA of one pixel, averaged over SAMPLES × SAMPLES points. */
function pixel(column, row, size) {
  let ground = 0;
  let ink = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i += 1) {
    const x = (column + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const y = (row + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    if (!inRoundedSquare(x, y)) continue;
    ground += 1;
    if (onBalance(x, y, size)) ink += 1;
  }
  const share = ground === 0 ? 0 : ink / ground;
  const color = GROUND.map((channel, index) => Math.round(channel + share * (INK[index] - channel)));
  return [...color, Math.round((255 * ground) / (SAMPLES * SAMPLES))];
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}

function png(size) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_unused, column) => pixel(column, row, size)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const assets = join(dirname(fileURLToPath(import.meta.url)), "..", "assets");
mkdirSync(assets, { recursive: true });
for (const size of SIZES) writeFileSync(join(assets, `icon-${size}.png`), png(size));
