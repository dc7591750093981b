/** The number that the page's policy lets styles in by. Libraries that write style elements of their own need it. */
import { setNonce } from 'get-nonce';

export const nonce = document.querySelector<HTMLStyleElement>('style[nonce]')?.nonce ?? '';
setNonce(nonce);
