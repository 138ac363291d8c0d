type Channels = readonly [number, number, number];

function channels(color: string): Channels {
  return [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16) / 255) as unknown as Channels;
}

function toHsl([red, green, blue]: Channels): Channels {
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const light = (high + low) / 2;
  const span = high - low;
  if (span === 0) return [0, 0, light];
  const saturation = light > 0.5 ? span / (2 - high - low) : span / (high + low);
  const hue =
    high === red ? (green - blue) / span : high === green ? (blue - red) / span + 2 : (red - green) / span + 4;
  return [((hue + 6) % 6) / 6, saturation, light];
}

function fromHsl([hue, saturation, light]: Channels): Channels {
  const amount = saturation * Math.min(light, 1 - light);
  const channel = (shift: number): number => {
    const position = (shift + hue * 12) % 12;
    return light - amount * Math.max(-1, Math.min(position - 3, 9 - position, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

/** A colour made lighter (up to 1) or darker (down to -1) in its luminance, as ECMA-376 part 1, 18.8.19 says. */
export function tinted(color: string, amount: number): string {
  const [hue, saturation, light] = toHsl(channels(color));
  const changed = amount < 0 ? light * (1 + amount) : light * (1 - amount) + amount;
  const parts = fromHsl([hue, saturation, changed]).map((part) => Math.round(part * 255));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0").toUpperCase()).join("")}`;
}
