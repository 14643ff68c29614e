//! Texts that look like markup, in every place of a document: nothing is lost, and nothing becomes
//! what it was not.

use std::fs;
use std::process::{Command, Stdio};

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, TestRunner};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use zirkel::exchange::paper::block::{Block, Callout, Document, Run};
use zirkel::exchange::paper::{html, markdown};
use zirkel::i18n::Lang;

const SIGNS: &str = "([ab1äß .,:;!?*_`~#<>&|\\[\\](){}=+$'\"/\\\\-]|\n){0,14}";

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => SIGNS.prop_map(String::from),
        1 => prop::sample::select(vec![
            "<script>alert(1)</script>", "</style><script>", "\" onmouseover=\"x", "&lt;b&gt;",
            "]]> --> <!--", "javascript:alert(1)", "1. eins\n2. zwei", "- a\n- b", "# Titel",
            "a | b\n--- | ---", "Bürger*innen und Kolleg*innen", "[x]: y", "![x](y)", "***",
            "    vier", "> Zitat", "Titel\n===", "&copy; &#60;", "<https://a.de>", "a\\", "12.",
        ]).prop_map(String::from),
    ]
}

fn run() -> impl Strategy<Value = Run> {
    let link = prop_oneof![
        5 => Just(None),
        1 => Just(Some("https://difu.de/a_b?c=d&e=f".to_owned())),
        1 => Just(Some("javascript:alert(1)".to_owned())),
        1 => Just(Some("https://a.de/\"><script>".to_owned())),
    ];
    (text(), any::<bool>(), any::<bool>(), link).prop_map(|(text, bold, italic, link)| Run {
        text,
        bold,
        italic,
        link,
    })
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    prop::collection::vec(run(), 1..5)
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        3 => runs().prop_map(Block::Paragraph),
        1 => (1..7_u8, text(), runs()).prop_map(|(level, number, text)| {
            let number = number.replace('\n', " ");
            Block::Heading { level, number, text }
        }),
        1 => prop::collection::vec((line(), runs()), 1..3).prop_map(Block::Facts),
        1 => prop::collection::vec((runs(), runs()), 1..4).prop_map(|rows| Block::Table {
            caption: String::new(),
            head: vec!["Nr.".to_owned(), "a|b".to_owned()],
            rows: rows.into_iter().map(|(a, b)| vec![a, b]).collect(),
        }),
    ];
    leaf.prop_recursive(3, 16, 3, |inner| {
        let blocks = prop::collection::vec(inner, 1..4);
        prop_oneof![
            (
                prop::option::of(0..200_u64),
                prop::collection::vec(blocks.clone(), 1..4)
            )
                .prop_map(|(first, items)| Block::List { first, items }),
            (line(), blocks, prop::collection::vec(line(), 0..3)).prop_map(
                |(title, blocks, facts)| Block::Callout {
                    kind: Callout::Decision,
                    title,
                    blocks,
                    facts,
                }
            ),
        ]
    })
}

fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace('\n', " "))
}

fn document() -> impl Strategy<Value = Document> {
    (line(), prop::collection::vec(block(), 1..6)).prop_map(|(title, blocks)| Document {
        title,
        lang: Lang::De,
        header: String::new(),
        footer: String::new(),
        blocks,
    })
}

/// All words of blocks as they are to be read, without spaces. `between` stands between the facts
/// of a box, `behind` behind the name of a fact.
fn words(blocks: &[Block], between: &str, behind: &str) -> String {
    let mut out = String::new();
    let of = |runs: &[Run]| -> String { runs.iter().map(|run| run.text.as_str()).collect() };
    for block in blocks {
        match block {
            Block::Heading { number, text, .. } => {
                out.push_str(number);
                out.push_str(&of(text));
            }
            Block::Paragraph(runs) => out.push_str(&of(runs)),
            Block::List { items, .. } => {
                for item in items {
                    out.push_str(&words(item, between, behind));
                }
            }
            Block::Facts(facts) => {
                for (name, value) in facts {
                    out.push_str(&format!("{name}{behind}{}", of(value)));
                }
            }
            Block::Table { head, rows, .. } => {
                out.push_str(&head.concat());
                rows.iter()
                    .flatten()
                    .for_each(|cell| out.push_str(&of(cell)));
            }
            Block::Callout {
                title,
                blocks,
                facts,
                ..
            } => {
                out.push_str(title);
                out.push_str(&words(blocks, between, behind));
                out.push_str(&facts.join(between));
            }
            _ => {}
        }
    }
    without_spaces(&out)
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a reader of Markdown shows of a text, and what it takes for a tag.
fn read(text: &str) -> (String, Vec<String>) {
    let (mut shown, mut odd) = (String::new(), Vec::new());
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) => shown.push_str(&text),
            Event::InlineHtml(tag) if &*tag == "<br>" => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {}
            Event::Start(Tag::Link { dest_url, .. }) if !dest_url.starts_with("http") => {
                odd.push(dest_url.to_string());
            }
            Event::Start(Tag::Strikethrough | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                odd.push(format!("{event:?}"));
            }
            Event::Start(_) => {}
            other => odd.push(format!("{other:?}")),
        }
    }
    (without_spaces(&shown), odd)
}

proptest! {
    #![proptest_config(Config::with_cases(256))]

    #[test]
    fn what_is_read_of_the_markdown_is_what_stands_in_the_document(document in document()) {
        let text = markdown(&document);
        let (shown, odd) = read(&text);
        prop_assert_eq!(odd, Vec::<String>::new(), "{}", text);
        prop_assert_eq!(shown, words(&document.blocks, "·", ":"), "{}", text);
    }
}

#[test]
fn emphasis_lists_and_tables_are_read_as_such() {
    let bold = |text: &str| Run::bold(text);
    let document = Document {
        title: "x".to_owned(),
        lang: Lang::De,
        header: String::new(),
        footer: String::new(),
        blocks: vec![
            Block::Paragraph(vec![
                Run::plain("Die "),
                bold("ganze "),
                Run::plain("Stadt"),
            ]),
            Block::List {
                first: Some(3),
                items: vec![vec![Block::Paragraph(vec![Run::plain("eins\nzwei")])]],
            },
            Block::List {
                first: Some(1),
                items: vec![vec![Block::Paragraph(vec![Run::plain("drei")])]],
            },
        ],
    };
    assert_eq!(
        markdown(&document),
        "Die **ganze** Stadt\n\n3. eins\\\n   zwei\n\n1) drei\n"
    );
}

/// Reads each HTML file of a folder with Python's own parser, and strictly with html5lib if it is
/// there: text, title, and what should not be.
const READ: &str = r#"
import json, os, sys
from html.parser import HTMLParser
try:
    import html5lib
except ImportError:
    html5lib = None
ALLOWED = set("html head meta title style body header main footer section h1 h2 h3 h4 h5 h6 p ul ol li dl div dt dd table caption thead tbody tr th td span strong em a br figure img".split())
VOID = {"meta", "br", "img"}
class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.title, self.odd, self.open = [], [], [], []
    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED: self.odd.append("tag " + tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "src") and tag != "img": self.odd.append(name)
            if name == "href" and not value.startswith(("http://", "https://", "mailto:")): self.odd.append(value)
        if tag not in VOID: self.open.append(tag)
    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag: self.odd.append("end " + tag)
    def handle_data(self, data):
        if "title" in self.open: self.title.append(data)
        elif "main" in self.open: self.text.append(data)
    def handle_comment(self, data): self.odd.append("comment " + data)
    def handle_pi(self, data): self.odd.append("pi " + data)
    def unknown_decl(self, data): self.odd.append("decl " + data)
found = {}
for name in os.listdir(sys.argv[1]):
    with open(os.path.join(sys.argv[1], name), encoding="utf-8") as file: page = file.read()
    reader = Reader()
    reader.feed(page)
    reader.close()
    if reader.open: reader.odd.append("open " + str(reader.open))
    strict = None
    if html5lib:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
        strict = "".join(tree.find("body/main").itertext())
    found[name] = {"text": "".join(reader.text), "title": "".join(reader.title), "odd": reader.odd, "strict": strict}
print(json.dumps(found))
"#;

#[test]
fn html_says_what_the_document_says_and_nothing_of_it_runs() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut runner = TestRunner::deterministic();
    let documents: Vec<Document> = (0..150)
        .map(|_| {
            document()
                .new_tree(&mut runner)
                .expect("a document")
                .current()
        })
        .collect();
    for (nth, document) in documents.iter().enumerate() {
        let file = folder.path().join(nth.to_string());
        fs::write(file, html(document)).expect("written");
    }
    let output = Command::new("python3")
        .args(["-c", READ])
        .arg(folder.path())
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::null())
        .output();
    let Ok(output) = output else {
        println!("SKIPPED: python3 is missing");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let read: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    for (nth, document) in documents.iter().enumerate() {
        let found = &read[nth.to_string()];
        let text = |key: &str| without_spaces(found[key].as_str().unwrap_or_default());
        assert_eq!(found["odd"], serde_json::json!([]), "{}", html(document));
        let expected = words(&document.blocks, "", "");
        assert_eq!(text("text"), expected);
        assert_eq!(text("title"), without_spaces(&document.title));
        match found["strict"].is_null() {
            true => println!("SKIPPED: Python's html5lib is missing"),
            false => assert_eq!(text("strict"), expected),
        }
    }
}

#[test]
fn a_picture_is_shown_as_one_and_cannot_run_anything() {
    let document = Document {
        title: "x".to_owned(),
        lang: Lang::De,
        header: String::new(),
        footer: String::new(),
        blocks: vec![Block::Figure {
            alt: "Ein \"Board\"".to_owned(),
            svg: "<svg onload=\"alert(1)\"/>".to_owned(),
        }],
    };
    let page = html(&document);
    assert!(
        page.contains("src=\"data:image/svg+xml,%3Csvg%20onload"),
        "{page}"
    );
    assert!(page.contains("alt=\"Ein &quot;Board&quot;\""), "{page}");
    assert!(!page.contains("<svg"), "{page}");
}
