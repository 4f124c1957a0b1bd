import type { BusinessRule } from './rule.ts';
import { inRow, when } from './rule.ts';

const RATIOS = 'GearGroup/GearRatioTable';
const VEHICLE = 'FinalDriveVehicleTable';

/** Gearbox and final drive. */
export const GEAR_RULES: readonly BusinessRule[] = [
  {
    id: 'GBX-02',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 28.1',
    basis: 'derived',
    categories: ['M1', 'M2', 'N1', 'N2'],
    dependsOn: ['GearboxType', 'GearRatioTable', 'GearNumber', 'GearRatio'],
    words: {
      en: '{where}Gears are numbered 1 upwards, and in a manual gearbox the ratio falls from gear to gear. Check number and ratio.',
      de: '{where}Gänge werden ab 1 nummeriert, und in einem Schaltgetriebe fällt die Übersetzung von Gang zu Gang. Nummer und Übersetzung prüfen.',
    },
    check: (vehicle) => {
      const manual = vehicle.text('GearGroup/GearboxType') === 'M';
      const rows = vehicle.rows(RATIOS);
      return rows.flatMap((row, index) => {
        const number = vehicle.number('GearNumber', row);
        const ratio = vehicle.number('GearRatio', row);
        const before = index === 0 ? undefined : vehicle.number(`${rows[index - 1]?.path ?? ''}/GearRatio`);
        const rises = manual && ratio !== undefined && before !== undefined && ratio >= before;
        const misnumbered = number !== undefined && number !== row.number;
        return [
          ...when(misnumbered, () => inRow(row, 'GearNumber')),
          ...when(rises && !misnumbered, () => inRow(row, 'GearRatio')),
        ];
      });
    },
  },
  {
    id: 'GBX-03',
    severity: 'warning',
    source: 'derived; an official sample',
    basis: 'derived',
    categories: ['M1', 'M2', 'N1', 'N2'],
    dependsOn: [
      'GearRatioTable', 'FinalDriveTable', 'FinalDriveRatio', VEHICLE, 'FinalDriveVehicleRatio',
    ],
    words: {
      en: '{where}The final drive of this gear is {gear}, that of the vehicle {vehicle}. With one final drive both are the same.',
      de: '{where}Der Achsantrieb dieses Gangs ist {gear}, der des Fahrzeugs {vehicle}. Bei einem Achsantrieb sind beide gleich.',
    },
    check: (vehicle) => {
      const whole = vehicle.column(vehicle.rows(VEHICLE), 'FinalDriveVehicleRatio');
      const [ratio] = whole;
      if (whole.length !== 1 || ratio === undefined) return [];
      return vehicle.rows(RATIOS).flatMap((gear) => {
        const drives = vehicle.rows('FinalDriveTable', gear);
        return drives.flatMap((row) => {
          const own = vehicle.number('FinalDriveRatio', row);
          return when(drives.length === 1 && own !== undefined && own !== ratio, () =>
            inRow(row, 'FinalDriveRatio', { gear: own ?? 0, vehicle: ratio }),
          );
        });
      });
    },
  },
  {
    id: 'GBX-04',
    severity: 'warning',
    source: 'Regulation (EU) 901/2014, item 3.5.4',
    basis: 'source',
    categories: ['L'],
    dependsOn: ['GearboxType', 'GearRatioTable', 'GearRatio'],
    words: {
      en: 'A CVT of category L states three ratios: 1 at maximum speed, 2 at peak power, 3 at peak torque. Given: {count}.',
      de: 'Ein stufenloses Getriebe der Klasse L gibt drei Übersetzungen an: 1 bei Höchstgeschwindigkeit, 2 bei Höchstleistung, 3 bei höchstem Drehmoment. Angegeben: {count}.',
    },
    check: (vehicle) => {
      const count = vehicle.rows(RATIOS).length;
      return when(vehicle.text('GearGroup/GearboxType') === 'C' && count > 0 && count !== 3, () => ({
        path: RATIOS,
        params: { count },
      }));
    },
  },
]; // prettier-ignore
