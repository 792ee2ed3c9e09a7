//! Pages printed on both sides of a sheet have their margins the other way round on the back: their lines are moved to where
//! those of the front stand, so that one place means one thing.

use super::lines::Set;

/// Ends of full lines differ by so much at most (points), and there are so many at least, one of so many lines.
const SAME: f64 = 2.0;
const FEW: usize = 3;
const SHARE: usize = 10;
/// Margins differ by so much at least, and at most.
const APART: std::ops::Range<f64> = 6.0..90.0;

/// Moves the lines of pages on the side that stands further left.
pub(super) fn align(pages: &mut [Vec<Set>]) {
    let side = |odd: usize| pages.iter().skip(odd).step_by(2).flatten();
    let ends = [0, 1].map(|odd| most(side(odd).map(|set| set.end)));
    let begins = [0, 1].map(|odd| first(side(odd).map(|set| set.x)));
    let (Some((front, back)), Some((from, to))) = (ends[0].zip(ends[1]), begins[0].zip(begins[1])) else { return };
    let off = front - back;
    if !APART.contains(&off.abs()) || (from - to - off).abs() > 2.0 * SAME {
        return;
    }
    let moved = usize::from(off > 0.0);
    for set in pages.iter_mut().skip(moved).step_by(2).flatten() {
        set.x += off.abs();
        set.end += off.abs();
    }
}

/// Where full lines end: the last place at which most of some do.
pub(super) fn most(all: impl Iterator<Item = f64>) -> Option<f64> {
    let mut ends: Vec<f64> = all.collect();
    ends.sort_by(f64::total_cmp);
    let near = |from: usize| ends[from..].partition_point(|end| end - ends[from] <= SAME);
    let most = (0..ends.len()).map(|from| (near(from), from)).max();
    let most = most.filter(|(count, _)| *count >= FEW && count * SHARE >= ends.len());
    most.map(|(count, from)| ends[from + count - 1])
}

/// Where lines begin: the first place at which some do.
fn first(all: impl Iterator<Item = f64>) -> Option<f64> {
    let mut begins: Vec<f64> = all.collect();
    begins.sort_by(f64::total_cmp);
    let enough = |from: &usize| begins.get(from + FEW - 1).is_some_and(|last| last - begins[*from] <= SAME);
    (0..begins.len()).find(enough).map(|from| begins[from])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(left: f64, right: f64) -> Vec<Set> {
        let set = |(x, end): (f64, f64)| Set { spans: Vec::new(), y: 0.0, x, end, word: 20.0, size: 14.0 };
        let lines = [(left + 35.0, right), (left, right), (left, right - 1.0), (left, right - 120.0), (left, right)];
        lines.map(set).into_iter().collect()
    }

    #[test]
    fn the_backs_of_sheets_are_as_their_fronts() {
        let mut pages = vec![page(85.0, 538.0), page(57.0, 510.0), page(85.0, 538.0)];
        align(&mut pages);
        assert_eq!(pages[1].iter().map(|set| set.x).collect::<Vec<_>>(), [120.0, 85.0, 85.0, 85.0, 85.0]);
        assert!(pages[1].iter().zip(&pages[0]).all(|(a, b)| (a.end - b.end).abs() < 0.01));
        // Lines that end elsewhere because they are shorter are not moved.
        let mut pages = vec![page(85.0, 538.0), page(85.0, 500.0)];
        align(&mut pages);
        assert_eq!(pages[1][1].x, 85.0);
    }
}
