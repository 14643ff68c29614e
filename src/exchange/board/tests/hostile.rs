//! Files that are broken on purpose.

use proptest::prelude::*;

use super::*;

#[test]
fn hostile_files_are_refused_or_read_and_never_hang() {
    let refused = |text: &str| read(text.as_bytes(), &|_| true).map(|_| ());
    assert_eq!(refused(""), Err(ReadError::Empty));
    assert_eq!(refused("{}"), Err(ReadError::Nothing));
    assert_eq!(refused("[1,2]"), Err(ReadError::NotABoard));
    assert_eq!(
        refused(r#"{"type":"excalidrawlib"}"#),
        Err(ReadError::Library)
    );
    assert_eq!(
        refused(r#"{"type":"excalidraw","elements":{}}"#),
        Err(ReadError::NotABoard)
    );
    assert_eq!(refused(r#"{"elements":[]}"#), Err(ReadError::Nothing));
    let many = format!("{{\"elements\":[{}0]}}", "0,".repeat(MOST_ELEMENTS));
    assert_eq!(refused(&many), Err(ReadError::TooMany));
    let large = vec![b' '; MOST_BYTES + 1];
    assert_eq!(
        read(&large, &|_| true).map(|_| ()),
        Err(ReadError::TooLarge)
    );
    assert_eq!(
        read(br#"{"elements":[{"type":"frame","x":0,"y":0}]}"#, &|_| {
            false
        })
        .map(|_| ()),
        Err(ReadError::Cancelled)
    );
    // Frames in one another in a circle, and in themselves.
    let frames = r#"{"elements":[
        {"id":"a","type":"frame","x":0,"y":0,"customData":{"zirkel":{"frame":"b"}}},
        {"id":"b","type":"frame","x":0,"y":0,"customData":{"zirkel":{"frame":"a"}}},
        {"id":"c","type":"frame","x":0,"y":0,"customData":{"zirkel":{"frame":"c"}}},
        {"id":"n","type":"text","x":0,"y":0,"text":"n","frameId":"n"}]}"#;
    let (project, board, report) = placed(frames.as_bytes());
    assert_eq!(report.count(Loss::Unframed), 4);
    assert!(
        project
            .elements_of(board)
            .iter()
            .all(|(_, e)| e.frame.is_none())
    );
}

#[test]
fn lying_and_broken_pictures_are_left_out() {
    let file = |address: &str| {
        format!(
            r#"{{"elements":[{{"type":"frame","x":0,"y":0}},
            {{"type":"image","x":0,"y":0,"width":9,"height":9,"fileId":"f"}}],
            "files":{{"f":{{"mimeType":"image/png","dataURL":"{address}"}}}}}}"#
        )
    };
    let bad = |address: &str| {
        let incoming = read(file(address).as_bytes(), &|_| true).unwrap();
        (incoming.len(), incoming.report.count(Loss::PictureBad))
    };
    for address in [
        "",
        "https://example.org/a.png",
        "data:image/png;base64,%%%",
        "data:image/png;base64,iVBORw0KGgo=",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/svg+xml,<svg/>",
    ] {
        assert_eq!(bad(address), (1, 1), "{address}");
    }
    // A PNG that says that it is a JPEG is a PNG.
    let image = picture();
    let lying = format!("data:image/jpeg;base64,{}", image.data.to_base64());
    assert_eq!(bad(&lying), (2, 0));
}

fn arbitrary_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(|n| serde_json::json!(n)),
        prop_oneof![
            Just("a".to_owned()),
            Just("NaN".to_owned()),
            Just("#12345".to_owned()),
            Just("arrow".to_owned()),
            "\\PC{0,8}"
        ]
        .prop_map(Into::into),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::hash_map("[a-z]{1,6}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Every place in a value.
fn places(value: &serde_json::Value, at: &str, out: &mut Vec<String>) {
    let at_all = |key: &str| format!("{at}/{key}");
    match value {
        serde_json::Value::Object(map) => {
            for (key, inner) in map {
                places(inner, &at_all(key), out);
            }
        }
        serde_json::Value::Array(list) => {
            for (nth, inner) in list.iter().enumerate() {
                places(inner, &at_all(&nth.to_string()), out);
            }
        }
        _ => {}
    }
    out.push(at.to_owned());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_file_in_which_values_were_changed_is_read_or_refused(
        canvas_file in any::<bool>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), arbitrary_json()), 1..8),
    ) {
        let project = project();
        let written = match canvas_file {
            true => canvas(&project, BOARD, &Part::All, &|_| true),
            false => excalidraw(&project, BOARD, &Part::All, &|_| true),
        };
        let mut file: serde_json::Value = serde_json::from_slice(&written.unwrap().bytes).unwrap();
        for (at, value) in changes {
            let mut all = Vec::new();
            places(&file, "", &mut all);
            let place = at.get(&all).clone();
            if let Some(there) = file.pointer_mut(&place) {
                *there = value;
            }
        }
        let bytes = serde_json::to_vec(&file).unwrap();
        if let Ok(incoming) = read(&bytes, &|_| true) {
            let mut document = Document::new(Project::default());
            let board = document.edit(Step::ImportBoard, |t| incoming.place(t, "Neu"));
            let project = document.project();
            prop_assert_eq!(project.elements_of(board).len(), incoming.len());
            for lang in [Lang::De, Lang::En] {
                incoming.report.told(&Texts::new(lang));
            }
            // What came in can be drawn and goes out again.
            let svg = svg(project, board, &Part::All, &look(), &texts(), &|_| true).unwrap();
            said(&svg.text, "tspan");
            excalidraw(project, board, &Part::All, &|_| true).unwrap();
        }
    }

    #[test]
    fn bytes_that_were_damaged_are_read_or_refused(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        cut_at in any::<prop::sample::Index>(),
    ) {
        let written = excalidraw(&project(), BOARD, &Part::All, &|_| true).unwrap();
        let mut bytes = written.bytes;
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes, &|_| true);
        bytes.truncate(cut_at.index(bytes.len()));
        let _ = read(&bytes, &|_| true);
    }
}
