import { expect, test } from 'vitest';
import { readMessage } from './read.ts';
import { changed } from './samples/change.ts';
import { sampleContent, SAMPLES } from './samples/samples.ts';
import { writeMessage } from './write.ts';

const truck = sampleContent(SAMPLES[4]);

test('IVI-04 the same values give the same text, whatever the order they were set in', () => {
  const reversed = { values: new Map([...truck.values].reverse()), rows: new Map([...truck.rows].reverse()) };
  expect(writeMessage(reversed)).toBe(writeMessage(truck));
});

test('IVI-04 a message has one element a line, tabs, LF, and no carriage return', () => {
  const text = writeMessage(truck);
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<InitialVehicleInformation xmlns=')).toBe(true);
  expect(text).toContain('\n\t\t<MassGroup>\n\t\t\t<MassInRunningOrder>9350</MassInRunningOrder>\n');
  expect(text.endsWith('</InitialVehicleInformation>\n')).toBe(true);
  expect(text).not.toContain('\r');
});

test('IVI-04 empty groups and tables are not written, empty rows are', () => {
  const text = writeMessage({
    values: new Map([['Type', 'T']]),
    rows: new Map([
      ['ColourTable', ['a']],
      ['AxleTable', []],
    ]),
  });
  expect(text).toContain('<Header/>');
  expect(text).toContain('<ColourTable>\n\t\t\t<ColourGroup/>\n\t\t</ColourTable>');
  expect(text).not.toContain('AxleTable');
  expect(text).not.toContain('MassGroup');
});

test('IVI-04 order of rows is the order of ids, and nothing else about ids shows', () => {
  const values = { 'ColourTable/z/Colour': '1', 'ColourTable/a/Colour': '2' };
  const text = writeMessage(changed(truck, values, { ColourTable: ['z', 'a'] }));
  expect(text.indexOf('<Colour>1<')).toBeLessThan(text.indexOf('<Colour>2<'));
});

test('IVI-03 what XML would change comes back as it was', () => {
  const remark = '<b> & "c" \' ]]> \r\n \t é € \u{1F697} &amp;';
  const content = changed(truck, { 'RemarkTable/1/Remark': remark });
  const read = readMessage(writeMessage(content));
  expect(read.ok && read.content.values.get('RemarkTable/1/Remark')).toBe(remark);
});

test('IVI-04 a value without a place in the schema is not written', () => {
  expect(writeMessage(changed(truck, { 'AxleTable/9/AxleNumber': '9', Nothing: 'x' }))).toBe(writeMessage(truck));
});
