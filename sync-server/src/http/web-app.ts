import { existsSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pagePolicy, scriptHashes } from './security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.wasm': 'application/wasm',
};
const COMPRESSED = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;
/** Where the build keeps what pages load: there is no page here, so nothing stands in for what is gone. */
const PARTS = '/_app/';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The web app has not been built. */
export class NoWebBuild extends Error {
  override readonly name = 'NoWebBuild';
}

/** Serves the built web app: its files, and its one page for every other address. */
export class WebApp {
  readonly #folder: string;
  readonly #page: string;
  readonly #policy: string;

  /** Throws NoWebBuild where there is none in the folder. */
  constructor(folder: string) {
    const page = ['index.html', '200.html'].map((name) => join(folder, name)).find((file) => existsSync(file));
    if (page === undefined) throw new NoWebBuild(`There is no built web app in ${folder}`);
    this.#folder = folder;
    this.#page = page;
    this.#policy = pagePolicy(scriptHashes(readFileSync(page, 'utf8')));
  }

  /** Undefined: a part of an app that is not built (any more). */
  async answer(request: Request): Promise<Response | undefined> {
    const { pathname } = new URL(request.url);
    const file = this.#fileOf(pathname);
    if (!file && pathname.startsWith(PARTS)) return undefined;
    const wanted = file ?? this.#page;
    const extension = extname(wanted);
    const headers = new Headers({
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'cache-control': wanted.includes(`${sep}immutable${sep}`) ? FOR_EVER : 'no-cache',
      vary: 'accept-encoding',
    });
    if (extension === '.html' || extension === '.js') headers.set('content-security-policy', this.#policy);
    const accepted = request.headers.get('accept-encoding') ?? '';
    const packed = COMPRESSED.find(([name, suffix]) => accepted.includes(name) && existsSync(wanted + suffix));
    if (packed) headers.set('content-encoding', packed[0]);
    const bytes = await readFile(packed ? wanted + packed[1] : wanted);
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(bytes), { headers });
  }

  /** The file a path names, never outside the folder; undefined where it names none. */
  #fileOf(path: string): string | undefined {
    let name: string;
    try {
      name = decodeURIComponent(path);
    } catch {
      return undefined;
    }
    if (name.includes('\0')) return undefined;
    const file = normalize(join(this.#folder, name));
    if (!file.startsWith(this.#folder + sep)) return undefined;
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : undefined;
  }
}
