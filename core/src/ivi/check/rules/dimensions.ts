import type { Vehicle } from '../vehicle.ts';
import { inRow, when } from './rule.ts';
import type { BusinessRule } from './rule.ts';

const D = 'DimensionGroup';
const DEROGATION = `${D}/MaximumAuthorisedDimensionsDerogationIndicator`;

/** A dimension, or the most it can be. */
const most = (vehicle: Vehicle, name: string): number | undefined =>
  vehicle.number(`${D}/${name}`) ?? vehicle.number(`${D}/${name}AdjustableMax`);

/** Insulated bodies may be wider. */
const INSULATED = new Set(['04', '05']);
const isInsulated = (vehicle: Vehicle): boolean =>
  vehicle
    .rows('BodyworkTable')
    .some((body) =>
      vehicle
        .rows('CodeForBodyworkSupplementTable', body)
        .some((row) => INSULATED.has(vehicle.text('CodeForBodyworkSupplement', row) ?? '')),
    );

/** Dimensions against each other. */
export const DIMENSION_RULES: readonly BusinessRule[] = [
  {
    id: 'DIM-02',
    severity: 'warning',
    source: 'derived from the definitions',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: ['Wheelbase', 'RearOverhang', 'Length', 'LengthAdjustableMax'],
    words: {
      en: 'Wheelbase ({wheelbase} mm) and rear overhang ({overhang} mm) together are not below the length of {length} mm. Check all three.',
      de: 'Radstand ({wheelbase} mm) und hinterer Überhang ({overhang} mm) zusammen liegen nicht unter der Länge von {length} mm. Alle drei prüfen.',
    },
    check: (vehicle) => {
      const wheelbase = vehicle.number(`${D}/Wheelbase`);
      const length = most(vehicle, 'Length');
      const overhang = vehicle.number(`${D}/RearOverhang`) ?? 0;
      if (wheelbase === undefined || length === undefined) return [];
      return when(wheelbase + overhang >= length, () => ({
        path: `${D}/Length`,
        params: { wheelbase, overhang, length },
      }));
    },
  },
  {
    id: 'DIM-03',
    severity: 'warning',
    source: 'derived from the definitions',
    basis: 'derived',
    categories: ['N', 'O'],
    dependsOn: ['LengthLoadingArea', 'LengthLoadingAreaAdjustableMax', 'Length', 'LengthAdjustableMax'],
    words: {
      en: 'The loading area of {area} mm is not shorter than the vehicle ({length} mm). Check both lengths.',
      de: 'Die Ladefläche von {area} mm ist nicht kürzer als das Fahrzeug ({length} mm). Beide Längen prüfen.',
    },
    check: (vehicle) => {
      const area = most(vehicle, 'LengthLoadingArea');
      const length = most(vehicle, 'Length');
      return when(area !== undefined && length !== undefined && area >= length, () => ({
        path: `${D}/LengthLoadingArea`,
        params: { area: area ?? 0, length: length ?? 0 },
      }));
    },
  },
  {
    id: 'DIM-04',
    severity: 'warning',
    source: 'Directive 96/53/EC as generally known',
    basis: 'general knowledge',
    categories: ['M2', 'M3', 'N', 'O'],
    stages: ['C', 'V'],
    dependsOn: [
      'Width', 'WidthAdjustableMax', 'Height', 'HeightAdjustableMax', 'MaximumAuthorisedDimensionsDerogationIndicator',
      'BodyworkTable', 'CodeForBodyworkSupplementTable', 'CodeForBodyworkSupplement',
    ],
    words: {
      en: '{title} is {value} mm, above the {limit} mm that vehicles normally may have in the Union. Check it, or say yes to the derogation for dimensions.',
      de: '{title} ist {value} mm, mehr als die in der Union üblicherweise zulässigen {limit} mm. Prüfen, oder die Abweichung bei den Abmessungen bejahen.',
    },
    check: (vehicle) => {
      if (vehicle.text(DEROGATION) === 'Y') return [];
      const width = most(vehicle, 'Width') ?? 0;
      const height = most(vehicle, 'Height') ?? 0;
      const widest = isInsulated(vehicle) ? 2600 : 2550;
      return [
        ...when(width > widest, () => ({ path: `${D}/Width`, params: { value: width, limit: widest } })),
        ...when(height > 4000, () => ({ path: `${D}/Height`, params: { value: height, limit: 4000 } })),
      ];
    },
  },
  {
    id: 'DIM-05',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, item 52',
    basis: 'source',
    categories: ['M2', 'M3', 'N2', 'N3', 'O'],
    dependsOn: ['MaximumAuthorisedDimensionsDerogationIndicator', 'RemarkTable'],
    words: {
      en: 'The vehicle exceeds the authorised dimensions by a derogation, but no remark says so. Add a remark.',
      de: 'Das Fahrzeug überschreitet mit einer Abweichung die zulässigen Abmessungen, aber keine Anmerkung nennt es. Anmerkung ergänzen.',
    },
    check: (vehicle) =>
      when(vehicle.text(DEROGATION) === 'Y' && vehicle.rows('RemarkTable').length === 0, () => ({
        path: 'RemarkTable',
      })),
  },
  {
    id: 'AXL-17',
    severity: 'warning',
    source: 'derived from the definitions',
    basis: 'derived',
    dependsOn: ['AxleTable', 'AxleTrack', 'Width', 'WidthAdjustableMax'],
    words: {
      en: '{where}The track of {track} mm is not smaller than the width of the vehicle ({width} mm). Check both.',
      de: '{where}Die Spurweite von {track} mm ist nicht kleiner als die Fahrzeugbreite ({width} mm). Beides prüfen.',
    },
    check: (vehicle) => {
      const width = most(vehicle, 'Width');
      if (width === undefined) return [];
      return vehicle.rows('AxleTable').flatMap((row) => {
        const track = vehicle.number('AxleTrack', row);
        return when(track !== undefined && track >= width, () => inRow(row, 'AxleTrack', { track: track ?? 0, width }));
      });
    },
  },
  {
    id: 'AXL-18',
    severity: 'warning',
    source: 'derived from the definition',
    basis: 'derived',
    dependsOn: ['Wheelbase', 'NumberOfAxles'],
    words: {
      en: 'The wheelbase is 0, but the vehicle has {axles} axles. Give the distance from the first to the last axle.',
      de: 'Der Radstand ist 0, das Fahrzeug hat aber {axles} Achsen. Abstand von der ersten zur letzten Achse angeben.',
    },
    check: (vehicle) => {
      const axles = vehicle.number('GeneralConstructionGroup/NumberOfAxles');
      const broken = axles !== undefined && axles > 1 && vehicle.number(`${D}/Wheelbase`) === 0;
      return when(broken, () => ({ path: `${D}/Wheelbase`, params: { axles: axles ?? 0 } }));
    },
  },
]; // prettier-ignore
