/** The style of the printed certificate: A4, light, quiet lines; nothing is loaded from anywhere. */
export const SHEET_STYLE = `
:root { color-scheme: light only; }
* { box-sizing: border-box; }
html { background: #fff; color: #14181d; }
body {
  font: 9pt/1.32 Inter, "Helvetica Neue", Helvetica, Arial, "Noto Sans", sans-serif;
  font-variant-ligatures: none; font-feature-settings: "calt" 0, "tnum" 1;
  max-width: 186mm; margin: 0 auto; padding: 10mm 6mm; -webkit-print-color-adjust: exact; print-color-adjust: exact;
}
h1 { font-size: 19pt; line-height: 1.15; margin: 0; font-weight: 650; letter-spacing: -0.01em; }
h2 { font-size: 11pt; line-height: 1.3; margin: 5.5mm 0 1mm; font-weight: 650; break-after: avoid; }
h3 { font-size: 9pt; line-height: 1.3; margin: 3.5mm 0 0.5mm; font-weight: 650; color: #3f4852; break-after: avoid; }
p { margin: 0 0 2mm; orphans: 3; widows: 3; }
.mark {
  display: inline-block; margin: 0 0 4mm; padding: 1.2mm 3.5mm; border: 0.6mm solid #14181d;
  font-size: 12pt; font-weight: 700; letter-spacing: 0.04em; text-transform: uppercase;
}
.head { border-bottom: 0.5mm solid #14181d; padding-bottom: 4mm; margin-bottom: 5mm; }
.subtitle { margin: 1.5mm 0 3mm; font-size: 10.5pt; color: #3f4852; }
.vin { margin: 0; }
.vin b { font-size: 13pt; font-weight: 650; letter-spacing: 0.05em; }
.vin span { color: #3f4852; margin-right: 2mm; }
.statement { font-size: 10pt; line-height: 1.45; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
table + table { margin-top: -0.2mm; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 0.75mm 2mm 0.75mm 0; overflow-wrap: anywhere; hyphens: manual; }
tbody tr { border-bottom: 0.2mm solid #d3d8de; break-inside: avoid; }
tbody tr.long { break-inside: auto; }
thead th { padding-top: 1.4mm; padding-bottom: 0.4mm; font-size: 7.5pt; line-height: 1.25; color: #3f4852; vertical-align: bottom; }
thead tr { border-bottom: 0.2mm solid #9aa3ad; break-inside: avoid; break-after: avoid; }
thead.quiet { line-height: 0; }
thead.quiet tr { border: 0; }
thead.quiet th { padding: 0; font-size: 0; line-height: 0; }
.quiet { font-size: 0; }
.no { width: 17mm; }
.what { width: 65mm; }
.what.wide { width: 82mm; }
td.no { color: #3f4852; }
tbody th { color: #2b323a; padding-right: 4mm; }
.v { display: block; unicode-bidi: isolate; white-space: pre-wrap; }
.signatories { margin: 4mm 0 2mm; }
.signatories .line { height: 16mm; }
.notes { margin-top: 8mm; padding-top: 2.5mm; border-top: 0.3mm solid #9aa3ad; font-size: 8.5pt; color: #3f4852; }
.notes h2 { margin: 0 0 1mm; font-size: 8.5pt; }
.notes p { margin: 0 0 1mm; }
.watermark { display: none; }
@media print {
  body { padding: 0; max-width: none; }
  .watermark {
    display: block; position: fixed; inset: 0; z-index: -1; pointer-events: none; overflow: hidden;
  }
  .watermark span {
    position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%) rotate(-50deg); white-space: nowrap;
    font-weight: 700; color: #eceef1; letter-spacing: 0.03em;
  }
}
@media screen { html { background: #eef0f3; } body { background: #fff; margin: 6mm auto; padding: 16mm 14mm; max-width: 210mm; } }
`;
