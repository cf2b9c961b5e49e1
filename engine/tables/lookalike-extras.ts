/**
 * Look-alikes that TR39 does not list as such and that sellers use: small capitals, enclosed and negative letters,
 * regional indicators, and upper-case letters of other scripts whose small form differs.
 */
export const lookalikeExtras: Record<string, string> = {};

const pairs: [letters: string, latin: string][] = [
  ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnopqrstuvwyz'],
  ['ВЕКМНОРСТУХІЅЈ', 'bekmhopctyxisj'],
  ['вкмнт', 'bkmht'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'abezhikmnoptyx'],
  ['αβεηικνορτυχ', 'abenikvoptux'],
];
for (const [letters, latin] of pairs) {
  [...letters].forEach((char, i) => {
    lookalikeExtras[char] = latin[i] ?? '';
  });
}
for (let i = 0; i < 26; i++) {
  const latin = String.fromCharCode(0x61 + i);
  // Negative circled, negative squared, regional indicators: no compatibility form in Unicode.
  for (const start of [0x1f150, 0x1f170, 0x1f1e6]) lookalikeExtras[String.fromCodePoint(start + i)] = latin;
}
