//! Any damage anywhere.

use std::ops::Range;

use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Harm {
    Flip(u8),
    Zero,
    Overwrite(Vec<u8>),
    Delete,
    Insert(Vec<u8>),
    Double,
}

fn harm() -> impl Strategy<Value = Harm> {
    let junk = || {
        prop_oneof![
            prop::collection::vec(any::<u8>(), 1..40),
            "[\"'(){}\\[\\],:#r/*\\\\\n a0-]{1,30}".prop_map(String::into_bytes),
        ]
    };
    prop_oneof![
        (1..=255_u8).prop_map(Harm::Flip),
        Just(Harm::Zero),
        junk().prop_map(Harm::Overwrite),
        Just(Harm::Delete),
        junk().prop_map(Harm::Insert),
        Just(Harm::Double),
    ]
}

/// What became of the bytes, and which of the original ones were touched.
fn harmed(text: &str, harm: &Harm, at: usize, len: usize) -> (Vec<u8>, Range<usize>) {
    let mut bytes = text.as_bytes().to_vec();
    let at = at % bytes.len();
    let end = (at + len).min(bytes.len());
    match harm {
        Harm::Flip(bits) => bytes[at..end].iter_mut().for_each(|byte| *byte ^= bits),
        Harm::Zero => bytes[at..end].fill(0),
        Harm::Overwrite(junk) => {
            let end = at + junk.len().min(bytes.len() - at);
            bytes[at..end].copy_from_slice(&junk[..end - at]);
            return (bytes, at..end);
        }
        Harm::Delete => {
            bytes.drain(at..end);
        }
        Harm::Insert(junk) => {
            bytes.splice(at..at, junk.iter().copied());
            return (bytes, at..at);
        }
        Harm::Double => {
            let block = bytes[at..end].to_vec();
            bytes.splice(end..end, block);
        }
    }
    (bytes, at..end)
}

/// Each record whose lines were not touched is found as it was, or told. If the head of a table was
/// touched, its records may be in another one or in one that is not known.
fn assert_found(project: &Project, harm: &Harm, at: usize, len: usize) {
    let text = text_of(project);
    let (records, heads) = records_of(&text);
    let (bytes, touched) = harmed(&text, harm, at, len);
    let salvaged = salvage(&bytes);
    let head_end = |head: &usize| head + text[*head..].find('\n').unwrap_or_default();
    let behind = |record: &Stands| record.lines.start > touched.end;
    let a_head = heads
        .iter()
        .any(|head| *head <= touched.end && touched.start <= head_end(head));
    for record in records
        .iter()
        .filter(|record| behind(record) || record.lines.end <= touched.start)
    {
        let Stands { table, id, .. } = *record;
        let found = is_equal(project, &salvaged.project, table, id);
        let told = salvaged.damages.iter().any(|damage| damage.id == Some(id));
        let elsewhere = TableName::ALL
            .iter()
            .any(|table| place::has(&salvaged.project, *table, id));
        assert!(
            found || told || a_head && behind(record) && (elsewhere || is_unknown(&salvaged, id)),
            "{record:?} {touched:?} {harm:?} {:?}\n{}",
            salvaged.damages.iter().take(5).collect::<Vec<_>>(),
            String::from_utf8_lossy(&bytes[touched.start.saturating_sub(300)..])
                .chars()
                .take(900)
                .collect::<String>()
        );
    }
}

/// 512 cases; more if `PROPTEST_CASES` says so.
fn cases() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig {
        cases: config.cases.max(512),
        ..config
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn damage_costs_only_the_records_it_touches(
        seed in 0..1_000_u64,
        harm in harm(),
        at: usize,
        len in prop_oneof![1..4_usize, 1..100_usize, 1..5_000_usize],
    ) {
        assert_found(&generated_project(seed, 8_000), &harm, at, len);
    }

    #[test]
    fn damage_costs_only_the_records_it_touches_however_odd_they_are(
        project in arbitrary_project(),
        harm in harm(),
        at: usize,
        len in prop_oneof![1..4_usize, 1..100_usize, 1..5_000_usize],
    ) {
        assert_found(&project, &harm, at, len);
    }

    #[test]
    fn no_bytes_can_stop_it(
        bytes: Vec<u8>,
        inner in "[(){}\\[\\]\",:#/*r\\\\a1 \n'-]{0,80}",
    ) {
        salvage(&bytes);
        salvage(inner.as_bytes());
        salvage(format!("(schema: 1, people: {{{inner}").as_bytes());
        salvage(format!("(schema: 1, people: {{\"{}\": ({inner}", id(1)).as_bytes());
        let mut bytes = bytes;
        bytes.extend_from_slice(text_of(&people(&["A"])).as_bytes());
        prop_assert_eq!(salvage(&bytes).found(), 1);
    }
}
