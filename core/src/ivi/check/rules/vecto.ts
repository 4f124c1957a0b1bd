import { inRow, NONE, when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const V = 'VectoGroup';
const HASHES = [
  'CryptographicHashManufacturerRecord',
  'CryptographicHashCustomerInformationFile',
  'CryptographicHashVehicleFile',
] as const;

/** VECTO results and what refers to rows of other tables. */
export const VECTO_RULES: readonly BusinessRule[] = [
  {
    id: 'VEC-05',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, items 49.5 and 49.6; that they come together is derived',
    basis: 'mixed',
    categories: ['N2', 'N3'],
    dependsOn: [V, 'SpecificCo2EmissionsMass', 'AveragePayload', 'VocationalVehicleIndicator'],
    words: {
      en: '{title} is missing: specific CO2 (g/tkm) and payload (t) come together.',
      de: '{title} fehlt: spezifisches CO2 (g/tkm) und Nutzlast (t) gehören zusammen.',
    },
    check: (vehicle) => {
      const paths = [`${V}/SpecificCo2EmissionsMass`, `${V}/AveragePayload`];
      const gone = paths.filter((path) => !vehicle.has(path));
      return gone.length === 1 ? gone.map((path) => ({ path })) : NONE;
    },
  },
  {
    id: 'VEC-06',
    severity: 'warning',
    source: 'IVI 2.0 schema',
    basis: 'source',
    categories: ['N2', 'N3', 'M3'],
    dependsOn: ['VehicleGroup', 'VehicleSubgroup'],
    words: {
      en: 'Sub-group {subgroup} does not begin with the number of group {group}. Correct one of them.',
      de: 'Untergruppe {subgroup} beginnt nicht mit der Nummer der Gruppe {group}. Eine berichtigen.',
    },
    check: (vehicle) => {
      const group = vehicle.text(`${V}/VehicleGroup`);
      const subgroup = vehicle.text(`${V}/VehicleSubgroup`);
      if (group === undefined || subgroup === undefined) return NONE;
      // Buses have sub-groups like "P31 SD", vans and vocational spellings have letters after the number.
      const first = /^[0-9]+/u.exec(subgroup)?.[0];
      const own = /^[0-9]+/u.exec(group)?.[0];
      return when(first !== undefined && own !== undefined && first !== own, () => ({
        path: `${V}/VehicleSubgroup`,
        params: { group, subgroup },
      }));
    },
  },
  {
    id: 'VEC-07',
    severity: 'warning',
    source: 'IVI 2.0 schema; that VECTO writes no spaces is derived',
    basis: 'mixed',
    dependsOn: HASHES,
    words: {
      en: '{title} contains spaces or line breaks. Paste the hash from the VECTO file again, unchanged.',
      de: '{title} enthält Leerzeichen oder Umbrüche. Hashwert unverändert aus der VECTO-Datei übernehmen.',
    },
    check: (vehicle) =>
      HASHES.flatMap((name) => {
        const path = `${V}/${name}`;
        return when(/\s/u.test(vehicle.text(path) ?? ''), () => ({ path }));
      }),
  },
  {
    id: 'MSC-13',
    severity: 'warning',
    source: 'derived from the sense of the references',
    basis: 'derived',
    categories: ['T', 'C'],
    dependsOn: [
      'NumberOfSetsBallastMasses', 'BallastSetTable', 'TrackSetTable', 'TrackTrainSetTable', 'TrackTrainSetCouplingPointTable',
      'MechanicalCouplingNumberOfTrackTrainCouplingPoint', 'MechanicalCouplingTable', 'MechanicalCouplingNumber',
    ],
    words: {
      en: '{where}{title} is {number}, which does not match the rows it speaks of. Correct the number, or complete the rows.',
      de: '{where}{title} ist {number}, das passt nicht zu den Zeilen, von denen es spricht. Nummer berichtigen oder Zeilen ergänzen.',
    },
    check: (vehicle) => {
      const path = 'GeneralConstructionGroup/NumberOfSetsBallastMasses';
      const stated = vehicle.number(path);
      const sets = vehicle.rows('BallastSetTable').length;
      const couplings = new Set(vehicle.column(vehicle.rows('MechanicalCouplingTable'), 'MechanicalCouplingNumber'));
      const name = 'MechanicalCouplingNumberOfTrackTrainCouplingPoint';
      const points = vehicle.rows('TrackSetTable').flatMap((set) =>
        vehicle
          .rows('TrackTrainSetTable', set)
          .flatMap((train) => vehicle.rows('TrackTrainSetCouplingPointTable', train)),
      );
      return [
        ...when(stated !== undefined && sets > 0 && stated !== sets, () => ({ path, params: { number: stated ?? 0 } })),
        ...points.flatMap((row) => {
          const number = vehicle.number(name, row);
          return when(number !== undefined && !couplings.has(number), () => inRow(row, name, { number: number ?? 0 }));
        }),
      ];
    },
  },
]; // prettier-ignore
