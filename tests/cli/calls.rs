//! How the program is called: help, languages, and no screen.

use zirkel::store::example;

use crate::desk::{Desk, Said, assert_parts};

// ---- help ----

#[test]
fn the_version_is_told() {
    let out = Desk::new().say(["--version"]).fine();
    assert_eq!(out.trim(), format!("zirkel {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn help_is_given_in_both_languages() {
    let desk = Desk::new();
    let german = desk.german(&["--help"]).fine();
    assert_parts(&german, &["Aufruf:", "Befehle:", "Optionen:", "DATEI"]);
    assert_parts(&german, &["new", "check", "show", "--renderer <wgpu|glow>"]);
    let english = desk.say(["--help", "--lang", "en"]).fine();
    assert_parts(&english, &["Usage:", "Commands:", "Options:", "FILE"]);
    for word in ["Usage", "Options", "Print", "possible values"] {
        assert!(!german.contains(word), "{word} in:\n{german}");
    }
}

#[test]
fn each_command_has_help_of_its_own() {
    let desk = Desk::new();
    for (command, part) in [
        ("new", "--example"),
        ("check", "zirkel check DATEI…"),
        ("show", "zirkel show DATEI"),
        ("salvage", "zirkel salvage DATEI -o"),
    ] {
        let help = desk.german(&[command, "--help"]).fine();
        assert_parts(&help, &["Aufruf:", part, "--lang <de|en>"]);
        assert!(!help.contains("Usage"), "{help}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn the_systems_language_counts_where_none_is_asked_for() {
    let desk = Desk::new();
    assert_parts(&desk.say(["--help"]).fine(), &["Aufruf:"]);
    let mut english = desk.zirkel(["--help"]);
    let english = english.env("LC_ALL", "en_GB.UTF-8").output();
    let english = Said::from(english.expect("the program runs")).fine();
    assert_parts(&english, &["Usage:"]);
}

#[test]
fn a_call_that_cannot_be_understood_says_what_is_wrong() {
    let desk = Desk::new();
    for (args, part) in [
        (&["--verbos"][..], "Meinten Sie „--verbose“?"),
        (&["check"], "nennen Sie eine Datei"),
        (&["new", "a", "b"], "„b“"),
        (&["--renderer", "vulkan"], "„vulkan“"),
        (&["a.zirkel.ron", "check", "b"], "a.zirkel.ron"),
    ] {
        let err = desk.german(args).refused(2);
        assert_parts(&err, &[part, "zirkel --help"]);
    }
    let err = desk.say(["--lang", "en", "--verbos"]).refused(2);
    assert_parts(&err, &["Did you mean “--verbose”?"]);
    let err = desk.say(["--lang", "klingonisch"]).refused(2);
    assert_parts(&err, &["klingonisch"]);
}

// ---- the window ----

#[cfg(any(target_os = "linux", not(feature = "gui")))]
#[test]
fn without_a_screen_one_sentence_says_so() {
    let desk = Desk::new();
    let part = if cfg!(feature = "gui") {
        "keinen Bildschirm"
    } else {
        "ohne Fenster gebaut"
    };
    let calls: [&[&str]; 3] = [
        &[],
        &["datei.zirkel.ron"],
        &["--renderer", "glow", "--verbose"],
    ];
    for args in calls {
        let err = desk.german(args).refused(2);
        assert_parts(&err, &[part, "new, check"]);
        assert_eq!(err.lines().count(), 1, "{err}");
    }
    let mut blank = desk.zirkel(["--lang", "de"]);
    let blank = blank.env("DISPLAY", "").env("WAYLAND_DISPLAY", "").output();
    assert_parts(&Said::from(blank.expect("it runs")).refused(2), &[part]);
}

#[cfg(any(target_os = "linux", not(feature = "gui")))]
#[test]
fn a_file_called_like_a_command_can_be_opened() {
    let desk = Desk::new();
    desk.write("new", example());
    let err = desk.german(&["./new"]).refused(2);
    assert_parts(&err, &["new, check"]);
    let err = desk.german(&["new"]).refused(2);
    assert_parts(&err, &["nennen Sie eine Datei"]);
}
