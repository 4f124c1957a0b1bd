import { describe, expect, test } from 'vitest';
import { dictionaryOf } from '../ivi/dictionary/dictionary.ts';
import { mayDecide, mayManageMembers, mayTakePart, mayWrite, ROLES } from './index.ts';
import type { Role } from './index.ts';

const mayAny = (role: Role, path: string): boolean => mayWrite([role], path);

describe('rights', () => {
  test('RGT-01 homologation, compliance and the administrator write every element, a viewer none', () => {
    for (const { path } of dictionaryOf('2.0').elements) {
      const place = path.replace(/(\w+Table)\//g, '$1/r1/');
      expect(
        mayAny('homologation', place) && mayAny('compliance', place) && mayAny('administrator', place),
        place,
      ).toBe(true);
      expect(mayAny('viewer', place), place).toBe(false);
    }
  });

  test('RGT-01 a department writes what it owns', () => {
    expect(mayAny('production', 'VehicleIdentificationNumber')).toBe(true);
    expect(mayAny('production', 'MassGroup/ActualMass')).toBe(true);
    expect(mayAny('production', 'TypeApprovalNumber')).toBe(false);
    expect(mayAny('engineering', 'DimensionGroup/Length')).toBe(true);
    expect(mayAny('engineering', 'MassGroup/ActualMass')).toBe(true);
    expect(mayAny('engineering', 'TypeApprovalNumber')).toBe(false);
    expect(mayAny('technical', 'Header/IviReferenceId')).toBe(true);
    expect(mayAny('technical', 'DimensionGroup/Length')).toBe(false);
  });

  test('RGT-01 rows may be added and moved by whoever may write something in them', () => {
    expect(mayAny('production', 'AxleTable/r1/TyreAxleTable/r2')).toBe(true);
    expect(mayAny('production', 'AxleTable/r1/@order')).toBe(true);
    expect(mayAny('technical', 'AxleTable/r1')).toBe(false);
  });

  test('RGT-01 what the schema does not know nobody writes', () => {
    for (const path of ['NoSuch', 'MassGroup/NoSuch', 'AxleTable/r1/NoSuch', '', 'constructor']) {
      expect(
        ROLES.some((role) => mayAny(role, path)),
        path,
      ).toBe(false);
    }
  });

  test('RGT-01 compliance alone reviews; releases are compliance’s or the administrator’s; a viewer decides nothing', () => {
    const who = (kind: 'review' | 'release' | 'signing' | 'delivery'): Role[] =>
      ROLES.filter((role) => mayDecide([role], { kind }));
    expect(who('review')).toEqual(['compliance']);
    expect(who('release')).toEqual(['administrator', 'compliance']);
    expect(who('signing')).toEqual(['administrator', 'compliance', 'technical']);
    expect(who('delivery')).toEqual(['administrator', 'homologation', 'compliance', 'technical']);
    expect(ROLES.filter((role) => mayManageMembers([role]))).toEqual(['administrator']);
    expect(ROLES.filter((role) => !mayTakePart([role]))).toEqual(['viewer']);
  });
});
