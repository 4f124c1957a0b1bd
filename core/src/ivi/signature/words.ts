import type { Words } from '../dictionary/dictionary.ts';
import type { ProblemCode, Style } from './problem.ts';

/** Sentences for what is wrong with a signature: what it is, and how to mend it. */
export const PROBLEM_WORDS: Readonly<Record<Exclude<ProblemCode, 'unreadable'>, Words>> = {
  'too-large': {
    en: 'The signed form of the message would be longer than {limit} characters, so the signature was not checked. Honest messages stay far below; ask the sender.',
    de: 'Die signierte Form der Nachricht wäre länger als {limit} Zeichen, deshalb wurde die Signatur nicht geprüft. Redliche Nachrichten bleiben weit darunter; den Absender fragen.',
  },
  'not-a-message': {
    en: 'The file is no IVI 2.0 message: its outermost element is "{root}". Choose the signed message.',
    de: 'Die Datei ist keine IVI-2.0-Nachricht: ihr äußerstes Element ist „{root}“. Die signierte Nachricht wählen.',
  },
  unsigned: {
    en: 'The message has no signature. Sign it before it is sent.',
    de: 'Die Nachricht hat keine Signatur. Vor dem Senden signieren.',
  },
  'signatures-many': {
    en: 'The message has {count} signatures; exactly one is allowed, and only the first was checked. Sign the unsigned message once.',
    de: 'Die Nachricht hat {count} Signaturen; erlaubt ist genau eine, und nur die erste wurde geprüft. Die unsignierte Nachricht einmal signieren.',
  },
  'signature-place': {
    en: 'The signature stands inside "{parent}" and not directly under the outermost element. A signature that was moved may cover something else than it seems to: have the message signed again.',
    de: 'Die Signatur steht in „{parent}“ und nicht direkt unter dem äußersten Element. Eine verschobene Signatur kann etwas anderes abdecken, als es scheint: Nachricht neu signieren lassen.',
  },
  'signature-form': {
    en: 'The signature is not built as XML Signature prescribes: see "{subject}" in "{element}". Sign again with a program that follows the standard.',
    de: 'Die Signatur ist nicht so aufgebaut, wie XML Signature es vorschreibt: siehe „{subject}“ in „{element}“. Mit einem normgerechten Programm neu signieren.',
  },
  'reference-missing': {
    en: 'The signature does not say that it covers the message: a Reference with URI="" is missing. Sign the message as a whole.',
    de: 'Die Signatur sagt nicht, dass sie die Nachricht abdeckt: eine Reference mit URI="" fehlt. Die Nachricht als Ganzes signieren.',
  },
  'references-many': {
    en: 'The signature has {count} references where one is expected. Sign the message as a whole, once.',
    de: 'Die Signatur hat {count} Verweise, erwartet wird einer. Die Nachricht als Ganzes einmal signieren.',
  },
  'reference-part': {
    en: 'The signature covers a part of the file ("{uri}"), not the message as a whole. Sign with Reference URI="".',
    de: 'Die Signatur deckt einen Teil der Datei ab („{uri}“), nicht die ganze Nachricht. Mit Reference URI="" signieren.',
  },
  'reference-external': {
    en: 'The signature points outside of the message ("{uri}"). That was not followed. Sign with Reference URI="".',
    de: 'Die Signatur verweist auf etwas außerhalb der Nachricht („{uri}“). Dem wurde nicht gefolgt. Mit Reference URI="" signieren.',
  },
  'id-duplicate': {
    en: 'The Id "{uri}" stands more than once, so it is open what the signature covers. Have the message signed again.',
    de: 'Die Id „{uri}“ steht mehrmals da; damit ist offen, was die Signatur abdeckt. Nachricht neu signieren lassen.',
  },
  'enveloped-missing': {
    en: 'The transform "enveloped-signature" is missing: the signature would have to cover itself, which cannot be. Sign again with that transform.',
    de: 'Die Transformation „enveloped-signature“ fehlt: die Signatur müsste sich selbst abdecken, was nicht geht. Mit dieser Transformation neu signieren.',
  },
  'transform-other': {
    en: 'The signature uses the transform "{algorithm}", which is not allowed: it may leave parts of the message unsigned. Sign with enveloped-signature alone.',
    de: 'Die Signatur verwendet die Transformation „{algorithm}“, die nicht erlaubt ist: sie kann Teile der Nachricht unsigniert lassen. Nur mit enveloped-signature signieren.',
  },
  'transform-order': {
    en: 'The signature has {count} transforms in an order that was not followed. Sign with enveloped-signature alone.',
    de: 'Die Signatur hat {count} Transformationen in einer Reihenfolge, der nicht gefolgt wurde. Nur mit enveloped-signature signieren.',
  },
  'canonicalization-other': {
    en: 'The signature uses the canonicalisation "{algorithm}"; prescribed is exclusive canonicalisation without comments (xml-exc-c14n#). Sign again with it.',
    de: 'Die Signatur verwendet die Kanonisierung „{algorithm}“; vorgeschrieben ist die exklusive ohne Kommentare (xml-exc-c14n#). Damit neu signieren.',
  },
  'signature-algorithm': {
    en: 'The signature algorithm is "{algorithm}"; prescribed is rsa-sha256. Sign again with it.',
    de: 'Das Signaturverfahren ist „{algorithm}“; vorgeschrieben ist rsa-sha256. Damit neu signieren.',
  },
  'digest-algorithm': {
    en: 'The digest algorithm is "{algorithm}"; prescribed is sha256. Sign again with it.',
    de: 'Das Hashverfahren ist „{algorithm}“; vorgeschrieben ist sha256. Damit neu signieren.',
  },
  'weak-signature': {
    en: 'The signature algorithm "{algorithm}" is too weak: signatures with it can be forged. Sign again with rsa-sha256.',
    de: 'Das Signaturverfahren „{algorithm}“ ist zu schwach: damit lassen sich Signaturen fälschen. Mit rsa-sha256 neu signieren.',
  },
  'weak-digest': {
    en: 'The digest algorithm "{algorithm}" is too weak: another message with the same value can be made. Sign again with sha256.',
    de: 'Das Hashverfahren „{algorithm}“ ist zu schwach: eine andere Nachricht mit gleichem Wert lässt sich herstellen. Mit sha256 neu signieren.',
  },
  'weak-key': {
    en: 'The RSA key has {bits} bits; below {least} bits it is too weak. Sign with a certificate that has a longer key.',
    de: 'Der RSA-Schlüssel hat {bits} Bit; unter {least} Bit ist er zu schwach. Mit einem Zertifikat mit längerem Schlüssel signieren.',
  },
  'weak-certificate': {
    en: 'The certificate "{subject}" is itself signed with a weak algorithm (SHA-1 or older). Ask its issuer for a new one.',
    de: 'Das Zertifikat „{subject}“ ist selbst mit einem schwachen Verfahren (SHA-1 oder älter) signiert. Beim Aussteller ein neues anfordern.',
  },
  'digest-unreadable': {
    en: 'The digest value is missing or no base64 text. The file was damaged or edited by hand: fetch it again.',
    de: 'Der Hashwert fehlt oder ist kein Base64-Text. Die Datei wurde beschädigt oder von Hand bearbeitet: neu holen.',
  },
  'value-unreadable': {
    en: 'The signature value is missing or no base64 text. The file was damaged or edited by hand: fetch it again.',
    de: 'Der Signaturwert fehlt oder ist kein Base64-Text. Die Datei wurde beschädigt oder von Hand bearbeitet: neu holen.',
  },
  'digest-mismatch': {
    en: 'The message is not what was signed: its digest differs from the one in the signature. Send the file exactly as the signing program wrote it, or sign again.',
    de: 'Die Nachricht ist nicht das, was signiert wurde: ihr Hashwert weicht von dem in der Signatur ab. Die Datei genau so senden, wie das Signaturprogramm sie geschrieben hat, oder neu signieren.',
  },
  'value-mismatch': {
    en: 'The signature value does not fit: with the certificate in the file it was not made over the SignedInfo that stands here. Use the file as the signing program wrote it, or sign again.',
    de: 'Der Signaturwert passt nicht: mit dem Zertifikat in der Datei wurde er nicht über das hier stehende SignedInfo gebildet. Die Datei so verwenden, wie das Signaturprogramm sie geschrieben hat, oder neu signieren.',
  },
  'properties-mismatch': {
    en: 'A part of the signature itself ("{uri}", such as signing time or certificate) is not what was signed. Sign again.',
    de: 'Ein Teil der Signatur selbst („{uri}“, etwa Signaturzeit oder Zertifikat) ist nicht das, was signiert wurde. Neu signieren.',
  },
  'not-computed': {
    en: '"{algorithm}" could not be computed on this device, so a part of the signature was not checked. Check it elsewhere.',
    de: '„{algorithm}“ ließ sich auf diesem Gerät nicht berechnen; ein Teil der Signatur wurde nicht geprüft. Anderswo prüfen.',
  },
  'certificate-missing': {
    en: 'The signature brings no certificate (X509Certificate), so nobody can tell who signed. Sign again with the certificate inside.',
    de: 'Die Signatur enthält kein Zertifikat (X509Certificate); niemand kann sagen, wer signiert hat. Mit Zertifikat neu signieren.',
  },
  'certificate-unreadable': {
    en: 'Certificate number {number} in the signature cannot be read. Sign again with the right certificate file.',
    de: 'Das Zertifikat Nummer {number} in der Signatur ist nicht lesbar. Mit der richtigen Zertifikatsdatei neu signieren.',
  },
  'certificates-many': {
    en: 'The signature brings {count} certificates; only the first 16 were looked at. Leave out those that do not belong to the chain.',
    de: 'Die Signatur enthält {count} Zertifikate; nur die ersten 16 wurden angesehen. Weglassen, was nicht zur Kette gehört.',
  },
  'key-kind': {
    en: 'The certificate has no usable RSA key but one of kind "{algorithm}". Prescribed is RSA: sign with another certificate.',
    de: 'Das Zertifikat hat keinen verwendbaren RSA-Schlüssel, sondern einen der Art „{algorithm}“. Vorgeschrieben ist RSA: mit anderem Zertifikat signieren.',
  },
  'key-value-differs': {
    en: 'The key written beside the certificate (KeyValue) is another one than the certificate holds. Ask the signer which is right.',
    de: 'Der Schlüssel neben dem Zertifikat (KeyValue) ist ein anderer als der im Zertifikat. Beim Unterzeichner nachfragen, welcher stimmt.',
  },
  'certificate-not-yet-valid': {
    en: 'The certificate is valid from {validFrom} only; the message was signed on {date}. Check the date of signature, or sign again.',
    de: 'Das Zertifikat gilt erst ab {validFrom}; signiert wurde die Nachricht am {date}. Signaturdatum prüfen oder neu signieren.',
  },
  'certificate-expired': {
    en: 'The certificate was valid until {validTo} only; the message was signed on {date}. Sign again with a valid certificate.',
    de: 'Das Zertifikat galt nur bis {validTo}; signiert wurde die Nachricht am {date}. Mit gültigem Zertifikat neu signieren.',
  },
  'certificate-ended': {
    en: 'The certificate was valid when the message was signed; it has ended since, on {validTo}. Sign new messages with a new one.',
    de: 'Das Zertifikat galt, als signiert wurde; inzwischen ist es abgelaufen, am {validTo}. Neue Nachrichten mit einem neuen signieren.',
  },
  'date-unknown': {
    en: 'The message does not say when it was signed, so it is open whether the certificate was valid then. Give the date of signature.',
    de: 'Die Nachricht sagt nicht, wann sie signiert wurde; offen ist, ob das Zertifikat da galt. Das Signaturdatum angeben.',
  },
  'certificate-self-signed': {
    en: 'The certificate "{subject}" is issued by itself: it proves nothing about who signed. Sign with one from a trust service provider.',
    de: 'Das Zertifikat „{subject}“ ist von sich selbst ausgestellt: es beweist nicht, wer signiert hat. Mit einem Zertifikat eines Vertrauensdiensteanbieters signieren.',
  },
  'certificate-authority': {
    en: 'The message was signed with the certificate of an authority ("{subject}"), not with one for seals or signatures. Choose the signer\'s own certificate.',
    de: 'Signiert wurde mit dem Zertifikat einer Zertifizierungsstelle („{subject}“), nicht mit einem für Siegel oder Signaturen. Das eigene Zertifikat des Unterzeichners wählen.',
  },
  'certificate-usage': {
    en: 'The certificate is not made for signatures (its key usage: {usage}). Sign with one for seals, signatures or code.',
    de: 'Das Zertifikat ist nicht für Signaturen gemacht (Schlüsselverwendung: {usage}). Mit einem für Siegel, Signaturen oder Code signieren.',
  },
  'certificate-purpose': {
    en: 'The certificate is made for another purpose ({purposes}), not for signing code or documents. Sign with one for seals, signatures or code.',
    de: 'Das Zertifikat ist für einen anderen Zweck gemacht ({purposes}), nicht zum Signieren von Code oder Dokumenten. Mit einem für Siegel, Signaturen oder Code signieren.',
  },
  'chain-broken': {
    en: 'The certificate "{subject}" names "{issuer}" as its issuer, but the certificate of that name in the file did not sign it. Put the right chain into the signature.',
    de: 'Das Zertifikat „{subject}“ nennt „{issuer}“ als Aussteller, doch das Zertifikat dieses Namens in der Datei hat es nicht signiert. Die richtige Kette in die Signatur aufnehmen.',
  },
  xades: {
    en: 'The signature has XAdES properties, which are allowed. Nothing is to be done.',
    de: 'Die Signatur hat XAdES-Eigenschaften; sie sind erlaubt. Nichts zu tun.',
  },
};

/** Sentences for why a signature fails. `{part}` is one of {@link PART_WORDS}, `{style}` one of {@link STYLE_WORDS}. */
export const CAUSE_WORDS = {
  reformatted: {
    en: 'Re-formatted after signing: {part} is right when {style}. Use the file as the signing program wrote it; no editor may format it.',
    de: 'Nach dem Signieren umformatiert: {part} stimmt, wenn {style}. Die Datei so verwenden, wie das Signaturprogramm sie geschrieben hat; kein Editor darf sie formatieren.',
  },
  'line-ends': {
    en: 'Line ends changed after signing: {part} is right with Windows line ends (CR LF). Use the file as the signing program wrote it, or sign a file with plain line ends (LF).',
    de: 'Zeilenenden nach dem Signieren verändert: {part} stimmt mit Windows-Zeilenenden (CR LF). Die Datei so verwenden, wie das Signaturprogramm sie geschrieben hat, oder eine Datei mit einfachen Zeilenenden (LF) signieren.',
  },
  'canonicalized-otherwise': {
    en: 'Canonicalised otherwise: {part} is right under "{algorithm}", which the signature does not name. The signing program does not follow the standard here: correct its settings and sign again.',
    de: 'Anders kanonisiert: {part} stimmt mit „{algorithm}“, das die Signatur nicht nennt. Das Signaturprogramm folgt hier nicht der Norm: Einstellungen berichtigen und neu signieren.',
  },
  'algorithm-relabelled': {
    en: 'Another hash function: {part} was hashed with {algorithm}, but the signature names another one. Correct the settings of the signing program and sign again.',
    de: 'Andere Hashfunktion: {part} wurde mit {algorithm} gehasht, die Signatur nennt aber eine andere. Einstellungen des Signaturprogramms berichtigen und neu signieren.',
  },
  edited: {
    en: 'Edited after signing: the signature itself is intact, but the message has been changed since (or the signature was taken from another message). Undo the change, or sign again.',
    de: 'Nach dem Signieren bearbeitet: die Signatur selbst ist unversehrt, die Nachricht wurde aber seither geändert (oder die Signatur stammt von einer anderen Nachricht). Änderung zurücknehmen oder neu signieren.',
  },
  'other-content': {
    en: 'Other content: apart from its formatting the signature is intact, but it was made over another content than this one. The message was changed after signing, or the signature was taken from another message. Sign this message anew.',
    de: 'Anderer Inhalt: abgesehen von der Formatierung ist die Signatur unversehrt, sie gilt aber einem anderen Inhalt als diesem. Die Nachricht wurde nach dem Signieren geändert, oder die Signatur stammt von einer anderen Nachricht. Diese Nachricht neu signieren.',
  },
  'signed-info-edited': {
    en: 'SignedInfo changed: the signature was made with the key of this certificate, but over another SignedInfo (digest or algorithms were changed later). Sign again.',
    de: 'SignedInfo geändert: signiert wurde mit dem Schlüssel dieses Zertifikats, aber ein anderes SignedInfo (Hashwert oder Verfahren wurden später geändert). Neu signieren.',
  },
  'wrong-key': {
    en: 'Wrong key: the signature was not made with the key of a certificate in the file, or its value is damaged. Put in the certificate that was signed with, or sign again.',
    de: 'Falscher Schlüssel: signiert wurde nicht mit dem Schlüssel eines Zertifikats in der Datei, oder der Wert ist beschädigt. Das Zertifikat einsetzen, mit dem signiert wurde, oder neu signieren.',
  },
  'other-certificate': {
    en: "Other certificate: the signature was made with the key that stands beside the certificate (KeyValue), not with the certificate's own. The certificate was exchanged, or the wrong one was put in. Sign again.",
    de: 'Anderes Zertifikat: signiert wurde mit dem Schlüssel, der neben dem Zertifikat steht (KeyValue), nicht mit dem des Zertifikats. Das Zertifikat wurde ausgetauscht oder das falsche eingesetzt. Neu signieren.',
  },
} as const satisfies Record<string, Words>;

export const PART_WORDS = {
  'signed-info': { en: 'the signature value', de: 'der Signaturwert' },
  document: { en: 'the digest', de: 'der Hashwert' },
} as const satisfies Record<string, Words>;

const indented = (en: string, de: string): Words => ({
  en: `the elements are indented by ${en}`,
  de: `die Elemente um ${de} eingerückt sind`,
});

export const STYLE_WORDS: Readonly<Record<Style, Words>> = {
  stripped: {
    en: 'the white space between the elements is taken out',
    de: 'der Leerraum zwischen den Elementen herausgenommen ist',
  },
  'stripped-all': {
    en: 'all white space between and alone inside elements is taken out',
    de: 'aller Leerraum zwischen und allein in Elementen herausgenommen ist',
  },
  'around-signature': {
    en: 'the white space around the signature is as it was before',
    de: 'der Leerraum um die Signatur so ist wie vorher',
  },
  tab: indented('tabs', 'Tabulatoren'),
  'spaces-1': indented('one space', 'ein Leerzeichen'),
  'spaces-2': indented('2 spaces', '2 Leerzeichen'),
  'spaces-3': indented('3 spaces', '3 Leerzeichen'),
  'spaces-4': indented('4 spaces', '4 Leerzeichen'),
};

export const VERDICT_WORDS = {
  ok: { en: 'right', de: 'richtig' },
  mismatch: { en: 'WRONG', de: 'FALSCH' },
  'cannot-check': { en: 'not checked', de: 'nicht geprüft' },
} as const satisfies Record<string, Words>;
