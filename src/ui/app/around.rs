//! What lies around the file: conflict copies of sync clients, and versions of ours that are no
//! longer in it. Both are offered to be brought in.

use std::path::Path;

use egui::Context;

use super::files::Done;
use super::sharing::News;
use super::ways_out::WayOut;
use super::{Tone, Workspace, ZirkelApp};
use crate::document::Step;
use crate::i18n::{errors, tr};
use crate::store::copies::{self, Client};
use crate::store::{self, Missing, OpenError, PullOutcome, PullRequest, Pulled, Source};
use crate::ui::shell::banners::Banner;

/// How many copies that the user has seen are remembered.
const MOST_KNOWN: usize = 200;

/// Something that can be brought into the open project.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// A copy that a sync client put beside the file.
    Copy {
        /// The copy.
        copy: copies::Copy,
        /// Its content, so that it is offered once only.
        hash: String,
    },
    /// Versions that were saved here and are no longer in the file.
    Missing(Vec<Missing>),
}

impl ZirkelApp {
    /// Looks around the file, off the UI thread.
    pub(super) fn look_around(&mut self, path: &Path) {
        let header = self.workspace.as_ref().and_then(Workspace::disk);
        let Some(header) = header.map(|disk| disk.header.clone()) else {
            return;
        };
        let (dirs, path) = (self.dirs.clone(), path.to_owned());
        let known = self.settings.known_copies.clone();
        self.jobs.start("", move |_| {
            let mut offers = Vec::new();
            let missing = store::missing(&dirs, &path, &header);
            if !missing.is_empty() {
                offers.push(Offer::Missing(missing));
            }
            for copy in copies::copies_of(&path) {
                // What it was saved from is in the file, and so is all of it: merged long ago.
                let its = store::header_of(&copy.path).unwrap_or_default();
                let is_new = !its.is_within(&header) && its.is_related(&header);
                if !(is_new || (copy.certain && its.saved.is_empty())) {
                    continue;
                }
                let Ok(Some(version)) = store::current_version(&copy.path) else {
                    continue;
                };
                let hash = version.hash.to_hex().to_string();
                if !known.contains(&hash) {
                    offers.push(Offer::Copy { copy, hash });
                }
            }
            Done::LookedAround(path, offers)
        });
    }

    pub(super) fn offer_banner(&self, offer: &Offer) -> Banner<WayOut> {
        let texts = &self.texts;
        let text = match offer {
            Offer::Copy { copy, .. } => {
                let name = copy.path.file_name().unwrap_or_default().to_string_lossy();
                let client = match copy.client {
                    Client::Nextcloud => "Nextcloud",
                    Client::OneDrive => "OneDrive",
                    Client::Dropbox => "Dropbox",
                    Client::Syncthing => "Syncthing",
                    _ => "",
                };
                if client.is_empty() {
                    tr!(texts, "banner-copy", name = name.as_ref())
                } else {
                    tr!(
                        texts,
                        "banner-copy-of",
                        name = name.as_ref(),
                        client = client
                    )
                }
            }
            Offer::Missing(_) => tr!(texts, "banner-own-missing"),
        };
        Banner {
            tone: Tone::Info,
            text,
            ways_out: vec![
                (tr!(texts, "banner-join"), WayOut::Join(offer.clone())),
                (tr!(texts, "banner-leave"), WayOut::Leave(offer.clone())),
            ],
        }
    }

    /// The user does not want it: it is not offered again.
    pub(super) fn leave_offer(&mut self, offer: &Offer) {
        self.offers.retain(|known| known != offer);
        match offer {
            Offer::Copy { hash, .. } => self.know_copy(hash),
            Offer::Missing(missing) => {
                let (dirs, missing) = (self.dirs.clone(), missing.clone());
                self.jobs.start("", move |_| {
                    store::forget_missing(&dirs, &missing);
                    Done::Closed
                });
            }
        }
    }

    fn know_copy(&mut self, hash: &str) {
        self.settings.known_copies.push(hash.to_owned());
        let many = self.settings.known_copies.len().saturating_sub(MOST_KNOWN);
        self.settings.known_copies.drain(..many);
    }

    /// Brings a version in, off the UI thread.
    pub(super) fn join(&mut self, offer: Offer) {
        self.offers.retain(|known| *known != offer);
        let Some(request) = self.workspace.as_mut().and_then(Workspace::begin_pull) else {
            return;
        };
        let sources = match &offer {
            Offer::Copy { copy, .. } => vec![Source::File(copy.path.clone())],
            Offer::Missing(missing) => missing
                .iter()
                .map(|one| Source::Snapshot(one.hash))
                .collect(),
        };
        let title = tr!(self.texts, "job-join");
        let dirs = self.dirs.clone();
        self.jobs.start_cancellable(title, move |progress| {
            let mut now = request.clone();
            let mut joined = None;
            for source in &sources {
                match store::join(&now, source, &dirs, progress) {
                    Ok(pulled) => {
                        now.project = pulled.project.clone();
                        now.header = pulled.header.clone();
                        joined = Some(pulled);
                    }
                    Err(error) => return Done::Joined(offer, Box::new(request), Err(error)),
                }
            }
            let news = News::between(&request.project, &now.project);
            let joined = joined.map(|pulled| Box::new((pulled, news)));
            Done::Joined(offer, Box::new(request), Ok(joined))
        });
    }

    pub(super) fn finish_join(
        &mut self,
        ctx: &Context,
        offer: &Offer,
        request: &PullRequest,
        result: Result<Option<Box<(Pulled, News)>>, OpenError>,
    ) {
        let Some(workspace) = &mut self.workspace else {
            return;
        };
        if workspace.path() != Some(request.path.as_path()) {
            return;
        }
        match result {
            Ok(None) => {}
            Ok(Some(joined)) if joined.0.outcome == PullOutcome::OtherProject => {
                let text = tr!(self.texts, "join-other-project");
                self.tell(ctx, Tone::Warn, text);
                self.leave_offer(offer);
            }
            Ok(Some(joined)) => {
                let (pulled, news) = *joined;
                workspace.end_join(Step::JoinVersion, request, pulled);
                if news.is_empty() {
                    self.tell(ctx, Tone::Good, tr!(self.texts, "join-nothing-new"));
                } else {
                    let by = match offer {
                        Offer::Copy { copy, .. } => copy.by.clone().unwrap_or_default(),
                        Offer::Missing(_) => self.author(),
                    };
                    self.announce(ctx, &by, news);
                }
                self.leave_offer(offer);
            }
            Err(error) => {
                let text = errors::open(&self.texts, &error);
                self.fail(tr!(self.texts, "join-failed"), text);
            }
        }
    }
}
