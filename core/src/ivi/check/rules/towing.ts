import type { Row, Vehicle } from '../vehicle.ts';
import { inRow, oncePer, when } from './rule.ts';
import type { Breach, BusinessRule } from './rule.ts';

const TOWING = 'TowingBrakedTypeTrailTable';
const KINDS = 'BodyworkTypeTable';
const TOWABLE = 'TechnicallyPermissibleMaximumTowableMass';
const COMBINATION = 'TechnicallyPermissibleMaximumCombinationMass';
const COUPLINGS = 'MechanicalCouplingTable';
const COUPLING = 'MechanicalCouplingNumber';
const TOWED_BY = 'MechanicalCouplingNumberTowingMasses';
const VERTICAL = 'MassGroup/MaximumStaticVerticalMassCouplingPointTable';
const VERTICAL_BY = 'MechanicalCouplingNumberVerticalMass';
const VERTICAL_MASS = 'TechnicallyPermissibleMaximumStaticVerticalMassCouplingPoint';
const LADEN = 'MassGroup/TechnicallyPermissibleMaximumLadenMass';
const RUNNING = 'MassGroup/MassInRunningOrder';
const MANUAL = 'eCoC setup manual 1.5';
const KNOWN_1230 = 'Regulation (EU) 1230/2012 as generally known; holds in the official samples';
const TABLES = [TOWING, KINDS, TOWABLE, COMBINATION] as const;

/** One row of masses with what its outer row says. */
interface Tow {
  readonly kind: Row;
  readonly braked: string | undefined;
  readonly body: string | undefined;
  readonly towable: number | undefined;
  readonly combination: number | undefined;
}

const tows = oncePer((vehicle): readonly Tow[] =>
  vehicle.rows(TOWING).flatMap((row) =>
    vehicle.rows(KINDS, row).map((kind) => ({
      kind,
      braked: vehicle.text('BrakedTypeTrail', row),
      body: vehicle.text('BodyworkTypeTrailer', kind),
      towable: vehicle.number(TOWABLE, kind),
      combination: vehicle.number(COMBINATION, kind),
    })),
  ),
);

const highest = (numbers: readonly (number | undefined)[]): number =>
  Math.max(0, ...numbers.map((value) => value ?? 0));
const couplings = (vehicle: Vehicle): readonly number[] => vehicle.column(vehicle.rows(COUPLINGS), COUPLING);

/** Towing: masses and couplings. */
export const TOWING_RULES: readonly BusinessRule[] = [
  {
    id: 'TOW-01',
    severity: 'error',
    source: `${MANUAL}; official samples of cars that may not tow`,
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: TABLES,
    words: {
      en: 'A vehicle that may tow gives at least one towable mass and one mass of the combination; here {title} is missing. Give it, or remove the towing masses if it may not tow.',
      de: 'Ein Fahrzeug, das ziehen darf, gibt mindestens eine Anhängelast und eine Masse der Kombination an; hier fehlt {title}. Angeben, oder die Massen entfernen, wenn es nicht ziehen darf.',
    },
    check: (vehicle) => {
      const all = tows(vehicle);
      const first = all[0];
      if (!first) return [];
      const towable = highest(all.map((tow) => tow.towable));
      const combination = highest(all.map((tow) => tow.combination));
      return [
        ...when(towable > 0 && combination === 0, () => inRow(first.kind, COMBINATION)),
        ...when(combination > 0 && !all.some((tow) => tow.towable !== undefined), () => inRow(first.kind, TOWABLE)),
      ];
    },
  },
  {
    id: 'TOW-04',
    severity: 'warning',
    source: 'Regulation (EU) 2020/683, item 18.4; official samples',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: [TOWING, KINDS, 'BrakedTypeTrail', 'BodyworkTypeTrailer'],
    words: {
      en: '{where}An unbraked towable mass has no kind of trailer. Remove the kind, or say that the trailer is braked.',
      de: '{where}Eine ungebremste Anhängelast hat keine Art des Anhängers. Art entfernen, oder den Anhänger als gebremst angeben.',
    },
    check: (vehicle) =>
      tows(vehicle).flatMap(({ kind, braked, body }) =>
        when(braked === 'UNB' && body !== undefined, () => inRow(kind, 'BodyworkTypeTrailer')),
      ),
  },
  {
    id: 'TOW-05',
    severity: 'error',
    source: 'Regulation (EU) 2020/683, items 18.2 and 18.3.1',
    basis: 'source',
    categories: ['M', 'N'],
    dependsOn: ['VehicleCategory', TOWING, KINDS, 'BodyworkTypeTrailer'],
    words: {
      en: '{where}A vehicle of category {category} states no towable mass for trailers of kind {body}: semi-trailers (DA) only with N, rigid drawbars (DE) only with N2 and N3. Correct the kind.',
      de: '{where}Ein Fahrzeug der Klasse {category} gibt für Anhänger der Art {body} keine Anhängelast an: Sattelanhänger (DA) nur bei N, starre Deichsel (DE) nur bei N2 und N3. Art berichtigen.',
    },
    check: (vehicle) =>
      tows(vehicle).flatMap(({ kind, body }) => {
        const wrong = (body === 'DA' && !vehicle.isOf(['N'])) || (body === 'DE' && !vehicle.isOf(['N2', 'N3']));
        return when(wrong, () => inRow(kind, 'BodyworkTypeTrailer', { body: body ?? '', category: vehicle.category ?? '' }));
      }),
  },
  {
    id: 'TOW-06',
    severity: 'error',
    source: MANUAL,
    basis: 'source',
    categories: ['M2', 'M3', 'N', 'L', 'T', 'C'],
    dependsOn: [TOWING, TOWED_BY, COUPLINGS, COUPLING],
    words: {
      en: '{where}Towing masses and couplings do not match at coupling {number}: each coupling named at a mass has to be described, and the other way round.',
      de: '{where}Anhängelasten und Verbindungseinrichtungen passen bei Nummer {number} nicht zusammen: jede bei einer Masse genannte Einrichtung muss beschrieben sein und umgekehrt.',
    },
    check: (vehicle) => {
      const described = new Set(couplings(vehicle));
      const rows = vehicle.rows(TOWING);
      const named = new Set(vehicle.column(rows, TOWED_BY));
      const unknown = rows.flatMap((row) => {
        const number = vehicle.number(TOWED_BY, row);
        return when(number !== undefined && !described.has(number), () => inRow(row, TOWED_BY, { number: number ?? 0 }));
      });
      // Without any reference the masses are those of the vehicle.
      if (named.size === 0) return unknown;
      const idle = vehicle.rows(COUPLINGS).flatMap((row) => {
        const number = vehicle.number(COUPLING, row);
        return when(number !== undefined && !named.has(number), () => inRow(row, COUPLING, { number: number ?? 0 }));
      });
      return [...unknown, ...idle];
    },
  },
  {
    id: 'TOW-11',
    severity: 'error',
    source: `${MANUAL}; that there is one without a number is derived`,
    basis: 'mixed',
    categories: ['M2', 'M3', 'N', 'O', 'L', 'R', 'S'],
    dependsOn: [VERTICAL_BY, VERTICAL_MASS, 'MaximumStaticVerticalMassCouplingPointTable', COUPLINGS, COUPLING],
    words: {
      en: '{where}The vertical mass belongs to no coupling that is described, or a second one is given for the vehicle as a whole. Correct the number.',
      de: '{where}Die Stützlast gehört zu keiner beschriebenen Verbindungseinrichtung, oder es ist die zweite für das ganze Fahrzeug. Nummer berichtigen.',
    },
    check: (vehicle) => {
      const described = new Set(couplings(vehicle));
      let whole = 0;
      return vehicle.rows(VERTICAL).flatMap((row): readonly Breach[] => {
        const number = vehicle.number(VERTICAL_BY, row);
        if (number === undefined) whole += 1;
        return when(number === undefined ? whole > 1 : !described.has(number), () => inRow(row, VERTICAL_BY));
      });
    },
  },
  {
    id: 'TOW-12',
    severity: 'warning',
    source: 'derived; holds in the official samples',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: [...TABLES, 'TechnicallyPermissibleMaximumLadenMass'],
    words: {
      en: '{where}The combination of {combination} kg is heavier than vehicle ({laden} kg) and heaviest trailer ({towable} kg) together. Check the masses.',
      de: '{where}Die Kombination mit {combination} kg ist schwerer als Fahrzeug ({laden} kg) und schwerster Anhänger ({towable} kg) zusammen. Massen prüfen.',
    },
    check: (vehicle) => {
      const laden = vehicle.number(LADEN);
      const all = tows(vehicle);
      const towable = highest(all.map((tow) => tow.towable));
      // The saddle load of a semi-trailer counts to the vehicle: no sum to compare with.
      if (laden === undefined || towable === 0 || all.some(({ body }) => body === 'DA')) return [];
      return all.flatMap(({ kind, combination = 0 }) =>
        when(combination > laden + towable, () => inRow(kind, COMBINATION, { combination, laden, towable })),
      );
    },
  },
  {
    id: 'TOW-13',
    severity: 'warning',
    source: 'derived',
    basis: 'derived',
    categories: ['M', 'N'],
    dependsOn: [...TABLES, 'TechnicallyPermissibleMaximumLadenMass'],
    words: {
      en: '{where}The combination of {combination} kg is lighter than the vehicle alone ({laden} kg). Check both.',
      de: '{where}Die Kombination mit {combination} kg ist leichter als das Fahrzeug allein ({laden} kg). Beides prüfen.',
    },
    check: (vehicle) => {
      const laden = vehicle.number(LADEN);
      if (laden === undefined) return [];
      return tows(vehicle).flatMap(({ kind, combination }) =>
        when(combination !== undefined && combination > 0 && combination < laden, () =>
          inRow(kind, COMBINATION, { combination: combination ?? 0, laden }),
        ),
      );
    },
  },
  {
    id: 'TOW-14',
    severity: 'warning',
    source: KNOWN_1230,
    basis: 'general knowledge',
    categories: ['M', 'N'],
    dependsOn: [...TABLES, 'BrakedTypeTrail', 'MassInRunningOrder'],
    words: {
      en: '{where}The unbraked towable mass of {towable} kg is above {limit} kg: at most 750 kg, and at most half the mass in running order. Check it.',
      de: '{where}Die ungebremste Anhängelast von {towable} kg liegt über {limit} kg: höchstens 750 kg und höchstens die halbe Masse in fahrbereitem Zustand. Prüfen.',
    },
    check: (vehicle) => {
      const running = vehicle.number(RUNNING);
      const limit = Math.min(750, running === undefined ? 750 : running / 2);
      return tows(vehicle).flatMap(({ kind, braked, towable }) =>
        when(braked === 'UNB' && (towable ?? 0) > limit, () => inRow(kind, TOWABLE, { towable: towable ?? 0, limit })),
      );
    },
  },
  {
    id: 'TOW-15',
    severity: 'warning',
    source: KNOWN_1230,
    basis: 'general knowledge',
    categories: ['M1', 'N1'],
    dependsOn: [...TABLES, 'MaximumStaticVerticalMassCouplingPointTable', VERTICAL_MASS],
    words: {
      en: '{where}The vertical mass of {vertical} kg is below {least} kg: at least 4 % of the highest towable mass ({towable} kg), and at least 25 kg. Check it.',
      de: '{where}Die Stützlast von {vertical} kg liegt unter {least} kg: mindestens 4 % der höchsten Anhängelast ({towable} kg) und mindestens 25 kg. Prüfen.',
    },
    check: (vehicle) => {
      const towable = highest(tows(vehicle).map((tow) => tow.towable));
      const least = Math.max(25, Math.ceil(towable * 0.04));
      if (towable === 0) return [];
      return vehicle.rows(VERTICAL).flatMap((row) => {
        const vertical = vehicle.number(VERTICAL_MASS, row);
        return when(vertical !== undefined && vertical < least, () =>
          inRow(row, VERTICAL_MASS, { vertical: vertical ?? 0, least, towable }),
        );
      });
    },
  },
  {
    id: 'TOW-16',
    severity: 'warning',
    source: KNOWN_1230,
    basis: 'general knowledge',
    categories: ['M1'],
    dependsOn: ['VehicleCategory', ...TABLES, 'BrakedTypeTrail', 'TechnicallyPermissibleMaximumLadenMass'],
    words: {
      en: '{where}A car normally tows at most {limit} kg braked (its maximum laden mass, 1.5 times that off-road, never above 3 500 kg); stated are {towable} kg. Check it.',
      de: '{where}Ein Pkw zieht gebremst in der Regel höchstens {limit} kg (seine Gesamtmasse, im Gelände das 1,5-Fache, nie über 3 500 kg); angegeben sind {towable} kg. Prüfen.',
    },
    check: (vehicle) => {
      const laden = vehicle.number(LADEN);
      if (laden === undefined) return [];
      const limit = Math.min(3500, Math.floor(laden * (vehicle.category?.startsWith('M1G') === true ? 1.5 : 1)));
      return tows(vehicle).flatMap(({ kind, braked, towable }) =>
        when(braked === 'BRK' && (towable ?? 0) > limit, () => inRow(kind, TOWABLE, { towable: towable ?? 0, limit })),
      );
    },
  },
]; // prettier-ignore
