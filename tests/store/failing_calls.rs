//! Calls of the system that fail, one after the other, as on a worn disk or a flaky share.

use super::*;
use std::process::{Command, Output, Stdio};

const ROOT: &str = "ZIRKEL_TEST_FAILING_ROOT";

/// No test of its own: saves a second version and prints what came of it.
#[test]
fn child_process() {
    let Some(root) = std::env::var_os(ROOT) else {
        return;
    };
    let root = PathBuf::from(root);
    let dirs = DataDirs::below(&root.join("home"));
    let path = root.join("projects").join("kreis.ron");
    let before = current_version(&path).unwrap();
    let request = SaveRequest {
        onto: before.map_or(Onto::Merged, Onto::Replacing),
        ..SaveRequest::new(path, project(&["New"]))
    };
    match save(&request, &dirs, &Progress::default()) {
        Ok(_) => println!("\nsaved"),
        Err(error) => println!("\nrefused {error}"),
    }
}

fn run(place: &Place, inject: &str) -> Option<Output> {
    let calls = inject.split(':').next().unwrap_or_default();
    Command::new("strace")
        .args(["-f", "--seccomp-bpf", "-qq", "-o"])
        .arg(place.root.path().join("trace"))
        .args(["-e", &format!("trace={calls}"), "-e"])
        .arg(format!("inject={inject}"))
        .arg(std::env::current_exe().unwrap())
        .args(["failing_calls::child_process", "--exact", "--nocapture"])
        .env(ROOT, place.root.path())
        .stdin(Stdio::null())
        .output()
        .ok()
}

#[test]
fn whichever_call_fails_the_answer_is_true_and_the_file_whole() {
    // Each call with what it may answer; every one of its occurrences in turn.
    let calls = [
        ("fsync", "EIO"),
        ("rename,renameat,renameat2", "EIO"),
        ("rename,renameat,renameat2", "EACCES"),
        ("link,linkat", "EPERM"),
        ("fchmod", "EIO"),
        ("fchmod", "EPERM"),
        ("flock", "ENOLCK"),
        ("unlink,unlinkat", "EBUSY"),
        ("lseek", "EIO"),
    ];
    let (mut saved, mut refused) = (0, 0);
    for (call, error) in calls {
        for (exists, when) in [(true, 1), (true, 2), (true, 3), (false, 1), (false, 2)] {
            let place = Place::new();
            let path = place.file("kreis.ron");
            if exists {
                place.save(&path, None, &["Old"]).unwrap();
            }
            let inject = format!("{call}:error={error}:when={when}");
            let Some(output) = run(&place, &inject) else {
                eprintln!("skipped: no strace here");
                return;
            };
            let told = String::from_utf8_lossy(&output.stdout).into_owned();
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            if complaint.contains("ptrace") || complaint.contains("PTRACE") {
                eprintln!("skipped: strace is not allowed here");
                return;
            }
            let case = format!("{inject}, exists {exists}: {told} {complaint}");
            if told.contains("\nsaved") {
                saved += 1;
                assert_eq!(names(&read(&path).project), ["New"], "{case}");
            } else {
                refused += 1;
                assert!(told.contains("\nrefused"), "{case}");
                if exists {
                    assert_eq!(names(&read(&path).project), ["Old"], "{case}");
                } else {
                    assert!(!path.exists(), "{case}");
                }
            }
            // What could not be removed then is swept by the next one who saves.
            let there = current_version(&path).unwrap();
            let request = SaveRequest {
                onto: there.map_or(Onto::Merged, Onto::Replacing),
                ..SaveRequest::new(&path, project(&["Next"]))
            };
            save(&request, &place.dirs, &Progress::default()).unwrap();
            assert_eq!(place.listing(), ["kreis.ron"], "{case}");
        }
    }
    println!("{saved} saved all the same, {refused} refused");
    assert!(saved > 0 && refused > 0);
}
