import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from './base64.ts';
import { readCertificate } from './certificate.ts';
import { readDer } from './der.ts';
import { spanOf } from './instant.ts';
import { rsaKeyOf, rsaKeyOfSpki } from './rsa-key.ts';

describe('base64', () => {
  test('VER-05 any bytes come back, with white space anywhere', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(20), (bytes, width) => {
        const text = Buffer.from(bytes)
          .toString('base64')
          .replace(new RegExp(`(.{${String(width + 1)}})`, 'gu'), '$1\r\n ');
        expect(decodeBase64(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
  });

  test.each(['', 'A', 'AA', 'AAA', 'AA=A', 'A===', 'AAAA=', 'AA-_', 'AA*A', '=', 'é==='])(
    'VER-04 %j is none',
    (text) => {
      expect(decodeBase64(text)).toBeUndefined();
    },
  );
});

describe('dates', () => {
  test('VER-03 agree with the calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
        (date) => {
          const at = Math.floor(date.getTime() / 1000);
          expect(spanOf(date.toISOString())).toEqual({ from: at, to: at });
          const day = Math.floor(at / 86_400) * 86_400;
          expect(spanOf(date.toISOString().slice(0, 10))).toEqual({ from: day, to: day + 86_399 });
        },
      ),
    );
  });

  test.each([
    ['2026-07-28T10:00:00+02:00', '2026-07-28T08:00:00Z'],
    ['2026-07-28T23:30:00-01:30', '2026-07-29T01:00:00Z'],
  ])('VER-03 %s is %s', (text, same) => {
    expect(spanOf(text)).toEqual(spanOf(same));
    expect(spanOf(text)?.from).toBe(Date.parse(text) / 1000);
  });

  test.each(['', '28.07.2026', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', 'soon'])(
    'VER-03 %j is none',
    (text) => {
      expect(spanOf(text)).toBeUndefined();
    },
  );
});

describe('certificates and keys of any bytes', () => {
  test('VER-04 are read or refused, and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        readDer(bytes);
        expect(readCertificate(bytes)).toBeUndefined();
        expect(rsaKeyOfSpki(bytes)).toBeUndefined();
      }),
    );
  });

  test('VER-04 keys beyond what anybody uses are not computed with', () => {
    const odd = (length: number): Uint8Array => new Uint8Array(length).fill(0xff);
    expect(rsaKeyOf(odd(256), Uint8Array.of(1, 0, 1))?.bits).toBe(2048);
    expect(rsaKeyOf(odd(2049), Uint8Array.of(1, 0, 1))).toBeUndefined();
    expect(rsaKeyOf(odd(256), odd(9))).toBeUndefined();
    expect(rsaKeyOf(Uint8Array.of(0, 0), Uint8Array.of(3))).toBeUndefined();
    expect(rsaKeyOf(Uint8Array.of(4), Uint8Array.of(3))).toBeUndefined();
  });
});
