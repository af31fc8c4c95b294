// Pages of any size in the markup of a news site, the same bytes on every machine.
//
// Every kind of thing on the page has a share of its bytes, so that a page twice as large has twice as much of each: what
// time it takes may then be compared across sizes.

import { readFileSync } from 'node:fs';

const words = Object.fromEntries(
  readFileSync(new URL('words.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split(': '))
    .map(([kind, entries]) => [kind, entries.split('; ')]),
);

/** Of a page's bytes, in the order in which they stand. Together 1. */
const SHARES = /** @type {const} */ ([
  ['style', 0.12], ['script', 0.3], ['menu', 0.06], ['article', 0.26], ['comments', 0.09], ['cards', 0.13], ['footer', 0.04],
]);

/**
 * @param {number} bytes  that the page is to have, as nearly as its parts allow
 * @returns {string}
 */
export function generate(bytes) {
  const page = new Maker(bytes);
  const parts = Object.fromEntries(SHARES.map(([kind, share]) => [kind, page.fill(kind, share * bytes)]));
  const title = page.title;
  return `<!doctype html>
<html lang="en" class="no-js">
<head>
<meta charset="utf-8">
<title>${title} | The Tidewater Post</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${page.sentence()}">
<meta name="author" content="${page.pick('name')}">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="The Tidewater Post">
<meta property="article:published_time" content="2025-03-20T07:45:12+00:00">
<link rel="canonical" href="https://tidewater.example/2025/03/20/story">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${title}","datePublished":"2025-03-20T07:45:12+00:00","author":{"@type":"Person","name":"${page.pick('name')}"}}</script>
<style>
${parts.style}</style>
<script>
${parts.script}</script>
</head>
<body class="post-template single single-post wide">
<div id="page" class="site"><header class="site-header"><div class="wrap"><a class="logo" href="/">The Tidewater Post</a>
<nav class="main-menu" aria-label="Main"><ul>
${parts.menu}</ul></nav></div></header>
<div class="layout"><main id="content" class="content-area"><article class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">${title}</h1><p class="standfirst">${page.sentence()}</p>
<div class="meta">By <a rel="author" href="/people/${page.number(99)}">${page.pick('name')}</a> <time datetime="2025-03-20T07:45:12+00:00">20 March 2025</time></div></header>
<div class="entry-content">
${parts.article}</div></article>
<section id="comments" class="comments-area"><h2>Letters</h2><ol class="comment-list">
${parts.comments}</ol></section></main>
<aside class="sidebar"><div class="widget related"><h3 class="widget-title">${page.pick('section')}</h3>
${parts.cards}</div></aside></div>
<footer class="site-footer"><div class="wrap">
${parts.footer}</div></footer></div>
</body>
</html>
`;
}

class Maker {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
    this.count = 0;
    this.title = this.sentence().slice(0, -1);
  }

  /** @param {number} below */
  number(below) {
    // A step of Weyl's sequence, then mixed: plain, and the same everywhere.
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
  }

  /** @param {string} kind */
  pick(kind) {
    return words[kind][this.number(words[kind].length)];
  }

  sentence() {
    const said = `${this.pick('subject')} ${this.pick('verb')} ${this.pick('object')}`;
    const begun = this.number(3) ? said : `${this.pick('start')} ${said}`;
    const ended = this.number(2) ? begun : `${begun}, ${this.pick('tail')}`;
    return `${ended[0].toUpperCase()}${ended.slice(1)}.`;
  }

  /** @param {number} atLeast @param {number} [more] */
  sentences(atLeast, more = 3) {
    return Array.from({ length: atLeast + this.number(more) }, () => this.sentence()).join(' ');
  }

  /**
   * @param {(typeof SHARES)[number][0]} kind
   * @param {number} bytes
   */
  fill(kind, bytes) {
    const pieces = [];
    for (let length = 0; length < bytes; length += pieces[pieces.length - 1].length) pieces.push(this[kind]());
    return pieces.join('');
  }

  style() {
    const n = ++this.count;
    return `.c${n} .inner,.c${n}>a:hover{margin:${this.number(40)}px auto;color:#${(0x100000 + this.number(0xefffff)).toString(16)};line-height:1.${this.number(9)}}\n`;
  }

  script() {
    const n = ++this.count;
    return `window.slots=window.slots||[];slots.push({id:"slot-${n}",sizes:[[300,250],[${this.number(900)},${this.number(600)}]],key:"${this.number(1e9).toString(36)}${this.number(1e9).toString(36)}",lazy:${this.number(2) === 1}});\n`;
  }

  menu() {
    const section = this.pick('section');
    return `<li class="menu-item menu-item-${++this.count}"><a href="/${section.toLowerCase()}/${this.count}" data-track="menu"><span>${section}</span></a></li>\n`;
  }

  article() {
    const n = ++this.count;
    switch (n % 12) {
      case 0:
        return `<h2 id="part-${n}">${this.pick('head')}</h2>\n`;
      case 3:
        return `<figure class="wp-block-image size-large"><img loading="lazy" width="1024" height="683" src="/media/${n}-1024x683.jpg" srcset="/media/${n}-1024x683.jpg 1024w, /media/${n}-300x200.jpg 300w, /media/${n}-768x512.jpg 768w" sizes="(max-width: 1024px) 100vw, 1024px" alt="${this.pick('object')}"><figcaption>${this.sentence()} <span class="credit">${this.pick('name')}</span></figcaption></figure>\n`;
      case 5:
        return `<div class="newsletter-box c${n}"><div class="inner"><p><strong>${this.pick('promo')}</strong></p><form action="/letter"><input type="email" name="email"><button type="submit">${this.pick('section')}</button></form></div></div>\n`;
      case 7:
        return `<ul class="wp-block-list">${Array.from({ length: 3 + this.number(4) }, () => `<li>${this.sentence()}</li>`).join('')}</ul>\n`;
      case 9:
        return `<blockquote class="wp-block-quote"><p>${this.sentences(1)}</p><cite>${this.pick('name')}</cite></blockquote>\n`;
      case 10:
        return `<p class="read-also"><a href="/story/${n}">${this.pick('promo')}: ${this.sentence()}</a></p>\n`;
      default:
        return `<p>${this.sentences(2)} <a href="/story/${n}">${this.pick('object')}</a> ${this.sentence()} <em>${this.sentence()}</em></p>\n`;
    }
  }

  comments() {
    const n = ++this.count;
    return `<li id="comment-${n}" class="comment depth-${1 + (n % 3)}"><div class="comment-body"><div class="comment-author vcard"><img class="avatar" width="48" height="48" src="/avatar/${this.number(1000)}.png" alt=""><cite class="fn">${this.pick('name')}</cite> <a href="#comment-${n}"><time datetime="2025-03-2${n % 10}">2${n % 10} March</time></a></div><p>${this.pick('remark')}. ${this.sentences(1, 2)}</p><div class="reply"><a rel="nofollow" href="?reply=${n}">Reply</a></div></div></li>\n`;
  }

  cards() {
    const n = ++this.count;
    return `<div class="card c${n}"><a class="card-link" href="/story/${n}"><div class="thumb"><img loading="lazy" width="300" height="200" src="/media/${n}-300x200.jpg" srcset="/media/${n}-300x200.jpg 1x, /media/${n}-600x400.jpg 2x" alt=""></div><span class="kicker">${this.pick('section')}</span><h4 class="card-title">${this.sentence()}</h4></a><div class="card-meta"><span class="time">${1 + this.number(23)} h</span> <svg viewBox="0 0 16 16" width="12" height="12"><path d="M2 ${this.number(16)}h12v${this.number(9)}H2z"></path></svg></div></div>\n`;
  }

  footer() {
    const section = this.pick('section');
    return `<div class="col"><h5>${section}</h5><ul>${Array.from({ length: 4 }, () => `<li><a href="/page/${++this.count}">${this.pick('head')}</a></li>`).join('')}</ul></div>\n`;
  }
}
