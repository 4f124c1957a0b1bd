import { sampleContent, sampleMessage, SAMPLES } from '@opencoc/core/ivi';
import type { IviContent } from '@opencoc/core/ivi';
import { reply, setValue, startThread } from '@opencoc/core/record';
import type { DemoRecord } from './demo-record.ts';
import { CARLA, ERIK, HANNA, PETRA, TOMAS } from './people.ts';

const DAY = 24;
const ACTUAL_MASS = 'MassGroup/ActualMass';
const LOADING_AREA = 'DimensionGroup/LengthLoadingArea';
const VIN = 'VehicleIdentificationNumber';

type SampleId = (typeof SAMPLES)[number]['id'];

export interface Story {
  /** The record's id, without `demo-` in front. */
  readonly name: string;
  readonly beganHoursAgo: number;
  readonly tell: (record: DemoRecord) => Promise<void>;
}

/** Hanna reads a message in; `vin` makes another vehicle of the same kind. */
async function upload(record: DemoRecord, id: SampleId, vin?: string): Promise<void> {
  const sample = SAMPLES.find((one) => one.id === id);
  if (!sample) throw new Error(`There is no sample ${id}`);
  const content = sampleContent(sample);
  const changed: IviContent =
    vin === undefined ? content : { ...content, values: new Map(content.values).set(VIN, vin) };
  await record.upload(HANNA, `${id}.xml`, sampleMessage(sample), changed);
}

/** One record for each state a person meets. */
export const STORIES: readonly Story[] = [
  {
    name: 'plug-in-car',
    beganHoursAgo: 2 * DAY,
    // Complete; waits for its first review.
    tell: async (record) => upload(record, 'plug-in-car'),
  },
  {
    name: 'incomplete-chassis',
    beganHoursAgo: 3 * DAY,
    // Values are missing, of more than one department.
    tell: async (record) => {
      await upload(record, 'incomplete-chassis');
      record.later(3);
      await record.write(HANNA, (doc, pen) => {
        setValue(doc, pen, 'MassGroup/MassInRunningOrderIncomplete', null);
        setValue(doc, pen, 'DateManufactureVehicle', null);
      });
      await record.write(ERIK, (doc, pen) => {
        setValue(doc, pen, 'MassGroup/TechnicallyPermissibleMaximumLadenMass', null);
        startThread(doc, pen, {
          threadId: 'threadweighing',
          commentId: 'weighingone1',
          anchor: 'MassGroup/MassInRunningOrderIncomplete',
          text: 'The chassis is weighed again on Thursday. I will enter both masses then.',
        });
      });
    },
  },
  {
    name: 'truck',
    beganHoursAgo: 30,
    // Two people set one value, each while offline: a conflict that both see.
    tell: async (record) => {
      await upload(record, 'truck');
      record.later(20);
      await record.approve(CARLA, 3);
      record.later(4);
      await record.apart(
        [
          HANNA,
          (doc, pen) => {
            setValue(doc, pen, LOADING_AREA, '7280');
          },
        ],
        [
          ERIK,
          (doc, pen) => {
            setValue(doc, pen, LOADING_AREA, '7320');
          },
        ],
      );
    },
  },
  {
    name: 'semi-trailer',
    beganHoursAgo: 6 * DAY,
    // Reviewed, then changed: that review has lapsed.
    tell: async (record) => {
      await upload(record, 'semi-trailer');
      record.later(2 * DAY);
      await record.approve(CARLA);
      record.later(3 * DAY);
      await record.write(PETRA, (doc, pen) => {
        setValue(doc, pen, ACTUAL_MASS, '6545');
      });
    },
  },
  {
    name: 'electric-van',
    beganHoursAgo: 4 * DAY,
    // Everything is reviewed: it can be released.
    tell: async (record) => {
      await upload(record, 'electric-van');
      record.later(DAY);
      await record.approve(CARLA);
    },
  },
  {
    name: 'motorcycle',
    beganHoursAgo: 12 * DAY,
    // Released, and with the signer.
    tell: async (record) => {
      await upload(record, 'motorcycle');
      record.later(4 * DAY);
      await record.approve(CARLA);
      record.later(DAY);
      const releaseId = await record.release(CARLA);
      record.later(2);
      const due = new Date(record.nowMs + 14 * DAY * 60 * 60 * 1_000).toISOString().slice(0, 10);
      const step = { name: 'handed-over', signer: 'Nordwerk signing office', due } as const;
      await record.decide(TOMAS, { kind: 'signing', releaseId, step });
    },
  },
  {
    name: 'electric-van-two',
    beganHoursAgo: 5 * DAY,
    // A blocker holds the XML gate of a record that is complete otherwise.
    tell: async (record) => {
      await upload(record, 'electric-van', 'XNWLE3VAN6N004218');
      record.later(DAY);
      await record.approve(CARLA);
      record.later(6);
      await record.write(HANNA, (doc, pen) => {
        startThread(doc, pen, {
          threadId: 'threadapproval',
          commentId: 'approvalone1',
          anchor: 'TypeApprovalNumber',
          text: 'Extension 02 of the approval is announced for this week. Please do not release before it is in.',
          holds: ['xml'],
        });
      });
      record.later(2);
      await record.write(TOMAS, (doc, pen) => {
        reply(
          doc,
          pen,
          'threadapproval',
          'approvaltwo2',
          'The authority said Friday. I will tell you when it is there.',
        );
      });
    },
  },
];
