import type { Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const CONSTRUCTION = 'GeneralConstructionGroup';

const marked = (vehicle: Vehicle, indicator: string): { given: number; yes: number } => {
  const values = vehicle.rows('AxleTable').flatMap((row) => vehicle.text(indicator, row) ?? []);
  return { given: values.length, yes: values.filter((value) => value === 'Y').length };
};

const countRule = (
  id: string,
  categories: readonly string[],
  source: string,
  total: string,
  indicator: string,
  en: string,
  de: string,
): BusinessRule => ({
  id,
  severity: 'warning',
  source,
  basis: 'derived',
  categories,
  dependsOn: ['VehicleCategory', total, 'AxleTable', indicator],
  words: {
    en: `{total} ${en} are stated, but {marked} of the axles are marked so. Correct the number or the axles.`,
    de: `{total} ${de} sind angegeben, so gekennzeichnet sind aber {marked} Achsen. Anzahl oder Achsen berichtigen.`,
  },
  check: (vehicle) => {
    const stated = vehicle.number(`${CONSTRUCTION}/${total}`);
    const { given, yes } = marked(vehicle, indicator);
    // Only axles that say nothing at all leave the question open.
    return when(stated !== undefined && given > 0 && stated !== yes, () => ({
      path: `${CONSTRUCTION}/${total}`,
      params: { total: stated ?? 0, marked: yes },
    }));
  },
});

/** Axles, wheels, tyres. */
export const AXLE_RULES: readonly BusinessRule[] = [
  {
    id: 'AXL-01',
    severity: 'warning',
    source: 'derived from Regulation (EU) 2020/683, item 1; holds in all official samples',
    basis: 'derived',
    dependsOn: ['NumberOfAxles', 'AxleTable'],
    words: {
      en: '{stated} axles are stated, but {described} are described. Add or remove an axle, or correct the number.',
      de: '{stated} Achsen sind angegeben, beschrieben sind aber {described}. Achse ergänzen oder entfernen, oder die Anzahl berichtigen.',
    },
    check: (vehicle) => {
      const stated = vehicle.number(`${CONSTRUCTION}/NumberOfAxles`);
      const rows = vehicle.rows('AxleTable').length;
      return when(stated !== undefined && rows > 0 && stated !== rows, () => ({
        path: `${CONSTRUCTION}/NumberOfAxles`,
        params: { stated: stated ?? 0, described: rows },
      }));
    },
  },
  {
    id: 'AXL-02',
    severity: 'warning',
    source: 'derived from the sense of the numbering',
    basis: 'derived',
    dependsOn: ['AxleTable', 'AxleNumber'],
    words: {
      en: '{where}This axle has number {number}; counted from the front it is number {expected}. Number the axles 1, 2, 3 without gaps.',
      de: '{where}Diese Achse hat die Nummer {number}; von vorn gezählt ist es Nummer {expected}. Achsen lückenlos mit 1, 2, 3 nummerieren.',
    },
    check: (vehicle) =>
      vehicle.rows('AxleTable').flatMap((row) => {
        const number = vehicle.number('AxleNumber', row);
        return when(number !== undefined && number !== row.number, () =>
          inRow(row, 'AxleNumber', { number: number ?? 0, expected: row.number }),
        );
      }),
  },
  {
    id: 'AXL-03',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, note on item 1',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: [
      'NumberOfAxles',
      'NumberOfWheels',
      'NumberOfAxlesWithTwinWheels',
      'AxleTable',
      'TwinWheelsAxleIndicator',
    ],
    words: {
      en: '{wheels} wheels are stated; {axles} axles, {twins} of them with twin wheels, make {expected}. Correct the number of wheels, axles or twin wheels.',
      de: '{wheels} Räder sind angegeben; {axles} Achsen, davon {twins} mit Zwillingsrädern, ergeben {expected}. Anzahl der Räder, Achsen oder Zwillingsräder berichtigen.',
    },
    check: (vehicle) => {
      const axles = vehicle.number(`${CONSTRUCTION}/NumberOfAxles`);
      const wheels = vehicle.number(`${CONSTRUCTION}/NumberOfWheels`);
      const twins =
        vehicle.number(`${CONSTRUCTION}/NumberOfAxlesWithTwinWheels`) ?? marked(vehicle, 'TwinWheelsAxleIndicator').yes;
      const expected = 2 * (axles ?? 0) + 2 * twins;
      return when(axles !== undefined && wheels !== undefined && wheels !== expected, () => ({
        path: `${CONSTRUCTION}/NumberOfWheels`,
        params: { axles: axles ?? 0, wheels: wheels ?? 0, twins, expected },
      }));
    },
  },
  countRule(
    'AXL-04',
    ['M2', 'M3', 'N', 'O'],
    'derived from Regulation (EU) 2020/683, item 1.1',
    'NumberOfAxlesWithTwinWheels',
    'TwinWheelsAxleIndicator',
    'axles with twin wheels',
    'Achsen mit Zwillingsrädern',
  ),
  countRule(
    'AXL-05',
    ['M2', 'M3', 'N2', 'N3', 'O3', 'O4'],
    'derived from Regulation (EU) 2020/683, item 2',
    'NumberOfSteeredAxles',
    'SteeredAxleIndicator',
    'steered axles',
    'gelenkte Achsen',
  ),
  countRule(
    'AXL-06',
    ['M', 'N'],
    'derived from Regulation (EU) 2020/683, item 3',
    'NumberOfPoweredAxles',
    'PoweredAxleIndicator',
    'powered axles',
    'angetriebene Achsen',
  ),
  countRule(
    'AXL-07',
    ['T', 'C', 'R', 'S'],
    'derived from the sense of the elements',
    'NumberOfBrakedAxles',
    'BrakedAxleIndicator',
    'braked axles',
    'gebremste Achsen',
  ),
  {
    id: 'AXL-08',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, item 4.1; holds in all official samples of M and N',
    basis: 'source',
    categories: ['M', 'N', 'O'],
    dependsOn: ['AxleTable', 'AxleSpacing', 'AxleSpacingAdjustableMin', 'AxleSpacingAdjustableMax'],
    words: {
      en: '{where}The spacing to the next axle is missing. Every axle but the last has it.',
      de: '{where}Der Abstand zur nächsten Achse fehlt. Jede Achse außer der letzten hat ihn.',
    },
    check: (vehicle) =>
      vehicle
        .rows('AxleTable')
        .slice(0, -1)
        .flatMap((row) =>
          when(
            vehicle.text('AxleSpacing', row) === undefined &&
              vehicle.text('AxleSpacingAdjustableMin', row) === undefined &&
              vehicle.text('AxleSpacingAdjustableMax', row) === undefined,
            () => inRow(row, 'AxleSpacing'),
          ),
        ),
  },
  {
    id: 'AXL-09',
    severity: 'warning',
    source: 'derived; an official sample breaks it',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: ['AxleTable', 'AxleSpacing', 'Wheelbase'],
    words: {
      en: 'The vehicle has two axles {spacing} mm apart, but a wheelbase of {wheelbase} mm. They should be the same.',
      de: 'Das Fahrzeug hat zwei Achsen im Abstand von {spacing} mm, aber einen Radstand von {wheelbase} mm. Beide sollten gleich sein.',
    },
    check: (vehicle) => {
      const rows = vehicle.rows('AxleTable');
      const [first] = rows;
      const spacing = first && vehicle.number('AxleSpacing', first);
      const wheelbase = vehicle.number('DimensionGroup/Wheelbase');
      return when(
        rows.length === 2 && spacing !== undefined && wheelbase !== undefined && spacing !== wheelbase,
        () => ({
          path: 'DimensionGroup/Wheelbase',
          params: { spacing: spacing ?? 0, wheelbase: wheelbase ?? 0 },
        }),
      );
    },
  },
  {
    id: 'TYR-01',
    severity: 'warning',
    source: 'derived; holds in all official samples',
    basis: 'derived',
    dependsOn: ['AxleTable', 'TyreAxleTable', 'TyreNumber'],
    words: {
      en: '{where}This tyre has number {number}; it is row {expected} of its axle. Number the tyres of an axle 1, 2, 3.',
      de: '{where}Dieser Reifen hat die Nummer {number}; er ist Zeile {expected} seiner Achse. Reifen einer Achse mit 1, 2, 3 nummerieren.',
    },
    check: (vehicle) =>
      vehicle.rows('AxleTable').flatMap((axle) =>
        vehicle.rows('TyreAxleTable', axle).flatMap((tyre) => {
          const number = vehicle.number('TyreNumber', tyre);
          return when(number !== undefined && number !== tyre.number, () =>
            inRow(tyre, 'TyreNumber', { number: number ?? 0, expected: tyre.number }),
          );
        }),
      ),
  },
  {
    id: 'TYR-02',
    severity: 'warning',
    source: 'derived from eCoC setup manual 1.5; holds in all official samples of M and N',
    basis: 'derived',
    categories: ['M', 'N', 'O'],
    dependsOn: ['AxleTable', 'TyreAxleTable', 'TyreFittedProductionIndicator'],
    words: {
      en: '{where}{count} of the tyres of this axle are marked as fitted in production; exactly one must be.',
      de: '{where}{count} Reifen dieser Achse sind als in der Produktion montiert gekennzeichnet; es muss genau einer sein.',
    },
    check: (vehicle) =>
      vehicle.rows('AxleTable').flatMap((axle) => {
        const tyres = vehicle.rows('TyreAxleTable', axle);
        const count = tyres.filter(({ path }) => vehicle.text(`${path}/TyreFittedProductionIndicator`) === 'Y').length;
        return when(tyres.length > 0 && count !== 1, () => inRow(axle, 'TyreAxleTable', { count }));
      }),
  },
];
