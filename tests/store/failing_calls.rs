//! Calls of the system that fail, one after the other, as on a worn disk or a flaky share.

use super::*;
use desk::Desk;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

const ROOT: &str = "ZIRKEL_TEST_FAILING_ROOT";
const DEED: &str = "ZIRKEL_TEST_FAILING_DEED";
/// A name to be added under a limit of the length of files.
const LIMITED: &str = "ZIRKEL_TEST_FAILING_LIMITED";

/// Calls, and what each may answer.
const CALLS: [(&str, &[&str]); 15] = [
    (
        "openat",
        &[
            "EACCES", "EIO", "ENOSPC", "EMFILE", "EROFS", "ESTALE", "EINTR",
        ],
    ),
    ("read,pread64", &["EIO", "ESTALE", "EINTR"]),
    (
        "write,pwrite64",
        &["ENOSPC", "EIO", "EDQUOT", "ESTALE", "EINTR"],
    ),
    ("fsync", &["EIO", "ENOSPC", "EDQUOT", "EINTR"]),
    ("fdatasync", &["EIO", "ENOSPC", "EDQUOT"]),
    (
        "rename,renameat,renameat2",
        &[
            "EIO", "EACCES", "EBUSY", "ENOSPC", "EDQUOT", "EROFS", "ESTALE",
        ],
    ),
    ("link,linkat", &["EPERM", "EIO", "ENOSPC", "EROFS"]),
    ("fchmod", &["EIO", "EPERM", "EROFS"]),
    ("ftruncate", &["EIO", "ENOSPC"]),
    ("unlink,unlinkat", &["EBUSY", "EACCES", "EIO", "EROFS"]),
    ("flock", &["ENOLCK", "EIO", "EINTR"]),
    ("lseek", &["EIO", "EINVAL"]),
    ("statx,newfstatat,fstat", &["EACCES", "EIO", "ESTALE"]),
    ("getdents64", &["EIO", "ESTALE"]),
    ("mkdir,mkdirat", &["ENOSPC", "EACCES", "EROFS"]),
];

/// What is done while they fail.
const DEEDS: [&str; 4] = ["save", "first save", "merging save", "pull"];

/// Occurrences tried of each call at most; there are fewer in fact.
const MOST: usize = 200;

/// No test of its own: works on a file, waits until it is watched, and tells what came of it.
#[test]
fn child_process() {
    let (Some(root), Ok(deed)) = (std::env::var_os(ROOT), std::env::var(DEED)) else {
        return;
    };
    let root = PathBuf::from(root);
    let path = root.join("projects").join("kreis.ron");
    let mut desk = Desk::open(&root.join("own"), &path).unwrap();
    desk.add("Before");
    match std::env::var(LIMITED) {
        Ok(long) => desk.add(&long),
        Err(_) => assert!(desk.flush()),
    }
    if deed == "merging save" || deed == "pull" {
        let mut colleague = Desk::open(&root.join("colleague"), &path).unwrap();
        colleague.add("Colleague");
        colleague.save().unwrap();
        colleague.close();
    }
    tell("ready");
    // Whatever comes of it: the other side has written something now.
    let _ = std::io::stdin().read(&mut [0]);
    desk.add("During");
    let result = if deed == "pull" {
        desk.pull().map(drop).map_err(|error| error.to_string())
    } else {
        desk.save().map_err(|error| error.to_string())
    };
    let names = desk.names();
    let kept = ["Before", "During"]
        .iter()
        .all(|name| names.contains(&(*name).to_owned()));
    let merged = names.contains(&"Colleague".to_owned());
    // One call failed, not all for ever.
    let journaled = (0..5).any(|_| desk.flush());
    let told = match result {
        Ok(()) => "did it".to_owned(),
        Err(error) => format!("refused: {error}"),
    };
    tell(&format!(
        "kept {kept} merged {merged} journaled {journaled} {told}"
    ));
    // Without any tidying up.
    std::process::exit(0);
}

/// Even if writing is what fails.
fn tell(line: &str) {
    let line = format!("\n{line}\n");
    let mut out = std::io::stdout().lock();
    while out
        .write_all(line.as_bytes())
        .and_then(|()| out.flush())
        .is_err()
    {}
}

fn start(place: &Place, deed: &str, mut command: Command) -> Child {
    command
        .args(["failing_calls::child_process", "--exact", "--nocapture"])
        .env(ROOT, place.root.path())
        .env(DEED, deed)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn until(out: &mut impl std::io::BufRead, mark: &str) -> bool {
    out.lines()
        .map_while(Result::ok)
        .any(|line| line.contains(mark))
}

/// What came of a deed.
struct Told {
    /// Whether any call was made to fail.
    failed: bool,
    line: String,
    case: String,
}

/// Lets a program do something while calls of the system fail as `inject` says. `None` if that
/// cannot be done here.
fn run(place: &Place, deed: &str, inject: &str) -> Option<Told> {
    let mut child = start(place, deed, Command::new(std::env::current_exe().unwrap()));
    let mut out = BufReader::new(child.stdout.take().unwrap());
    assert!(until(&mut out, "ready"));
    let trace = place.root.path().join("trace");
    let calls = inject.split(':').next().unwrap_or_default();
    let strace = Command::new("strace")
        .args(["-f", "-o"])
        .arg(&trace)
        .args(["-e", &format!("trace={calls}"), "-e"])
        .arg(format!("inject={inject}"))
        .args(["-p", &child.id().to_string()])
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .spawn();
    let attached = strace.ok().and_then(|mut strace| {
        let mut told = BufReader::new(strace.stderr.take().unwrap());
        let attached = until(&mut told, "attached");
        attached.then_some((strace, told))
    });
    let Some((mut strace, mut told)) = attached else {
        child.kill().unwrap();
        child.wait().unwrap();
        return None;
    };
    child.stdin.take().unwrap().write_all(b"go").unwrap();
    let mut line = String::new();
    out.read_to_string(&mut line).unwrap();
    // Else strace waits for a reader.
    std::thread::spawn(move || std::io::copy(&mut told, &mut std::io::sink()));
    child.wait().unwrap();
    strace.wait().unwrap();
    let trace = fs::read_to_string(trace).unwrap();
    let line = line
        .lines()
        .find(|line| line.starts_with("kept "))
        .unwrap_or_else(|| panic!("{deed}, {inject}: {line}"))
        .to_owned();
    Some(Told {
        failed: trace.contains("INJECTED"),
        case: format!("{deed}, {inject}: {line}"),
        line,
    })
}

fn place_for(deed: &str) -> Place {
    let place = Place::new();
    if deed != "first save" {
        place
            .save(&place.file("kreis.ron"), None, &["Old"])
            .unwrap();
    }
    place
}

/// Whether the answer is true, the file whole, and the next start finds everything. Returns
/// whether it was done.
fn check(place: &Place, deed: &str, told: &Told, journal_holds: bool) -> bool {
    let (path, case) = (place.file("kreis.ron"), &told.case);
    let done = told.line.ends_with("did it");
    let there: Vec<String> = match path.exists() {
        true => names(&read(&path).project),
        false => Vec::new(),
    };
    let mut before = match deed {
        "first save" => vec![],
        "save" => vec!["Old"],
        _ => vec!["Colleague", "Old"],
    };
    assert!(told.line.contains("kept true"), "{case}");
    let mut all = before.clone();
    all.extend(["Before", "During"]);
    all.sort_unstable();
    if done && deed != "pull" {
        assert_eq!(there, all, "{case}");
    } else {
        before.sort_unstable();
        assert_eq!(there, before, "{case}");
    }
    if deed == "pull" {
        assert_eq!(told.line.contains("merged true"), done, "{case}");
    }
    if !done {
        assert!(told.line.contains("kreis.ron"), "names no file: {case}");
    }
    if journal_holds {
        assert!(told.line.contains("journaled true"), "{case}");
    }
    // The next start.
    let own = place.root.path().join("own");
    let (mut desk, _) = Desk::start(&own, &path, "").unwrap();
    if journal_holds {
        assert_eq!(desk.names(), all, "{case}");
    }
    desk.save().unwrap();
    desk.close();
    assert_eq!(place.listing(), ["kreis.ron"], "{case}");
    done
}

#[test]
fn whichever_call_fails_the_answer_is_true_and_nothing_is_lost() {
    let long = long_edits().is_some();
    let (mut done, mut refused) = (0, 0);
    for (number, (call, errors)) in CALLS.iter().enumerate() {
        let errors = if long {
            errors
        } else {
            &errors[number % errors.len()..][..1]
        };
        for (error, deed) in errors
            .iter()
            .flat_map(|error| DEEDS.map(|deed| (error, deed)))
        {
            // In the quick form not all of the many, and of the few each.
            let step = if long { 1 } else { 5 };
            for when in (1..=MOST).step_by(step) {
                let place = place_for(deed);
                let inject = format!("{call}:error={error}:when={when}");
                let Some(told) = run(&place, deed, &inject) else {
                    eprintln!("skipped: strace cannot be used here");
                    return;
                };
                if !told.failed {
                    break;
                }
                match check(&place, deed, &told, true) {
                    true => done += 1,
                    false => refused += 1,
                }
                if !long && when > 10 {
                    break;
                }
            }
        }
    }
    println!("{done} done all the same, {refused} refused");
    assert!(done > 0 && refused > 0);
}

/// A disk or a server that claims to have written what it has not.
#[test]
fn what_was_not_really_written_never_replaces_the_file() {
    let (mut done, mut refused) = (0, 0);
    let (counts, deeds): (&[u64], &[&str]) = match long_edits() {
        Some(_) => (&[0, 1], &DEEDS),
        None => (&[1], &DEEDS[..1]),
    };
    for (count, deed) in counts
        .iter()
        .flat_map(|count| deeds.iter().map(move |deed| (count, deed)))
    {
        for when in 1..=MOST {
            let place = place_for(deed);
            let inject = format!("write:retval={count}:when={when}");
            let Some(told) = run(&place, deed, &inject) else {
                eprintln!("skipped: strace cannot be used here");
                return;
            };
            if !told.failed {
                break;
            }
            // A journal is not read back; what lies in it is safe once the file has it.
            match check(&place, deed, &told, false) {
                true => done += 1,
                false => refused += 1,
            }
        }
    }
    println!("{done} done all the same, {refused} refused");
    assert!(done > 0 && refused > 0);
}

/// The system writes a part, then no more: as at a quota, at every length.
#[test]
fn a_write_that_breaks_off_anywhere_leaves_the_file_as_it_was() {
    let (mut done, mut refused) = (0, 0);
    for (deed, blocks) in ["save", "first save"]
        .into_iter()
        .flat_map(|deed| (0..16).map(move |b| (deed, b)))
    {
        let place = Place::new();
        let path = place.file("kreis.ron");
        let long = "Ö".repeat(700);
        if deed == "save" {
            place.save(&path, None, &[&long]).unwrap();
        }
        let before = fs::read(&path).ok();
        let mut command = Command::new("sh");
        // The signal that comes with it kills whoever does not ignore it.
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        command
            .args(["-c", &script])
            .arg(std::env::current_exe().unwrap());
        command.env(LIMITED, &long);
        let mut child = start(&place, deed, command);
        child.stdin.take().unwrap().write_all(b"go").unwrap();
        let mut told = String::new();
        child
            .stdout
            .take()
            .unwrap()
            .read_to_string(&mut told)
            .unwrap();
        child.wait().unwrap();
        let case = format!("{deed}, {blocks} blocks: {told}");
        if told.contains("did it") {
            done += 1;
            assert!(
                names(&read(&path).project).contains(&"During".to_owned()),
                "{case}"
            );
        } else {
            refused += 1;
            assert!(
                told.contains("refused") && told.contains("kreis.ron"),
                "{case}"
            );
            assert_eq!(fs::read(&path).ok(), before, "{case}");
        }
        let mut left = place.listing();
        left.retain(|name| name != "kreis.ron");
        assert!(left.is_empty(), "{case}: {left:?}");
    }
    println!("{done} done, {refused} refused");
    assert!(done > 0 && refused > 0);
}
