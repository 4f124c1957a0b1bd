import { sum } from '../vehicle.ts';
import type { Row, Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const LINKS = 'InterconnectionWithPoweredAxleTable';
const LINK = 'InterconnectionWithPoweredAxleNumber';
const MEMBERS = 'AxleGroupMemberTable';
const MEMBER = 'MemberAxleNumber';

const numberOf = (vehicle: Vehicle, row: Row): number => vehicle.number('AxleNumber', row) ?? row.number;
const powered = (vehicle: Vehicle): readonly Row[] =>
  vehicle.rows('AxleTable').filter((row) => vehicle.text('PoweredAxleIndicator', row) === 'Y');

/** What connects axles: drive and groups. */
export const AXLE_LINK_RULES: readonly BusinessRule[] = [
  {
    id: 'AXL-10',
    severity: 'warning',
    source: 'derived from the sense of the element',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: ['AxleTable', 'AxleNumber', 'PoweredAxleIndicator', LINKS, LINK],
    words: {
      en: '{where}The connection names axle {axle}; it has to be another axle that exists and is powered. Correct the number.',
      de: '{where}Die Verbindung nennt Achse {axle}; es muss eine andere, vorhandene und angetriebene Achse sein. Nummer berichtigen.',
    },
    check: (vehicle) => {
      const driven = new Set(powered(vehicle).map((row) => numberOf(vehicle, row)));
      return vehicle.rows('AxleTable').flatMap((axle) =>
        vehicle.rows(LINKS, axle).flatMap((link): readonly Breach[] => {
          const to = vehicle.number(LINK, link);
          return when(to !== undefined && (to === numberOf(vehicle, axle) || !driven.has(to)), () =>
            inRow(link, LINK, { axle: to ?? 0 }),
          );
        }),
      );
    },
  },
  {
    id: 'AXL-11',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, item 3; an official sample',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: ['AxleTable', 'PoweredAxleIndicator', LINKS, LINK],
    words: {
      en: '{count} axles are powered, but nothing says how they are connected. Add the connection at one of them.',
      de: '{count} Achsen sind angetrieben, es fehlt aber, wie sie verbunden sind. Verbindung bei einer davon ergänzen.',
    },
    check: (vehicle) => {
      const driven = powered(vehicle);
      const connected = driven.some((row) => vehicle.rows(LINKS, row).length > 0);
      return when(driven.length >= 2 && !connected, () => ({ path: 'AxleTable', params: { count: driven.length } }));
    },
  },
  {
    id: 'AXL-12',
    severity: 'error',
    source: 'IVI 2.0 schema; that members exist, stand side by side and belong to one group is derived',
    basis: 'mixed',
    categories: ['M2', 'M3', 'N2', 'N3', 'O'],
    dependsOn: ['AxleTable', 'AxleNumber', 'AxleGroupTable', MEMBERS, MEMBER],
    words: {
      en: '{where}The axle group has members {members}. It needs at least two axles that exist, stand side by side and are in no other group.',
      de: '{where}Die Achsgruppe hat die Mitglieder {members}. Sie braucht mindestens zwei vorhandene, benachbarte Achsen, die in keiner anderen Gruppe sind.',
    },
    check: (vehicle) => {
      const axles = new Set(vehicle.rows('AxleTable').map((row) => numberOf(vehicle, row)));
      const taken = new Set<number>();
      return vehicle.rows('AxleGroupTable').flatMap((group): readonly Breach[] => {
        const members = vehicle.column(vehicle.rows(MEMBERS, group), MEMBER).sort((a, b) => a - b);
        const apart = members.some((axle, index) => index > 0 && axle !== (members[index - 1] ?? 0) + 1);
        const broken = members.length < 2 || apart || members.some((axle) => !axles.has(axle) || taken.has(axle));
        for (const axle of members) taken.add(axle);
        return when(broken, () => inRow(group, MEMBERS, { members: members.length === 0 ? '–' : members.join(', ') }));
      });
    },
  },
  {
    id: 'AXL-13',
    severity: 'warning',
    source: 'derived',
    basis: 'derived',
    categories: ['M2', 'M3', 'N2', 'N3', 'O'],
    dependsOn: [
      'AxleTable', 'AxleNumber', 'AxleGroupTable', MEMBERS, MEMBER,
      'TechnicallyPermissibleMassAxle', 'TechnicallyPermissibleMassAxleGroup',
    ],
    words: {
      en: '{where}The group may carry {group} kg, its axles together only {axles} kg. Check the masses.',
      de: '{where}Die Gruppe darf {group} kg tragen, ihre Achsen zusammen nur {axles} kg. Massen prüfen.',
    },
    check: (vehicle) => {
      const limits = new Map(
        vehicle
          .rows('AxleTable')
          .map((row) => [numberOf(vehicle, row), vehicle.number('TechnicallyPermissibleMassAxle', row)]),
      );
      return vehicle.rows('AxleGroupTable').flatMap((row): readonly Breach[] => {
        const group = vehicle.number('TechnicallyPermissibleMassAxleGroup', row);
        const masses = vehicle.column(vehicle.rows(MEMBERS, row), MEMBER).map((axle) => limits.get(axle));
        if (group === undefined || masses.length === 0 || masses.includes(undefined)) return [];
        const axles = sum(masses.flatMap((mass) => mass ?? []));
        return when(group > axles, () => inRow(row, 'TechnicallyPermissibleMassAxleGroup', { group, axles }));
      });
    },
  },
  {
    id: 'AXL-15',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 33',
    basis: 'derived',
    categories: ['M2', 'M3', 'N2', 'N3'],
    dependsOn: ['AxleTable', 'DriveAxleAirSuspensionOrEquivalentIndicator', 'PoweredAxleIndicator'],
    words: {
      en: '{where}Air suspension of a drive axle is stated, but the axle is not powered. Correct one of them.',
      de: '{where}Luftfederung einer Antriebsachse ist angegeben, die Achse ist aber nicht angetrieben. Eines berichtigen.',
    },
    check: (vehicle) =>
      vehicle
        .rows('AxleTable')
        .flatMap((row) =>
          when(
            vehicle.text('DriveAxleAirSuspensionOrEquivalentIndicator', row) === 'Y' &&
              vehicle.text('PoweredAxleIndicator', row) === 'N',
            () => inRow(row, 'DriveAxleAirSuspensionOrEquivalentIndicator'),
          ),
        ),
  },
]; // prettier-ignore
