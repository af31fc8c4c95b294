//! Element and attribute names as small integers.
//!
//! The engine compares names millions of times and reads strings only at the door: a name outside these tables is
//! [`Tag::Other`] for elements and is not stored for attributes.

macro_rules! names {
    ($(#[$doc:meta])* $kind:ident { $($variant:ident = $name:literal,)* } other $other:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)] // The names document themselves.
        pub enum $kind { $($variant,)* $other }

        impl $kind {
            /// All names of this table, in order.
            pub const ALL: &'static [(&'static str, $kind)] = &[$(($name, $kind::$variant),)*];

            /// The entry for a lower-case name; the catch-all when it is not in the table.
            pub fn from_name(name: &str) -> $kind {
                match name { $($name => $kind::$variant,)* _ => $kind::$other }
            }

            /// The name as HTML writes it.
            pub const fn name(self) -> &'static str {
                let place = self as usize;
                if place < $kind::ALL.len() { $kind::ALL[place].0 } else { "" }
            }
        }
    };
}

names! {
    /// An element's local name, lower-case, whatever its namespace.
    Tag {
        A = "a", Abbr = "abbr", Acronym = "acronym", Address = "address", Article = "article", Aside = "aside",
        Audio = "audio", B = "b", Base = "base", Bdi = "bdi", Bdo = "bdo", Big = "big", Blockquote = "blockquote",
        Body = "body", Br = "br", Button = "button", Canvas = "canvas", Caption = "caption", Center = "center",
        Cite = "cite", Code = "code", Col = "col", Colgroup = "colgroup", Data = "data", Datalist = "datalist",
        Dd = "dd", Del = "del", Details = "details", Dfn = "dfn", Dialog = "dialog", Div = "div", Dl = "dl", Dt = "dt",
        Em = "em", Embed = "embed", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure", Font = "font",
        Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
        Head = "head", Header = "header", Hgroup = "hgroup", Hr = "hr", Html = "html", I = "i", Iframe = "iframe",
        Img = "img", AmpImg = "amp-img", AmpVideo = "amp-video", AmpAudio = "amp-audio", Input = "input", Ins = "ins", Kbd = "kbd", Label = "label",
        Legend = "legend", Li = "li", Link = "link", Main = "main", Map = "map", Mark = "mark", Menu = "menu",
        Meta = "meta", Meter = "meter", Nav = "nav", Nobr = "nobr", Noscript = "noscript", Object = "object", Ol = "ol",
        Optgroup = "optgroup", Option = "option", Output = "output", P = "p", Picture = "picture", Pre = "pre",
        Progress = "progress", Q = "q", Rp = "rp", Rt = "rt", Ruby = "ruby", S = "s", Samp = "samp",
        Script = "script", Search = "search", Section = "section", Select = "select", Slot = "slot", Small = "small",
        Source = "source", Span = "span", Strike = "strike", Strong = "strong", Style = "style", Sub = "sub",
        Summary = "summary", Sup = "sup", Svg = "svg", Table = "table", Tbody = "tbody", Td = "td",
        Template = "template", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time",
        Title = "title", Tr = "tr", Track = "track", Tt = "tt", U = "u", Ul = "ul", Var = "var", Video = "video",
        Wbr = "wbr",
        Math = "math", Mi = "mi", Mn = "mn", Mo = "mo", Ms = "ms", Mtext = "mtext", Mspace = "mspace", Mrow = "mrow",
        Mfrac = "mfrac", Msqrt = "msqrt", Mroot = "mroot", Mstyle = "mstyle", Merror = "merror", Mpadded = "mpadded",
        Mphantom = "mphantom", Msub = "msub", Msup = "msup", Msubsup = "msubsup", Munder = "munder", Mover = "mover",
        Munderover = "munderover", Mmultiscripts = "mmultiscripts", Mprescripts = "mprescripts", Mtable = "mtable",
        Mtr = "mtr", Mtd = "mtd", Semantics = "semantics", Annotation = "annotation",
        AnnotationXml = "annotation-xml",
    } other Other
}

names! {
    /// An attribute that the engine reads. The same list stands in `extension/page/names.js`.
    Attr {
        Class = "class", Id = "id", Is = "is", Role = "role", Itemprop = "itemprop", Itemtype = "itemtype",
        Itemscope = "itemscope", Property = "property", Name = "name", Content = "content", Rel = "rel", Href = "href",
        Src = "src", Srcset = "srcset", Alt = "alt", Title = "title", Type = "type", Lang = "lang", Dir = "dir",
        Hidden = "hidden", Style = "style", Width = "width", Height = "height", Datetime = "datetime",
        Placeholder = "placeholder", Value = "value", Start = "start", Reversed = "reversed", Colspan = "colspan",
        Rowspan = "rowspan", Scope = "scope", Headers = "headers", Span = "span", AriaHidden = "aria-hidden",
        AriaLabel = "aria-label", AriaModal = "aria-modal", AriaLevel = "aria-level", DataSrc = "data-src",
        DataSrcset = "data-srcset", DataLazySrc = "data-lazy-src", DataLazySrcset = "data-lazy-srcset",
        DataOriginal = "data-original", DataHiResSrc = "data-hi-res-src", DataOrigFile = "data-orig-file",
        DataLang = "data-lang", DataLanguage = "data-language", DataTestid = "data-testid",
        DataComponent = "data-component", Media = "media", Sizes = "sizes", Poster = "poster", Controls = "controls",
        Cite = "cite", Open = "open", Charset = "charset", HttpEquiv = "http-equiv", Encoding = "encoding",
        Display = "display", Mathvariant = "mathvariant", Alttext = "alttext", Xmlns = "xmlns",
        For = "for", Action = "action", DataLazy = "data-lazy", DataImage = "data-image", DataLargeFile = "data-large-file", DataFullSrc = "data-full-src",
        DataCfsrc = "data-cfsrc", DataBg = "data-bg", DataHref = "data-href", DataEmbed = "data-embed",
        Videoid = "videoid", DataVideoid = "data-videoid", DataTweetid = "data-tweetid",
        DataFootnoteRef = "data-footnote-ref", DataNosnippet = "data-nosnippet",
        AriaControls = "aria-controls", AriaExpanded = "aria-expanded", DataTarget = "data-target",
        DataBsTarget = "data-bs-target", DataOrigSrc = "data-orig-src", DataEzsrc = "data-ezsrc",
        DataEzsrcset = "data-ezsrcset", DataActualsrc = "data-actualsrc", DataOptSrc = "data-opt-src",
        DataSplideLazy = "data-splide-lazy", DataFlickityLazyload = "data-flickity-lazyload",
        DataFlickityLazyloadSrc = "data-flickity-lazyload-src", DataLazyload = "data-lazyload",
        DataPagespeedLazySrc = "data-pagespeed-lazy-src", DataImgUrl = "data-img-url", Zoomfile = "zoomfile",
        DataPoster = "data-poster", DataLatex = "data-latex", DataVideoId = "data-video-id",
        DataAccount = "data-account", DataId = "data-id", DataTelegramPost = "data-telegram-post", DataEnlighterLanguage = "data-enlighter-language",
        DataSyntaxhighlighterParams = "data-syntaxhighlighter-params",
    } other Unknown
}

/// How an element takes part in text flow when nothing but its name is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Part of the run of text around it.
    Inline,
    /// Ends the run of text before it and begins its own.
    Block,
    /// Its content is never text of the page (script, style, head matter, form controls).
    Void,
}

impl Tag {
    /// The flow of this element; [`Tag::Other`] (custom elements) is a block, the room of blocks knows the exception.
    pub fn flow(self) -> Flow {
        use Tag::*;
        match self {
            A | Abbr | Acronym | B | Bdi | Bdo | Big | Br | Cite | Code | Data | Del | Dfn | Em | Font | I | Img
            | AmpImg | Picture | Ins | Kbd | Mark | Meter | Nobr | Output | Progress | Q | Rp | Rt | Ruby | S
            | Samp | Slot | Small | Span | Strike | Strong | Sub | Sup | Time | Tt | U | Var | Wbr | Input | Math
            | Mi | Mn | Mo | Ms | Mtext | Mspace | Mrow | Mfrac | Msqrt | Mroot | Mstyle | Merror | Mpadded
            | Mphantom | Msub | Msup | Msubsup | Munder | Mover | Munderover | Mmultiscripts | Mprescripts | Mtable
            | Mtr | Mtd | Semantics => Flow::Inline,
            Script | Style | Template | Head | Meta | Link | Base | Title | Datalist | Textarea | Track | Source
            | Object | Embed | Canvas | Svg | Map | Col | Colgroup | Annotation | AnnotationXml => Flow::Void,
            _ => Flow::Block,
        }
    }

    /// 1 to 6 for a heading, else `None`.
    pub fn heading_level(self) -> Option<u8> {
        match self {
            Tag::H1 => Some(1),
            Tag::H2 => Some(2),
            Tag::H3 => Some(3),
            Tag::H4 => Some(4),
            Tag::H5 => Some(5),
            Tag::H6 => Some(6),
            _ => None,
        }
    }
}
