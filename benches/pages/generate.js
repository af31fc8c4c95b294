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

/**
 * Of a page's bytes, in the order in which they stand. Together 1. As with real pages an eighth of it is text, and half of
 * that the article; an element has 100 bytes and stands twelve deep.
 */
const SHARES = /** @type {const} */ ([
  ['style', 0.12], ['script', 0.28], ['menu', 0.1], ['article', 0.16], ['comments', 0.08], ['cards', 0.2], ['footer', 0.06],
]);

/** Bytes of what stands on every page once. */
const FRAME = 4000;

/**
 * @param {number} bytes  that the page is to have, as nearly as its parts allow
 * @returns {string}
 */
export function generate(bytes) {
  const page = new Maker(bytes);
  const parts = Object.fromEntries(SHARES.map(([kind, share]) => [kind, page.fill(kind, share * (bytes - FRAME))]));
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
<body class="post-template single single-post wide layout-two-columns has-sidebar">
<div id="root"><div class="app-shell app-shell--ready"><div id="page" class="site site--boxed" data-theme="tide" data-version="4.2.1">
<header class="site-header site-header--sticky"><div class="wrap wrap--wide"><a class="logo" href="/">The Tidewater Post</a>
<nav class="main-menu main-menu--desktop" aria-label="Main"><div class="main-menu__scroller"><ul class="main-menu__list">
${parts.menu}</ul></div></nav></div></header>
<div class="layout"><div class="layout__row"><main id="content" class="content-area col-8"><div class="content-area__inner"><article class="post type-post hentry"><div class="post__sections">
<header class="entry-header"><h1 class="entry-title">${title}</h1><p class="standfirst">${page.sentence()}</p>
<div class="meta">By <a rel="author" href="/people/${page.number(99)}">${page.pick('name')}</a> <time datetime="2025-03-20T07:45:12+00:00">20 March 2025</time></div></header>
<div class="entry-content entry-content--rich">
${parts.article}</div></div></article>
<section id="comments" class="comments-area"><div class="comments-area__inner"><h2>Letters</h2><ol class="comment-list">
${parts.comments}</ol></div></section></div></main>
<aside class="sidebar col-4"><div class="sidebar__sticky"><div class="widget related widget--cards"><h3 class="widget-title">${page.pick('section')}</h3><div class="widget__grid">
${parts.cards}</div></div></div></aside></div></div>
<footer class="site-footer"><div class="wrap wrap--wide"><div class="site-footer__columns">
${parts.footer}</div></div></footer></div></div></div>
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
    const n = ++this.count;
    return `<li id="menu-item-${n}" class="menu-item menu-item-type-taxonomy menu-item-object-category menu-item-${n}"><div class="menu-item__row"><a href="/${section.toLowerCase()}/${n}" class="menu-item__link" data-track="menu" data-position="${n}"><span class="menu-item__label">${section}</span></a></div></li>\n`;
  }

  article() {
    const n = ++this.count;
    const kind = n % 12;
    return `<div class="block block--${kind} block-${n} is-layout-flow" data-id="${this.number(1e9).toString(36)}" data-block-type="text"><div class="block__container">${this.block(kind, n)}</div></div>\n`;
  }

  /** @param {number} kind @param {number} n */
  block(kind, n) {
    switch (kind) {
      case 0:
        return `<h2 id="part-${n}" class="block-heading">${this.pick('head')}</h2>`;
      case 3:
        return `<figure class="block-image size-large is-resized"><div class="block-image__ratio"><img loading="lazy" decoding="async" width="1024" height="683" class="block-image__img image-${n}" src="/media/${n}-1024x683.jpg" srcset="/media/${n}-1024x683.jpg 1024w, /media/${n}-300x200.jpg 300w, /media/${n}-768x512.jpg 768w" sizes="(max-width: 1024px) 100vw, 1024px" alt="${this.pick('object')}"></div><figcaption class="block-image__caption">${this.sentence()} <span class="credit">${this.pick('name')}</span></figcaption></figure>`;
      case 5:
        return `<div class="newsletter-box c${n}"><div class="inner"><p><strong>${this.pick('promo')}</strong></p><form action="/letter" class="newsletter-form"><div class="field"><input type="email" name="email" class="field__input"></div><button type="submit" class="button button--primary">${this.pick('section')}</button></form></div></div>`;
      case 7:
        return `<ul class="block-list">${Array.from({ length: 3 + this.number(4) }, () => `<li>${this.sentence()}</li>`).join('')}</ul>`;
      case 8:
        return `<div class="ad-slot ad-slot--inline" id="slot-${n}" data-sizes="300x250,970x90" style="min-height:250px"><div class="ad-slot__label">${words.promo[4]}</div></div>`;
      case 9:
        return `<blockquote class="block-quote"><p>${this.sentences(1)}</p><cite>${this.pick('name')}</cite></blockquote>`;
      case 10:
        return `<p class="read-also"><a href="/story/${n}" data-track="inline">${this.pick('promo')}: ${this.sentence()}</a></p>`;
      default:
        return `<p>${this.sentences(2)} <a href="/story/${n}">${this.pick('object')}</a> ${this.sentence()} <em>${this.sentence()}</em></p>`;
    }
  }

  comments() {
    const n = ++this.count;
    return `<li id="comment-${n}" class="comment byuser even thread-odd depth-${1 + (n % 3)}"><div class="comment-body" id="div-comment-${n}"><div class="comment-meta"><div class="comment-author vcard"><img class="avatar avatar-48 photo" width="48" height="48" loading="lazy" src="/avatar/${this.number(1000)}.png" alt=""><cite class="fn">${this.pick('name')}</cite></div> <a class="comment-date" href="#comment-${n}"><time datetime="2025-03-2${n % 10}">2${n % 10} March</time></a></div><div class="comment-content"><p>${this.pick('remark')}. ${this.sentence()}</p></div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="?reply=${n}" data-commentid="${n}">Reply</a></div></div></li>\n`;
  }

  cards() {
    const n = ++this.count;
    return `<div class="card card--vertical c${n}" data-id="${this.number(1e9).toString(36)}"><div class="card__inner"><a class="card-link" href="/story/${n}" data-track="card"><div class="card__media"><div class="thumb thumb--3x2"><img loading="lazy" decoding="async" width="300" height="200" src="/media/${n}-300x200.jpg" srcset="/media/${n}-300x200.jpg 1x, /media/${n}-600x400.jpg 2x" alt=""></div></div></a><div class="card__body"><div class="card__kicker"><span class="kicker kicker--small">${this.pick('section')}</span></div><h4 class="card-title"><a href="/story/${n}">${this.sentence()}</a></h4><div class="card-meta"><span class="time">${1 + this.number(23)} h</span> <svg class="icon" viewBox="0 0 16 16" width="12" height="12"><path d="M2 ${this.number(16)}h12v${this.number(9)}H2z"></path></svg></div></div></div></div>\n`;
  }

  footer() {
    return `<div class="col site-footer__column"><h5 class="site-footer__title">${this.pick('section')}</h5><ul class="site-footer__list">${Array.from({ length: 4 }, () => `<li class="site-footer__item"><a class="site-footer__link" href="/page/${++this.count}">${this.pick('head')}</a></li>`).join('')}</ul></div>\n`;
  }
}
