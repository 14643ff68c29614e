//! Opening the window.

use std::ffi::OsString;
use std::process::{Command, ExitCode};
use std::time::Instant;

use egui::ViewportBuilder;

use super::app::{Setup, ZirkelApp};
use super::settings::Settings;
use crate::cli::{Renderer, WindowOptions};
use crate::i18n::{Lang, Texts, tr};
use crate::store::DataDirs;

/// Set for the second try, so that there is no third.
const SECOND_TRY: &str = "ZIRKEL_SECOND_RENDERER";
/// The window cannot be opened.
const NO_WINDOW: u8 = 2;
/// Smallest window, in points.
const SMALLEST: [f32; 2] = [640.0, 480.0];

const ICON: &[u8] = include_bytes!("../../assets/icon/zirkel-256.png");

/// Opens the window and returns when it is closed.
///
/// Remote desktops often have no OpenGL, old drivers no Vulkan or DirectX 12. So when one way of
/// drawing does not work, the program starts once more with the other.
pub fn run(options: WindowOptions) -> ExitCode {
    let started = Instant::now();
    let dirs = DataDirs::of_system()
        .unwrap_or_else(|| DataDirs::below(&std::env::temp_dir().join("zirkel")));
    let settings = Settings::load(&dirs);
    let lang = options
        .lang
        .or(settings.lang)
        .unwrap_or_else(Lang::of_system);
    let renderer = options.renderer.unwrap_or(Renderer::Wgpu);
    let native = eframe::NativeOptions {
        viewport: viewport(&settings),
        renderer: match renderer {
            Renderer::Wgpu => eframe::Renderer::Wgpu,
            Renderer::Glow => eframe::Renderer::Glow,
        },
        ..Default::default()
    };
    let setup = Setup {
        file: options.file.clone(),
        lang: options.lang,
        dirs,
        dictionaries: crate::spelling::folders(),
        native_dialogs: true,
        started,
    };
    let result = eframe::run_native(
        "zirkel",
        native,
        Box::new(move |cc| {
            super::board::allow_system_clipboard(&cc.egui_ctx);
            Ok(Box::new(ZirkelApp::new(&cc.egui_ctx, setup)))
        }),
    );
    let Err(error) = result else {
        return ExitCode::SUCCESS;
    };
    tracing::warn!(%error, ?renderer, "the window could not be opened");
    let first_try = std::env::var_os(SECOND_TRY).is_none();
    if options.renderer.is_none()
        && first_try
        && let Some(code) = try_other(&options, renderer)
    {
        return code;
    }
    let message = tr!(Texts::new(lang), "no-window", reason = error.to_string());
    tracing::error!("{message}");
    ExitCode::from(NO_WINDOW)
}

fn viewport(settings: &Settings) -> ViewportBuilder {
    let mut viewport = ViewportBuilder::default()
        .with_title("Zirkel")
        .with_app_id("zirkel")
        .with_inner_size([settings.window.0, settings.window.1])
        .with_min_inner_size(SMALLEST)
        .with_maximized(settings.maximized)
        .with_drag_and_drop(true);
    match eframe::icon_data::from_png_bytes(ICON) {
        Ok(icon) => viewport = viewport.with_icon(icon),
        Err(error) => tracing::warn!(%error, "no icon"),
    }
    viewport
}

/// Starts the program with the other way of drawing: an event loop cannot be made twice in one
/// process.
fn try_other(options: &WindowOptions, failed: Renderer) -> Option<ExitCode> {
    let other = match failed {
        Renderer::Wgpu => "glow",
        Renderer::Glow => "wgpu",
    };
    let program = std::env::current_exe().ok()?;
    let mut args: Vec<OsString> = vec!["--renderer".into(), other.into()];
    if let Some(lang) = options.lang {
        args.extend(["--lang".into(), lang.code().into()]);
    }
    if options.verbose {
        args.push("--verbose".into());
    }
    if let Some(file) = &options.file {
        args.extend(["--".into(), file.clone().into_os_string()]);
    }
    let status = Command::new(program)
        .args(args)
        .env(SECOND_TRY, "1")
        .status()
        .ok()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Some(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
