//! What is the matter with the file, told in bars below the menu, and what can be done about it.

use std::path::PathBuf;

use egui::Context;

use super::around::Offer;
use super::files::Done;
use super::sharing::Trouble;
use super::{Tone, Workspace, ZirkelApp};
use crate::i18n::{format, tr};
use crate::store::watch::Gone;
use crate::store::{self, Header};
use crate::ui::commands::Command;
use crate::ui::privacy;
use crate::ui::shell::banners::Banner;
use crate::ui::shell::dialogs::Purpose;

/// A way out of what is the matter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WayOut {
    /// Save where the file was, merging with what is there.
    Save,
    /// Save over what cannot be read; that is kept as a backup.
    SaveOver,
    /// Save under another name.
    SaveAs,
    /// Go on in the file that was renamed to this.
    Follow(PathBuf),
    /// Take what is in the file for what is right.
    Reload,
    /// Look at or save it once more.
    TryAgain,
    /// Bring another version in.
    Join(Offer),
    /// Leave it as it is.
    Leave(Offer),
    /// Take the marks of what is new away.
    HideNews,
    /// Look at what has to be reviewed.
    Review,
    /// The review is done: again in a year.
    ReviewedForAYear,
    /// Not now.
    ReviewLater,
}

impl ZirkelApp {
    pub(super) fn banners(&self) -> Vec<Banner<WayOut>> {
        if self.workspace.is_none() {
            return Vec::new();
        }
        let mut banners = Vec::new();
        banners.extend(self.trouble_banner());
        if let Some(reason) = &self.autosave.failed {
            banners.push(Banner {
                tone: Tone::Bad,
                text: tr!(self.texts, "banner-not-saved", reason = reason.as_str()),
                ways_out: vec![
                    (tr!(self.texts, "banner-try-again"), WayOut::TryAgain),
                    (tr!(self.texts, "banner-save-as"), WayOut::SaveAs),
                ],
            });
        }
        banners.extend(
            self.offers
                .iter()
                .map(|offer| self.offer_banner(offer))
                .next(),
        );
        if self.sharing.fresh.is_shown() {
            banners.push(Banner {
                tone: Tone::Info,
                text: tr!(self.texts, "banner-news"),
                ways_out: vec![(tr!(self.texts, "banner-news-hide"), WayOut::HideNews)],
            });
        }
        banners.extend(self.review_banner());
        banners
    }

    /// That it is time to ask which personal data are still needed.
    fn review_banner(&self) -> Option<Banner<WayOut>> {
        let doc = &self.workspace.as_ref()?.doc;
        let today = chrono::Local::now().date_naive();
        let due = privacy::review_due(doc.project(), today);
        let due = due.filter(|_| !self.review_later && !doc.is_read_only())?;
        let date = format::date(&self.texts, due);
        let (tone, text) = if due < today {
            (
                Tone::Warn,
                tr!(self.texts, "banner-review-was", date = date),
            )
        } else {
            (
                Tone::Info,
                tr!(self.texts, "banner-review-soon", date = date),
            )
        };
        Some(Banner {
            tone,
            text,
            ways_out: vec![
                (tr!(self.texts, "banner-review-now"), WayOut::Review),
                (
                    tr!(self.texts, "banner-review-year"),
                    WayOut::ReviewedForAYear,
                ),
                (tr!(self.texts, "banner-review-later"), WayOut::ReviewLater),
            ],
        })
    }

    fn trouble_banner(&self) -> Option<Banner<WayOut>> {
        let texts = &self.texts;
        let name = self.shown_name();
        let name = name.as_str();
        let save_as = || (tr!(texts, "banner-save-as"), WayOut::SaveAs);
        let again = || (tr!(texts, "banner-try-again"), WayOut::TryAgain);
        let (tone, text, ways_out) = match self.sharing.trouble.as_ref() {
            None if self.sharing.read_only => (
                Tone::Warn,
                tr!(texts, "banner-read-only", name = name),
                vec![save_as()],
            ),
            None => return None,
            Some(Trouble::Gone(Gone::Missing {
                renamed_to: Some(path),
            })) => {
                let new = path.file_name().unwrap_or_default().to_string_lossy();
                let text = tr!(texts, "banner-renamed", name = name, new = new.as_ref());
                let follow = WayOut::Follow(path.clone());
                let ways_out = vec![
                    (tr!(texts, "banner-follow"), follow),
                    (tr!(texts, "banner-save-anew"), WayOut::Save),
                ];
                (Tone::Warn, text, ways_out)
            }
            Some(Trouble::Gone(Gone::Missing { renamed_to: None })) => (
                Tone::Warn,
                tr!(texts, "banner-missing", name = name),
                vec![(tr!(texts, "banner-save-anew"), WayOut::Save), save_as()],
            ),
            Some(Trouble::Gone(_)) => (
                Tone::Warn,
                tr!(texts, "banner-away", name = name),
                vec![save_as()],
            ),
            Some(Trouble::WentBack) => (
                Tone::Warn,
                tr!(texts, "banner-went-back", name = name),
                vec![
                    (tr!(texts, "banner-keep-mine"), WayOut::Save),
                    (tr!(texts, "banner-take-older"), WayOut::Reload),
                ],
            ),
            Some(Trouble::OtherProject) => (
                Tone::Bad,
                tr!(texts, "banner-other-project", name = name),
                vec![save_as()],
            ),
            Some(Trouble::Newer) => (
                Tone::Bad,
                tr!(texts, "banner-newer", name = name),
                vec![save_as()],
            ),
            Some(Trouble::Garbled(reason)) => (
                Tone::Bad,
                tr!(
                    texts,
                    "banner-garbled",
                    name = name,
                    reason = reason.as_str()
                ),
                vec![
                    again(),
                    (tr!(texts, "banner-save-over"), WayOut::SaveOver),
                    save_as(),
                ],
            ),
        };
        Some(Banner {
            tone,
            text,
            ways_out,
        })
    }

    pub(super) fn take_way_out(&mut self, ctx: &Context, way_out: WayOut) {
        match way_out {
            WayOut::Save => {
                self.sharing.trouble = None;
                self.save(None);
            }
            WayOut::SaveOver => self.save_over(),
            WayOut::SaveAs => self.pick(Purpose::SaveAs),
            WayOut::Follow(path) => {
                self.sharing.trouble = None;
                if let Some(workspace) = &mut self.workspace {
                    workspace.follow(path);
                }
            }
            WayOut::Reload => {
                let path = self.workspace.as_ref().and_then(Workspace::path);
                if let Some(path) = path.map(std::path::Path::to_owned) {
                    self.discarding = true;
                    // Taken on purpose: that it lacks versions of ours is no news then.
                    let (dirs, file) = (self.dirs.clone(), path.clone());
                    self.jobs.start("", move |_| {
                        let all = store::missing(&dirs, &file, &Header::default());
                        store::forget_missing(&dirs, &all);
                        Done::Closed
                    });
                    self.open(path);
                }
            }
            WayOut::TryAgain => {
                self.autosave.retry_now();
                if self.sharing.trouble.take().is_some() {
                    self.pull();
                } else {
                    self.save(None);
                }
            }
            WayOut::Join(offer) => self.join(offer),
            WayOut::Leave(offer) => self.leave_offer(&offer),
            WayOut::HideNews => self.sharing.fresh.hide(),
            WayOut::Review => self.run(ctx, Command::DataProtection),
            WayOut::ReviewedForAYear => {
                if let Some(workspace) = &mut self.workspace {
                    let today = chrono::Local::now().date_naive();
                    privacy::review_in_a_year(&mut workspace.doc, today);
                }
            }
            WayOut::ReviewLater => self.review_later = true,
        }
        ctx.request_repaint();
    }

    /// What lies there cannot be read, and the user does not need it; it is kept as a backup.
    fn save_over(&mut self) {
        let path = self.workspace.as_ref().and_then(Workspace::path);
        let Some(path) = path.map(std::path::Path::to_owned) else {
            return;
        };
        self.sharing.trouble = None;
        self.jobs.start("", move |_| {
            let found = crate::store::current_version(&path);
            Done::LookedAt {
                path,
                confirmed: true,
                found,
            }
        });
    }
}
