//! A countdown, by a clock that is handed in: seconds since whenever.

/// How long before the end the last minute begins, in seconds.
const LAST: f64 = 60.0;
/// The longest countdown, in seconds.
const LONGEST: f64 = 10.0 * 3600.0;

/// What a countdown does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// It stands at its whole time.
    Set,
    /// It will end at this time.
    Running {
        /// When.
        ends: f64,
    },
    /// It was halted with so many seconds left.
    Paused {
        /// How many.
        left: f64,
    },
    /// It came to its end at this time.
    Over {
        /// When.
        ended: f64,
    },
}

/// What to tell people of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// One minute is left.
    LastMinute,
    /// Time is up.
    End,
}

/// A countdown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Countdown {
    total: f64,
    state: State,
    /// Whether the last minute was told of.
    warned: bool,
}

impl Countdown {
    /// One of so many minutes, which does not run yet.
    pub fn of_minutes(minutes: u32) -> Self {
        Self {
            total: (f64::from(minutes) * 60.0).clamp(LAST, LONGEST),
            state: State::Set,
            warned: false,
        }
    }

    /// What it does.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Its whole time, in minutes.
    pub fn minutes(&self) -> u32 {
        (self.total / 60.0).round() as u32
    }

    /// How many seconds are left; below 0 when it is over.
    pub fn left(&self, now: f64) -> f64 {
        match self.state {
            State::Set => self.total,
            State::Running { ends } => ends - now,
            State::Paused { left } => left,
            State::Over { ended } => ended - now,
        }
    }

    /// Whether its last minute runs.
    pub fn is_last_minute(&self, now: f64) -> bool {
        matches!(self.state, State::Running { .. } | State::Paused { .. }) && self.left(now) <= LAST
    }

    /// Starts it, goes on after a halt, or halts it; one that is over stands at its beginning
    /// again.
    pub fn press(&mut self, now: f64) {
        match self.state {
            State::Set => self.run(now, self.total),
            State::Paused { left } => self.run(now, left),
            State::Running { ends } => {
                self.state = State::Paused {
                    left: (ends - now).max(0.0),
                };
            }
            State::Over { .. } => self.reset(),
        }
    }

    fn run(&mut self, now: f64, left: f64) {
        self.state = State::Running { ends: now + left };
        // Nobody has to be told of a last minute with which it begins.
        self.warned |= left <= LAST;
    }

    /// Gives it a minute more; one that is over runs on.
    pub fn add_minute(&mut self, now: f64) {
        let more = 60.0;
        match &mut self.state {
            State::Set => self.total = (self.total + more).min(LONGEST),
            State::Running { ends } => *ends = (*ends + more).min(now + LONGEST),
            State::Paused { left } => *left = (*left + more).min(LONGEST),
            State::Over { .. } => self.run(now, more),
        }
        if self.left(now) > LAST {
            self.warned = false;
        }
    }

    /// Stands it at its whole time.
    pub fn reset(&mut self) {
        self.state = State::Set;
        self.warned = false;
    }

    /// Lets time pass, and says what has come of it. To be called in each frame.
    pub fn tick(&mut self, now: f64) -> Option<Event> {
        let State::Running { ends } = self.state else {
            return None;
        };
        if now >= ends {
            self.state = State::Over { ended: ends };
            return Some(Event::End);
        }
        if !self.warned && ends - now <= LAST {
            self.warned = true;
            return Some(Event::LastMinute);
        }
        None
    }

    /// In how many seconds what is shown changes; `None` while it stands.
    pub fn next_change(&self, now: f64) -> Option<f64> {
        match self.state {
            State::Running { .. } | State::Over { .. } => {
                let left = self.left(now);
                // Up to the next whole second, and a bit further: never just before it.
                Some((left - left.floor()).max(0.01) + 0.005)
            }
            State::Set | State::Paused { .. } => None,
        }
    }

    /// As it is shown: "4:59", "0:00", and "+0:07" when it is over.
    pub fn shown(&self, now: f64) -> String {
        let left = self.left(now);
        let (sign, seconds) = match self.state {
            State::Over { .. } => ("+", (-left).max(0.0).floor()),
            _ => ("", left.max(0.0).ceil()),
        };
        let seconds = seconds as u64;
        format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_runs_is_halted_and_comes_to_its_end() {
        let mut clock = Countdown::of_minutes(2);
        assert_eq!(
            (clock.shown(0.0), clock.next_change(0.0)),
            ("2:00".to_owned(), None)
        );
        clock.press(10.0);
        assert_eq!(clock.tick(10.0), None);
        assert_eq!(clock.shown(10.5), "2:00");
        assert_eq!(clock.shown(11.0), "1:59");
        clock.press(40.0);
        assert_eq!(
            (clock.shown(500.0), clock.next_change(500.0)),
            ("1:30".to_owned(), None)
        );
        clock.press(500.0);
        assert_eq!(clock.tick(529.0), None);
        assert_eq!(clock.tick(530.0), Some(Event::LastMinute));
        assert!(clock.is_last_minute(530.0));
        assert_eq!(clock.tick(531.0), None);
        // The window slept over the end.
        assert_eq!(clock.tick(597.2), Some(Event::End));
        assert_eq!(clock.state(), State::Over { ended: 590.0 });
        assert_eq!(clock.shown(597.2), "+0:07");
        assert_eq!(clock.tick(598.0), None);
        clock.press(600.0);
        assert_eq!(
            (clock.state(), clock.shown(600.0)),
            (State::Set, "2:00".to_owned())
        );
    }

    #[test]
    fn a_minute_more_can_be_given_at_any_time_and_is_warned_of_again() {
        let mut clock = Countdown::of_minutes(1);
        clock.press(0.0);
        assert_eq!(clock.tick(1.0), None);
        clock.add_minute(1.0);
        assert_eq!(clock.shown(1.0), "1:59");
        assert_eq!(clock.tick(60.0), Some(Event::LastMinute));
        assert_eq!(clock.tick(120.0), Some(Event::End));
        clock.add_minute(130.0);
        assert_eq!(
            (clock.shown(130.0), clock.tick(190.0)),
            ("1:00".to_owned(), Some(Event::End))
        );
        clock.reset();
        clock.add_minute(0.0);
        assert_eq!(clock.minutes(), 2);
    }

    proptest! {
        #[test]
        fn it_ends_once_and_never_wakes_the_window_more_than_once_a_second(
            minutes in 1_u32..40,
            steps in prop::collection::vec(0.1_f64..30.0, 1..200),
        ) {
            let mut clock = Countdown::of_minutes(minutes);
            clock.press(0.0);
            let (mut now, mut ends) = (0.0, 0);
            for step in steps {
                now += step;
                let event = clock.tick(now);
                ends += usize::from(event == Some(Event::End));
                if let Some(wait) = clock.next_change(now) {
                    prop_assert!(wait > 0.0 && wait <= 1.02);
                    let (before, after) = (clock.shown(now), clock.shown(now + wait));
                    let over = clock.left(now + wait) < 0.0;
                    prop_assert!(before != after || over, "{} {}", before, wait);
                }
            }
            prop_assert_eq!(ends, usize::from(now >= f64::from(minutes) * 60.0));
        }
    }
}
