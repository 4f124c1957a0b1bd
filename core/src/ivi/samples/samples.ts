import type { IviContent } from '../content.ts';
import type { Words } from '../dictionary/dictionary.ts';
import { writeMessage } from '../write.ts';
import { contentOf } from './build.ts';
import type { Tree } from './build.ts';
import { ELECTRIC_VAN } from './electric-van.ts';
import { INCOMPLETE_CHASSIS } from './incomplete-chassis.ts';
import { MOTORCYCLE } from './motorcycle.ts';
import { PLUG_IN_CAR } from './plug-in-car.ts';
import { SEMI_TRAILER } from './semi-trailer.ts';
import { TRUCK } from './truck.ts';

/** An invented vehicle to try things with. */
export interface Sample {
  /** Also its file name, without `.xml`. */
  readonly id: string;
  readonly title: Words;
  readonly tree: Tree;
}

const sample = (id: string, en: string, de: string, tree: Tree): Sample => ({ id, title: { en, de }, tree });

/** Own samples: complete messages (one of them of an incomplete vehicle) of invented vehicles, unsigned. */
export const SAMPLES = [
  sample('electric-van', 'Electric van, N1', 'Elektrischer Lieferwagen, N1', ELECTRIC_VAN),
  sample('plug-in-car', 'Plug-in hybrid car, M1', 'Plug-in-Hybrid, M1', PLUG_IN_CAR),
  sample('motorcycle', 'Motorcycle, L3e-A1', 'Motorrad, L3e-A1', MOTORCYCLE),
  sample('semi-trailer', 'Semi-trailer, O4', 'Sattelanhänger, O4', SEMI_TRAILER),
  sample('truck', 'Diesel lorry, N3', 'Diesel-Lkw, N3', TRUCK),
  sample('incomplete-chassis', 'Incomplete chassis, N2', 'Unvollständiges Fahrgestell, N2', INCOMPLETE_CHASSIS),
] as const;

export const sampleContent = ({ tree }: Sample): IviContent => contentOf(tree);

/** The message of a sample, as a file to upload would hold it. */
export const sampleMessage = (of: Sample): string => writeMessage(sampleContent(of));
