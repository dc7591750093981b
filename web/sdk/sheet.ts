/**
 * Style rules that neither the page's CSS nor its content security policy can take away: constructed
 * sheets are not inline style. Browsers without them get a style element.
 */
export function addSheet(root: Document | ShadowRoot, css: string): () => void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return () => {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    (root instanceof Document ? root.head || root.documentElement : root).appendChild(style);
    return () => style.remove();
  }
}

/** The page behind stays where it is. Each widget adds and takes its own sheet, so that two do not fight. */
export const pageCss = 'html,body{overflow:hidden!important;overscroll-behavior:none!important}';

export const overlayCss = `
:host{all:initial!important;display:contents!important}
dialog,dialog[open]{
  all:initial;position:fixed;inset:0;z-index:2147483647;box-sizing:border-box;
  inline-size:100%;block-size:100%;max-inline-size:none;max-block-size:none;
  display:flex;align-items:center;justify-content:center;
  background:rgba(15,18,25,.56);outline:0
}
dialog::backdrop{background:transparent}
.panel{
  position:relative;box-sizing:border-box;overflow:hidden;background:#fff;color:#1b1f27;
  inline-size:420px;block-size:min(720px,calc(100% - 32px));border-radius:16px;
  box-shadow:0 16px 48px rgba(0,0,0,.28);
  font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif
}
iframe{position:absolute;inset:0;inline-size:100%;block-size:100%;border:0;opacity:0;pointer-events:none;color-scheme:light dark}
.ready iframe{opacity:1;pointer-events:auto}
.wait{
  position:absolute;inset:0;box-sizing:border-box;padding:24px;text-align:center;
  display:flex;flex-direction:column;align-items:center;justify-content:center;gap:24px
}
.wait p{margin:0;max-inline-size:20em}
.ready .wait{display:none}
button{
  font:inherit;color:inherit;background:transparent;border:1px solid currentColor;border-radius:10px;
  min-block-size:44px;padding:0 24px;cursor:pointer
}
button:focus-visible{outline:3px solid #3b6fd4;outline-offset:2px}
@media (max-width:480px),(max-height:480px){
  .panel{inline-size:100%;block-size:100%;border-radius:0;box-shadow:none}
}
@media (prefers-color-scheme:dark){.panel{background:#15181e;color:#eceef2}}
@media (forced-colors:active){.panel{border:1px solid}}
`;
