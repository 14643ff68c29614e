//! From places on a board to places on the screen and back.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

/// Smallest and largest zoom; 1 is the board's own size.
pub const ZOOM: (f32, f32) = (0.05, 8.0);
/// Steps of the zoom per doubling, like the sizes at which texts are laid out.
const STEPS: f32 = 4.0;
/// Kept free around what is brought into sight, in points of the screen: left and right, above,
/// below (where the tools float).
const MARGIN: (f32, f32, f32) = (40.0, 64.0, 88.0);

/// What part of a board is seen, and how large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The place on the board that is in the middle of the screen.
    center: Pos2,
    zoom: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self {
            center: Pos2::ZERO,
            zoom: 1.0,
        }
    }
}

impl Camera {
    /// Points on the screen for a point on the board.
    pub const fn zoom(&self) -> f32 {
        self.zoom
    }

    /// Where a place on the board is on the screen.
    pub fn to_screen(self, viewport: Rect, place: Pos2) -> Pos2 {
        viewport.center() + (place - self.center) * self.zoom
    }

    /// Where a part of the board is on the screen.
    pub fn rect_to_screen(self, viewport: Rect, rect: Rect) -> Rect {
        Rect::from_min_max(
            self.to_screen(viewport, rect.min),
            self.to_screen(viewport, rect.max),
        )
    }

    /// Which place on the board is there on the screen.
    pub fn to_board(self, viewport: Rect, place: Pos2) -> Pos2 {
        self.center + (place - viewport.center()) / self.zoom
    }

    /// The part of the board that is seen.
    pub fn visible(self, viewport: Rect) -> Rect {
        Rect::from_center_size(self.center, viewport.size() / self.zoom)
    }

    /// Moves the board by so many points of the screen.
    pub fn pan(&mut self, delta: Vec2) {
        self.center -= delta / self.zoom;
    }

    /// Zooms by a factor; the place under the pointer stays there.
    pub fn zoom_at(&mut self, viewport: Rect, pointer: Pos2, factor: f32) {
        let place = self.to_board(viewport, pointer);
        self.zoom = (self.zoom * factor).clamp(ZOOM.0, ZOOM.1);
        self.center = place - (pointer - viewport.center()) / self.zoom;
    }

    /// Zooms to `zoom`, keeping what is in the middle there.
    pub fn zoom_to(&mut self, zoom: f32) {
        self.zoom = zoom.clamp(ZOOM.0, ZOOM.1);
    }

    /// Zooms by one step around the middle. The steps are those at which letters are sharp.
    pub fn zoom_step(&mut self, closer: bool) {
        let steps = self.zoom.log2() * STEPS;
        // From between two steps to the nearest one in that direction.
        let next = if closer {
            (steps + 0.01).floor() + 1.0
        } else {
            (steps - 0.01).ceil() - 1.0
        };
        self.zoom_to(2_f32.powf(next / STEPS));
    }

    /// Shows all of `rect`, at most at its own size, at one of the steps.
    pub fn fit(&mut self, viewport: Rect, rect: Rect) {
        self.fit_up_to(viewport, rect, 1.0);
    }

    /// Shows all of `rect`, magnified so many times at most, at one of the steps.
    pub fn fit_up_to(&mut self, viewport: Rect, rect: Rect, most: f32) {
        let free = free(viewport).size();
        let size = rect.size().max(Vec2::splat(1.0));
        let zoom = (free.x / size.x).min(free.y / size.y).min(most);
        let zoom = 2_f32.powf((zoom.log2() * STEPS + 0.01).floor() / STEPS);
        self.zoom = zoom.clamp(ZOOM.0, ZOOM.1);
        self.center_on(viewport, rect.center());
    }

    /// Puts a place in the middle of what no tools cover.
    pub fn center_on(&mut self, viewport: Rect, place: Pos2) {
        let off = free(viewport).center() - viewport.center();
        self.center = place - off / self.zoom;
    }

    /// Moves the board as little as needed for `rect` to be seen.
    pub fn reveal(&mut self, viewport: Rect, rect: Rect) {
        let free = free(viewport);
        let rect = self.rect_to_screen(viewport, rect);
        let shift = |low: f32, high: f32, free_low: f32, free_high: f32| {
            if high - low > free_high - free_low || low < free_low {
                free_low - low
            } else {
                (free_high - high).min(0.0)
            }
        };
        self.pan(vec2(
            shift(rect.left(), rect.right(), free.left(), free.right()),
            shift(rect.top(), rect.bottom(), free.top(), free.bottom()),
        ));
    }
}

/// A camera on its way: so that one sees where one is taken.
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    from: Camera,
    to: Camera,
    /// When it began and how long it takes, in seconds.
    time: (f64, f32),
    /// The camera as it was set last: whoever moves it otherwise ends the flight.
    at: Camera,
}

impl Flight {
    /// A flight of so many seconds that begins now.
    pub const fn new(from: Camera, to: Camera, now: f64, takes: f32) -> Self {
        Self {
            from,
            to,
            time: (now, takes),
            at: from,
        }
    }

    /// Where it leads.
    pub const fn target(&self) -> Camera {
        self.to
    }

    /// The camera now, and whether the flight goes on; nothing if somebody took over.
    pub fn next(&mut self, camera: Camera, now: f64) -> Option<(Camera, bool)> {
        if camera != self.at {
            return None;
        }
        let (start, takes) = self.time;
        let part = ((now - start) as f32 / takes.max(1e-3)).clamp(0.0, 1.0);
        if part >= 1.0 {
            self.at = self.to;
            return Some((self.to, false));
        }
        let eased = 1.0 - (1.0 - part).powi(3);
        let zoom = self.from.zoom * (self.to.zoom / self.from.zoom).powf(eased);
        // What is in the middle moves evenly on the screen, also when one zooms far.
        let (a, b) = (1.0 / self.from.zoom, 1.0 / self.to.zoom);
        let way = if (b - a).abs() < 1e-6 {
            eased
        } else {
            (1.0 / zoom - a) / (b - a)
        };
        self.at = Camera {
            center: self.from.center.lerp(self.to.center, way),
            zoom,
        };
        Some((self.at, true))
    }
}

/// The part of the viewport that no tools cover; in a tiny window at least something.
fn free(viewport: Rect) -> Rect {
    let (side, above, below) = MARGIN;
    let free = Rect::from_min_max(
        viewport.min + vec2(side, above),
        viewport.max - vec2(side, below),
    );
    if free.width() > 80.0 && free.height() > 80.0 {
        free
    } else {
        Rect::from_center_size(
            pos2(viewport.center().x, viewport.center().y),
            viewport.size().max(Vec2::splat(1.0)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn viewport() -> Rect {
        Rect::from_min_size(pos2(60.0, 90.0), vec2(900.0, 600.0))
    }

    #[test]
    fn zooming_keeps_the_place_under_the_pointer() {
        let mut camera = Camera::default();
        camera.pan(vec2(123.0, -45.0));
        let pointer = pos2(700.0, 200.0);
        let before = camera.to_board(viewport(), pointer);
        for factor in [1.3, 1.3, 0.5, 2.2, 0.1, 40.0] {
            camera.zoom_at(viewport(), pointer, factor);
            let after = camera.to_board(viewport(), pointer);
            assert!((after - before).length() < 0.02, "{before} {after}");
        }
    }

    #[test]
    fn zoom_stays_within_its_limits() {
        let mut camera = Camera::default();
        camera.zoom_at(viewport(), pos2(0.0, 0.0), 1e9);
        assert_eq!(camera.zoom(), ZOOM.1);
        camera.zoom_at(viewport(), pos2(0.0, 0.0), 1e-9);
        assert_eq!(camera.zoom(), ZOOM.0);
    }

    #[test]
    fn steps_lead_over_the_own_size_and_back() {
        let mut camera = Camera::default();
        camera.zoom_to(0.9);
        camera.zoom_step(true);
        assert!((camera.zoom() - 1.0).abs() < 1e-6);
        for _ in 0..4 {
            camera.zoom_step(true);
        }
        assert!((camera.zoom() - 2.0).abs() < 1e-5);
        for _ in 0..4 {
            camera.zoom_step(false);
        }
        assert!((camera.zoom() - 1.0).abs() < 1e-5);
    }

    #[test]
    fn fitting_shows_everything_and_never_magnifies() {
        let mut camera = Camera::default();
        let large = Rect::from_min_size(pos2(-4000.0, 300.0), vec2(9000.0, 2500.0));
        camera.fit(viewport(), large);
        assert!(camera.visible(viewport()).contains_rect(large));
        let small = Rect::from_min_size(pos2(10.0, 10.0), vec2(40.0, 30.0));
        camera.fit(viewport(), small);
        assert_eq!(camera.zoom(), 1.0);
        assert!(camera.visible(viewport()).contains_rect(small));
    }

    #[test]
    fn a_flight_arrives_and_ends_when_somebody_takes_over() {
        let from = Camera::default();
        let to = Camera {
            center: pos2(4000.0, -300.0),
            zoom: 0.1,
        };
        let mut flight = Flight::new(from, to, 10.0, 0.12);
        let (half, goes_on) = flight.next(from, 10.06).unwrap();
        assert!(goes_on && half.zoom < 1.0 && half.zoom > 0.1);
        assert_eq!(flight.next(half, 10.2), Some((to, false)));
        let mut flight = Flight::new(from, to, 10.0, 0.12);
        let mut moved = flight.next(from, 10.06).unwrap().0;
        moved.pan(vec2(5.0, 0.0));
        assert_eq!(flight.next(moved, 10.07), None);
    }

    #[test]
    fn revealing_moves_no_more_than_needed() {
        let mut camera = Camera::default();
        let seen = Rect::from_center_size(Pos2::ZERO, vec2(50.0, 50.0));
        camera.reveal(viewport(), seen);
        assert_eq!(camera, Camera::default());
        let hidden = Rect::from_min_size(pos2(1000.0, 0.0), vec2(50.0, 50.0));
        camera.reveal(viewport(), hidden);
        assert!(camera.visible(viewport()).contains_rect(hidden));
        assert_eq!(camera.center.y, 0.0);
    }
}
