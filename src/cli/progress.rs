//! The progress bar of long runs: on the terminal only, never in what is kept.

use std::io::{self, IsTerminal};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Fewer tasks than this are done before a bar could be read.
const WORTH_SHOWING: usize = 5;

/// A bar on standard error that stands below everything that is printed.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar for so many of something; nothing is shown where standard error is no terminal or the run is short.
    pub(super) fn new(total: usize, unit: &'static str) -> Progress {
        if total < WORTH_SHOWING || !io::stderr().is_terminal() {
            return Progress(None);
        }
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        let line = "[{bar:24.}] {pos}/{len} {unit}{speed}";
        let style = ProgressStyle::with_template(line).unwrap_or_else(|_| ProgressStyle::default_bar());
        let style =
            style.progress_chars("# ").with_key("unit", move |_: &ProgressState, out: &mut dyn std::fmt::Write| {
                let _ = out.write_str(unit);
            });
        bar.set_style(style.with_key("speed", |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            let _ = out.write_str(&speed(state.per_sec(), state.eta()));
        }));
        Progress(Some(bar))
    }

    /// Prints something above the bar, which then counts one more.
    pub(super) fn step(&mut self, print: impl FnOnce()) {
        match &self.0 {
            Some(bar) => {
                bar.suspend(print);
                bar.inc(1);
            }
            None => print(),
        }
    }

    /// Takes the bar away.
    pub(super) fn end(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}

/// How fast it goes and how long it takes yet.
fn speed(rate: f64, left: Duration) -> String {
    if !(rate.is_finite() && rate > 0.0) {
        return String::new();
    }
    let rate = if rate < 10.0 { format!("{rate:.1}").replace('.', ",") } else { format!("{rate:.0}") };
    format!(", {rate}/giây, còn {}", time(left.as_secs()))
}

/// A stretch of time in its two largest units.
fn time(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match (hours, minutes) {
        (0, 0) => format!("{seconds} giây"),
        (0, _) => format!("{minutes} phút {seconds} giây"),
        _ => format!("{hours} giờ {minutes} phút"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_time_left_are_told_as_people_say_them() {
        let told = |rate, seconds| speed(rate, Duration::from_secs(seconds));
        assert_eq!(told(238.4, 59), ", 238/giây, còn 59 giây");
        assert_eq!(told(2.46, 61), ", 2,5/giây, còn 1 phút 1 giây");
        assert_eq!(told(12.0, 7_322), ", 12/giây, còn 2 giờ 2 phút");
        assert_eq!(told(0.0, 5), "");
        assert_eq!(told(f64::INFINITY, 0), "");
    }
}
