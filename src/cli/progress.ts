/** Progress on stderr, where it mixes with no answer; one line, rewritten, on a terminal, else nothing. */
export interface Progress {
  readonly tell: (done: number, total: number, name: string) => void;
  readonly end: () => void;
}

const EVERY_MILLISECONDS = 100;
const WIDTH = 76;

export function startProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let toldAt = 0;
  if (!stream.isTTY) return { tell: () => undefined, end: () => undefined };
  return {
    tell: (done, total, name) => {
      const now = Date.now();
      if (done < total && now - toldAt < EVERY_MILLISECONDS) return;
      toldAt = now;
      stream.write(`\r\u001b[K${`${done}/${total} ${name}`.slice(0, WIDTH)}`);
    },
    end: () => {
      if (toldAt > 0) stream.write("\r\u001b[K");
    },
  };
}
