//! Pages that are as large as may be, each of one thing: what could take more time than it is long.

use std::iter;

/// A page by the number of its things.
pub type Shape = (&'static str, fn(usize) -> String);

/// How many elements or characters the largest of each is made of is up to who asks: `count` things make about `2 * count`
/// nodes.
pub const SHAPES: &[Shape] = &[
    ("paragraphs", |n| each(n, |i| format!("<p>Word {i} of many.</p>"))),
    ("one text", |n| format!("<p>{}", "words of a text ".repeat(n))),
    ("one word", |n| format!("<p>{}", "w".repeat(n * 16))),
    ("sentences", |n| format!("<p>{}", "Ab. ".repeat(n * 4))),
    ("letters apart", |n| format!("<p>{}", "a ".repeat(n * 8))),
    ("spaces", |n| format!("<p>a{}b", " ".repeat(n * 16))),
    ("ideographs", |n| format!("<html lang=zh><p>{}", "水边的灯亮了。".repeat(n))),
    ("marks on one letter", |n| format!("<p>a{}", "\u{301}".repeat(n * 8))),
    ("lines", |n| format!("<p>{}", "line<br>".repeat(n))),
    ("lines of code", |n| format!("<pre>{}", "<span>let</span> a;\n".repeat(n))),
    ("inline", |n| format!("<p>{}", "<b>a</b> ".repeat(n))),
    ("links", |n| format!("<p>{}", each(n, |i| format!("<a href=/a/{i}>to {i}</a> ")))),
    ("links in items", |n| format!("<ul>{}", each(n, |i| format!("<li><a href=/a/{i}>to the {i}</a>")))),
    ("empty", |n| "<div></div>".repeat(2 * n)),
    ("items", |n| format!("<ul>{}", "<li>one of many things".repeat(n))),
    ("terms", |n| format!("<dl>{}", "<dt>term<dd>what it is".repeat(n / 2))),
    ("rows", |n| format!("<table>{}", "<tr><td>a<td>b".repeat(n / 2))),
    ("cells", |n| format!("<table><tr>{}", "<td>a".repeat(n))),
    ("spans of cells", |n| format!("<table><tr>{}", "<td rowspan=65534 colspan=1000>a".repeat(n))),
    ("tables", |n| "<table><tr><td>a</table>".repeat(n / 2)),
    ("headings", |n| each(n, |i| format!("<h{}>Heading {i}</h{}>", i % 6 + 1, i % 6 + 1))),
    ("first headings", |n| each(n, |i| format!("<h1>A title of some words {i}</h1>"))),
    ("pictures", |n| each(n * 2, |i| format!("<img src=/{i}.jpg alt=a>"))),
    ("figures", |n| each(n / 2, |i| format!("<figure><img src=/{i}.jpg><figcaption>what {i}</figcaption></figure>"))),
    ("candidates", |n| format!("<p>a<img srcset=\"{}\">", each(n, |i| format!("/a-{i}.jpg {i}w, ")))),
    ("players", |n| each(n * 2, |i| format!("<iframe src=https://www.youtube.com/embed/{i}></iframe>"))),
    ("films", |n| format!("<video>{}</video>", "<source src=a.mp4>".repeat(n * 2))),
    ("notes", |n| {
        let calls = each(n / 4, |i| format!("<sup id=r{i}><a href=#n{i}>{i}</a></sup> a "));
        format!("<p>{calls}<ol>{}", each(n / 4, |i| format!("<li id=n{i}>note {i} <a href=#r{i}>back</a>")))
    }),
    ("links to nowhere", |n| each(n, |i| format!("<a href=#n{i}>{i}</a>"))),
    ("one id", |n| "<p id=a><a href=#a>a</a>".repeat(n / 2)),
    ("classes", |n| format!("<p class='{}'>a", each(n, |i| format!("content-{i} sidebar_{i} ")))),
    ("classes of each", |n| each(n, |i| format!("<p class='entry-content post-{i} widget share c{i}'>a b c"))),
    ("styles", |n| each(n, |i| format!("<p style='color:red;text-align:left;width:{i}px'>a b c"))),
    ("sections", |n| each(n, |i| format!("<section><p>a part {i}</section>"))),
    ("articles", |n| each(n / 4, |i| format!("<article><h2>Story {i}</h2><p>What happened.</article>"))),
    ("comments", |n| {
        let one = |i| {
            format!(
                "<li class=comment id=comment-{i}><cite class=fn>Name</cite><time datetime=2024-01-01>x</time><p>Said {i}."
            )
        };
        format!("<article><p>Text.</article><ol class=comment-list>{}", each(n / 5, one))
    }),
    ("posts", |n| {
        let one = |i| {
            format!(
                "<div class=topic-post itemscope itemtype=https://schema.org/Comment><span itemprop=author>N{i}</span>\
                     <time datetime=2024-01-01>x</time><div class=cooked><p>Said {i}.</div></div>"
            )
        };
        each(n / 6, one)
    }),
    ("live entries", |n| each(n / 4, |i| format!("<div class=entry><time>10:{:02}</time><p>News {i}.</div>", i % 60))),
    ("answers", |n| each(n / 4, |i| format!("<details><summary>What {i}?</summary><p>That.</details>"))),
    ("tabs", |n| {
        let tabs = each(n / 4, |i| format!("<a role=tab href=#t{i} aria-controls=t{i}>T{i}</a>"));
        format!(
            "<div role=tablist>{tabs}</div>{}",
            each(n / 4, |i| format!("<div role=tabpanel id=t{i}>panel {i}</div>"))
        )
    }),
    ("radio tabs", |n| {
        each(n / 4, |i| format!("<input type=radio name=t id=t{i}><label for=t{i}>T{i}</label><div>panel {i}</div>"))
    }),
    ("formulas", |n| format!("<p>{}", "<math><mi>x</mi></math> ".repeat(n / 2))),
    ("nested formulas", |n| {
        format!("<p>{}", "<math>".to_owned() + &"<mrow>".repeat(400) + "<mi>x").repeat(n / 300 + 1)
    }),
    ("sources of formulas", |n| format!("<p>{}", "<span class=math>\\(x^2\\)</span> ".repeat(n))),
    ("dollars", |n| format!("<p>{}", "$x$ \\(".repeat(n * 2))),
    ("numbered lines", |n| {
        format!("<table class=highlight>{}", each(n / 3, |i| format!("<tr><td class=lineno>{i}<td class=code>let a;")))
    }),
    ("dates", |n| format!("<p>{}", "12 March 2024, 10:30 ".repeat(n))),
    ("times", |n| each(n, |_| "<time datetime=2024-01-01>1 January 2024</time> ".into())),
    ("bylines", |n| each(n, |i| format!("<p class=byline>By Ann Other{i} and Bea Second{i}"))),
    ("authors", |n| each(n, |i| format!("<a rel=author href=/a/{i}>Ann Other{i}</a>"))),
    ("one byline", |n| format!("<h1>Title here</h1><p class=byline>By {}", "Ann Other, ".repeat(n))),
    ("title", |n| format!("<title>{}</title><h1>Title of this</h1><p>a b c", "Title - Site | ".repeat(n))),
    ("title and headings", |n| {
        format!(
            "<title>{}</title>{}",
            "A title of words ".repeat(1000),
            each(n, |i| format!("<h1>A title of words {i}</h1>"))
        )
    }),
    ("metas", |n| each(2 * n, |i| format!("<meta property=article:tag content=t{i}>"))),
    ("names", |n| each(2 * n, |i| format!("<meta name=author content='Ann Other{i}'>"))),
    ("alternates", |n| each(2 * n, |i| format!("<link rel='canonical next icon' href=/{i}>"))),
    ("next pages", |n| each(n, |i| format!("<a rel=next class=next href=?page={i}>Next page {i}</a>"))),
    ("linked data, nested", |n| linked(&("[".repeat(n * 8) + &"]".repeat(n * 8)))),
    ("linked data, objects", |n| linked(&("{\"a\":".repeat(n * 2) + "1" + &"}".repeat(n * 2)))),
    ("linked data, authors", |n| {
        let authors = each(n, |i| format!("{{\"@type\":\"Person\",\"name\":\"Ann Other{i}\"}},"));
        linked(&format!(
            "{{\"@type\":\"NewsArticle\",\"headline\":\"A\",\"author\":[{}]}}",
            authors.trim_end_matches(',')
        ))
    }),
    ("linked data, articles", |n| {
        let one = |i| format!("{{\"@type\":\"NewsArticle\",\"headline\":\"Title {i}\",\"url\":\"/a/{i}\"}},");
        linked(&format!("[{}]", each(n, one).trim_end_matches(',')))
    }),
    ("linked data, scripts", |n| each(n, |i| linked(&format!("{{\"@type\":\"Article\",\"headline\":\"T{i}\"}}")))),
    ("linked data, texts", |n| {
        linked(&format!("{{\"@type\":\"Article\",\"articleBody\":\"{}\"}}", "words ".repeat(n * 2)))
    }),
    ("microdata", |n| {
        each(n, |i| format!("<div itemscope itemtype=https://schema.org/Review><b itemprop=author>A{i}</b></div>"))
    }),
    ("address", |n| format!("<p>a<a href=\"https://a.example/{}\">b</a>", "a/../".repeat(n * 2))),
    ("data address", |n| format!("<p>a<img src=\"data:image/png;base64,{}\">", "AAAA".repeat(n * 4))),
    ("addresses of nothing", |n| each(n, |i| format!("<a href='java\tscript:{i}'>b</a>"))),
    ("fields", |n| each(n, |i| format!("<form><input name=a{i}><label>Name</label></form>"))),
    ("newsletters", |n| each(n, |i| format!("<div class=newsletter><p>Sign up for our newsletter {i}</div>"))),
    ("promotions", |n| format!("<p>{}", "Sign up for our newsletter. ".repeat(n))),
    ("read more", |n| each(n, |i| format!("<p>Read more: <a href=/{i}>Story {i}</a>"))),
    ("deep", |n| format!("{}a b c", "<div>".repeat(n * 2))),
    ("combs", |n| ("<div>".repeat(400) + "a b" + &"</div>".repeat(400)).repeat(n / 200)),
    ("deep items", |n| ("<ul><li>a".repeat(250) + &"</ul>".repeat(250)).repeat(n / 300 + 1)),
    ("deep quotes", |n| ("<blockquote><p>a</p>".repeat(400) + &"</blockquote>".repeat(400)).repeat(n / 600 + 1)),
    ("deep sections", |n| ("<section><h2>a</h2>".repeat(400) + &"</section>".repeat(400)).repeat(n / 600 + 1)),
    ("deep tables", |n| ("<table><tr><td>a".repeat(120) + &"</table>".repeat(120)).repeat(n / 300 + 1)),
    ("deep, then wide", |n| format!("{}{}", "<div>".repeat(500), "<p>a word or two</p>".repeat(n))),
    ("deep, then inline", |n| format!("{}<p>{}", "<div>".repeat(480), "<b>a</b> ".repeat(n))),
    ("deep classes, then wide", |n| {
        let outer = "<div class='post-content widget sidebar related c1 c2 c3'>".repeat(500);
        format!("{outer}{}", "<p>a word or two</p>".repeat(n))
    }),
    ("wide, then deep", |n| ("<div><p>a</p>".repeat(200) + &"</div>".repeat(200)).repeat(n / 300 + 1)),
    ("entities", |n| format!("<p>{}", "&lt;&amp;*_[](`".repeat(n))),
    ("backticks", |n| format!("<p><code>{}</code>", each(n / 100, |i| "`".repeat(i % 1000) + " "))),
    ("fences", |n| format!("<pre>{}", "```\n".repeat(n * 4))),
    ("emphases", |n| format!("<p>{}", "<b><i>a</i></b>".repeat(n / 2))),
    ("brackets", |n| format!("<p>{}", "[".repeat(n * 16))),
    ("nested emphases", |n| ("<p>".to_owned() + &"<b><i>".repeat(200) + "a").repeat(n / 300 + 1)),
];

fn each(count: usize, one: impl FnMut(usize) -> String) -> String {
    iter::repeat_n((), count).enumerate().map(|(i, ())| i).map(one).collect()
}

fn linked(json: &str) -> String {
    format!("<script type=application/ld+json>{json}</script>")
}

/// Texts for which an HTML parser needs time that grows with the square of their length, if it does what the standard says.
pub const TEXTS: &[Shape] = &[
    ("nested", |n| "<div>".repeat(n)),
    ("nested and closed", |n| "<div>".repeat(n) + &"</div>".repeat(n)),
    ("nested, with ends of others", |n| "<div>".repeat(n) + &"</p></span></li>".repeat(n)),
    ("nested tables", |n| "<table><tr><td>".repeat(n)),
    ("nested tables without cells", |n| "<table>a<div>".repeat(n)),
    ("nested lists", |n| "<ul><li>a".repeat(n)),
    ("nested templates", |n| "<template>".repeat(n)),
    ("nested selects", |n| "<select><option><optgroup><div>".repeat(n)),
    ("nested objects", |n| "<object><b>".repeat(n)),
    ("nested drawings", |n| "<svg><g>".repeat(n)),
    ("drawings and text", |n| "<svg><foreignObject><math><mi>a".repeat(n)),
    ("framesets", |n| "<frameset>".repeat(n)),
    ("attributes", |n| format!("<p {}>a", each(n, |i| format!("a{i} ")))),
    ("attributes with values", |n| format!("<p {}>a", each(n, |i| format!("a{i}='>'")))),
    ("attributes without end", |n| format!("<p {}", each(n, |i| format!("a{i} ")))),
    ("attributes of an end", |n| format!("</p {}>a", each(n, |i| format!("a{i} ")))),
    ("attributes of many", |n| each(n / 500, |_| format!("<p {}>a", each(500, |i| format!("a{i} "))))),
    ("attributes of bodies", |n| each(n, |i| format!("<body a{i}>"))),
    ("attributes of roots", |n| each(n, |i| format!("<html a{i}>"))),
    ("misnested", |n| "<a><b><i>".repeat(n)),
    ("misnested, with ends", |n| "<b><i></b><u></i>".repeat(n)),
    ("misnested around blocks", |n| "<b><p>a</b>b".repeat(n)),
    ("links in links", |n| "<a><div>".repeat(n)),
    ("formatting unlike", |n| each(n, |i| format!("<b class=c{i}>"))),
    ("formatting unlike in paragraphs", |n| each(n, |i| format!("<p><b class=c{i}>a"))),
    ("formatting reopened", |n| {
        format!("<div>{}</div>{}", each(n, |i| format!("<b class=c{i}>")), "<p>a</p>".repeat(n))
    }),
    ("formatting in cells", |n| format!("<table>{}", each(n, |i| format!("<tr><td><b class=c{i}>a")))),
    ("text before tables", |n| format!("<table>{}", "a<tr>".repeat(n))),
    ("parts before tables", |n| format!("<table>{}", "<b>a".repeat(n))),
    ("fosters", |n| format!("<table>{}", "<a>b<td></td>".repeat(n))),
    ("many children moved", |n| format!("<b><p>{}{}", "<i></i>".repeat(n), "</b><b>".repeat(n))),
    ("links with many children", |n| format!("<a><p>{}{}", "<br>".repeat(n), "<a>".repeat(n))),
    ("ends alone", |n| "</p></br></div></b>".repeat(n)),
    ("comments", |n| "<!-- -->".repeat(n)),
    ("comment without end", |n| format!("<!--{}", "- <!-- --!".repeat(n))),
    ("signs", |n| "<".repeat(n * 4)),
    ("letters after signs", |n| "<a".repeat(n * 2)),
    ("entities without end", |n| "&am&notin".repeat(n)),
    ("numbers without end", |n| format!("&#{}", "9".repeat(n * 4))),
    ("script without end", |n| format!("<script>{}", "<!--<script></scrip".repeat(n))),
    ("slots", |n| {
        format!("<x-a><template shadowrootmode=open>{}</template>{}", "<slot></slot>".repeat(n), "<p>a".repeat(n))
    }),
    ("nested slots", |n| "<x-a><template shadowrootmode=open><slot></slot></template><p>a".repeat(n)),
    ("nulls", |n| "\0<p>\0".repeat(n)),
    ("declarations", |n| "<!doctype a><![CDATA[a]]><?a?>".repeat(n)),
];
