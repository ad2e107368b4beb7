import { createHash } from 'node:crypto';

/* The parts of an exported page that are the same for all chats: its style, and the script of its search box. */

export const style = `
:root{color-scheme:light dark;--back:#f2f1ee;--card:#fff;--mine:#e4f0e6;--text:#1d1d1b;--soft:#5c5b57;--line:#d8d6d0}
@media (prefers-color-scheme:dark){:root{--back:#161615;--card:#242422;--mine:#20352a;--text:#ecebe7;--soft:#a9a8a2;--line:#3b3a37}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:15px/1.5 system-ui,sans-serif}
header{position:sticky;inset-block-start:0;padding:12px 16px;background:var(--card);border-block-end:1px solid var(--line)}
header>*{max-inline-size:760px;margin-inline:auto}
h1{margin-block:0;font-size:18px;overflow-wrap:anywhere}
header p{margin-block:0 8px;color:var(--soft)}
input{display:block;inline-size:100%;padding:8px 12px;border:1px solid var(--soft);border-radius:8px;background:var(--back);color:inherit;font:inherit}
output{display:block;color:var(--soft)}
main{max-inline-size:760px;margin-inline:auto;padding:16px}
article{max-inline-size:85%;inline-size:fit-content;margin-block:0 8px;padding:8px 12px;border-radius:10px;background:var(--card);
content-visibility:auto;contain-intrinsic-size:auto 64px}
article.mine{margin-inline-start:auto;background:var(--mine)}
[hidden]{display:none}
article p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start}
article img,article video{display:block;max-inline-size:100%;max-block-size:420px;border-radius:6px}
audio{display:block;max-inline-size:100%}
a{color:inherit;overflow-wrap:anywhere}
article.note p{color:var(--soft);font-style:italic}
article b{display:block;overflow-wrap:anywhere}
time{display:block;color:var(--soft);font-size:12px}
h2{margin-block:16px 8px;color:var(--soft);font-size:13px;font-weight:600;text-align:center}
`;

export const script = `
const box=document.querySelector('input'),all=[...document.querySelectorAll('article')],found=document.querySelector('output'),main=document.querySelector('main');
let wait=0;
const look=()=>{const words=box.value.trim().toLowerCase();let count=0;
for(const one of all){const fits=words===''||one.textContent.toLowerCase().includes(words);one.hidden=!fits;if(fits)count+=1}
let day=null;
for(const one of main.children){if(one.localName==='h2'){day=one;day.hidden=true}else if(day&&!one.hidden)day.hidden=false}
found.textContent=words===''?'':count+' / '+all.length};
box.addEventListener('input',()=>{clearTimeout(wait);wait=setTimeout(look,150)});
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing is loaded but what lies beside the page, and nothing runs but these two. */
export const contentSecurityPolicy = (withMedia: boolean): string =>
  [
    "default-src 'none'",
    ...(withMedia ? ["img-src 'self' file:", "media-src 'self' file:"] : []),
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
