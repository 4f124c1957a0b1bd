/** An answer that a browser saves and never shows or runs. The name is made safe: letters, digits, dot, dash. */
export function attachment(bytes: Uint8Array, name: string, type: string): Response {
  const safe = name.replace(/[^A-Za-z0-9.-]+/g, '_').replace(/^\.+/, '') || 'file';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${safe}"`,
      'content-length': String(bytes.byteLength),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    },
  });
}
