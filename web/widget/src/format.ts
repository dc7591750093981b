/** Whether a file is of a kind that can be sent, by its first bytes: its name is only somebody's word. */

/** Some programs write a few bytes before a PDF's header; the server looks this far for it, too. */
const LOOKED_AT = 1024;
const HEIC = /^....ftyp(hei[cxms]|hevc|mif1|msf1)/s;

export function isKnown(start: Uint8Array): boolean {
  const text = String.fromCharCode(...start.subarray(0, LOOKED_AT));
  return (
    /^(\x89PNG\r\n\x1a\n|\xff\xd8\xff|II\*\0|MM\0\*)/.test(text) || HEIC.test(text) || text.includes('%PDF-')
  );
}

/** What cannot be read here is left for the server to judge. */
export async function canBeSent(file: Blob): Promise<boolean> {
  try {
    return isKnown(new Uint8Array(await file.slice(0, LOOKED_AT).arrayBuffer()));
  } catch {
    return true;
  }
}
