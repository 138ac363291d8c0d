/**
 * The local server's own certificate. It is made on this machine for this machine, names only the local host, signs
 * nothing else, and is trusted by nobody until a person decides so: no authority is ever installed.
 */
import { X509Certificate } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { generate } from "selfsigned";

const DAY = 24 * 60 * 60 * 1000;
const VALID_DAYS = 365;
const RENEW_BEFORE_DAYS = 7;

/** File names looked for, ours first, then those of Microsoft's tool for people who already use it. */
const PAIRS = [
  ["hengbo.key", "hengbo.crt"],
  ["localhost.key", "localhost.crt"],
];

async function readPair(directory, [keyName, certificateName]) {
  try {
    const [key, certificate] = await Promise.all([
      readFile(path.join(directory, keyName), "utf8"),
      readFile(path.join(directory, certificateName), "utf8"),
    ]);
    return { key, certificate };
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

function stillValid({ certificate }) {
  return Date.parse(new X509Certificate(certificate).validTo) - Date.now() > RENEW_BEFORE_DAYS * DAY;
}

async function make() {
  const now = new Date();
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    curve: "P-256",
    algorithm: "sha256",
    notBeforeDate: new Date(now.getTime() - DAY),
    notAfterDate: new Date(now.getTime() + VALID_DAYS * DAY),
    extensions: [
      { name: "basicConstraints", cA: false, critical: true },
      { name: "keyUsage", digitalSignature: true, keyEncipherment: true },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
          { type: 7, ip: "::1" },
        ],
      },
    ],
  });
  return { key: made.private, certificate: made.cert };
}

/**
 * Key and certificate (PEM) from `directory`. Where there is none, or ours is about to end, a new one is made and kept.
 * @returns {Promise<{ key: string, certificate: string, made: boolean }>}
 */
export async function localCertificate(directory) {
  for (const pair of PAIRS) {
    const found = await readPair(directory, pair);
    if (found && stillValid(found)) return { ...found, made: false };
  }
  const fresh = await make();
  await mkdir(directory, { recursive: true });
  const [keyName, certificateName] = PAIRS[0];
  await writeFile(path.join(directory, keyName), fresh.key, { mode: 0o600 });
  await chmod(path.join(directory, keyName), 0o600);
  await writeFile(path.join(directory, certificateName), fresh.certificate);
  return { ...fresh, made: true };
}
