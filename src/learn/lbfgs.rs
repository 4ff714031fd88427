//! Finding the lowest point of a smooth, convex function by limited-memory BFGS with a backtracking line search.

/// Steps that are remembered.
const MEMORY: usize = 8;
/// Halvings of a step before the search ends.
const HALVINGS: usize = 20;

/// Goes down from `start`. `function` gives the value at a point and writes its slope. Ends after `most` steps, or where
/// a step gains less than the share `enough` of the value.
pub(super) fn minimise(
    mut point: Vec<f64>,
    most: usize,
    enough: f64,
    mut function: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let mut slope = vec![0.0; point.len()];
    let mut value = function(&point, &mut slope);
    let mut history: Vec<Past> = Vec::new();
    for round in 0..most {
        let mut way = direction(&slope, &history);
        let mut descent = dot(&way, &slope);
        if descent >= 0.0 {
            history.clear();
            way = slope.iter().map(|s| -s).collect();
            descent = -dot(&slope, &slope);
        }
        let mut step = if round == 0 { 1.0 / dot(&slope, &slope).sqrt().max(1.0) } else { 1.0 };
        let mut next_slope = vec![0.0; point.len()];
        let mut found = None;
        for _ in 0..HALVINGS {
            let next: Vec<f64> = point.iter().zip(&way).map(|(x, d)| x + step * d).collect();
            let next_value = function(&next, &mut next_slope);
            if next_value <= value + 1e-4 * step * descent {
                found = Some((next, next_value));
                break;
            }
            step /= 2.0;
        }
        let Some((next, next_value)) = found else { break };
        let moved: Vec<f64> = next.iter().zip(&point).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_slope.iter().zip(&slope).map(|(a, b)| a - b).collect();
        let curve = dot(&moved, &turned);
        if curve > 1e-10 {
            history.push(Past { rate: 1.0 / curve, moved, turned });
            if history.len() > MEMORY {
                history.remove(0);
            }
        }
        let gain = value - next_value;
        (point, slope, value) = (next, next_slope, next_value);
        if gain < enough * value.abs() {
            break;
        }
    }
    point
}

/// A step taken: how the point moved, how the slope turned.
struct Past {
    rate: f64,
    moved: Vec<f64>,
    turned: Vec<f64>,
}

/// The two-loop recursion.
fn direction(slope: &[f64], history: &[Past]) -> Vec<f64> {
    let mut way: Vec<f64> = slope.iter().map(|s| -s).collect();
    let mut shares = vec![0.0; history.len()];
    for (share, past) in shares.iter_mut().zip(history).rev() {
        *share = past.rate * dot(&past.moved, &way);
        add(&mut way, -*share, &past.turned);
    }
    if let Some(last) = history.last() {
        let scale = 1.0 / (last.rate * dot(&last.turned, &last.turned));
        for w in &mut way {
            *w *= scale;
        }
    }
    for (share, past) in shares.iter().zip(history) {
        let back = past.rate * dot(&past.turned, &way);
        add(&mut way, share - back, &past.moved);
    }
    way
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn add(to: &mut [f64], times: f64, what: &[f64]) {
    to.iter_mut().zip(what).for_each(|(x, y)| *x += times * y);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_lowest_point_of_a_narrow_valley() {
        let bowl = |x: &[f64], slope: &mut [f64]| {
            slope[0] = 2.0 * (x[0] - 3.0);
            slope[1] = 200.0 * (x[1] + 1.0);
            (x[0] - 3.0).powi(2) + 100.0 * (x[1] + 1.0).powi(2)
        };
        let found = minimise(vec![0.0, 0.0], 100, 1e-12, bowl);
        assert!((found[0] - 3.0).abs() < 1e-4 && (found[1] + 1.0).abs() < 1e-4, "{found:?}");
    }
}
