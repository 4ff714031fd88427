//! Values of options: what may be typed, and what to type instead.

pub(super) fn confidence(typed: &str) -> Result<f64, String> {
    from_0_to_1(typed, "0.8")
}

pub(super) fn share(typed: &str) -> Result<f64, String> {
    from_0_to_1(typed, "0.3")
}

fn from_0_to_1(typed: &str, example: &str) -> Result<f64, String> {
    match typed.parse::<f64>() {
        Ok(number) if (0.0..=1.0).contains(&number) => Ok(number),
        _ => Err(format!("give a number from 0 to 1, such as {example}")),
    }
}

/// More workers than this is a slip of the finger.
const MOST_JOBS: usize = 1024;

pub(super) fn jobs(typed: &str) -> Result<usize, String> {
    match typed.parse::<usize>() {
        Ok(number) if number <= MOST_JOBS => Ok(number),
        _ => Err(format!("give a whole number from 0 to {MOST_JOBS}")),
    }
}

pub(super) fn bytes(typed: &str) -> Result<u64, String> {
    let lower = typed.to_ascii_lowercase();
    let (digits, shift) = match lower.trim_end_matches("ib").trim_end_matches('b') {
        number if number.ends_with('k') => (&number[..number.len() - 1], 10),
        number if number.ends_with('m') => (&number[..number.len() - 1], 20),
        number if number.ends_with('g') => (&number[..number.len() - 1], 30),
        number => (number, 0),
    };
    let number = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(1 << shift));
    number.filter(|number| *number > 0).ok_or_else(|| "give a number of bytes, such as 200000, 500k or 64M".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        let rows = [("1", Some(1)), ("500k", Some(512_000)), ("64M", Some(64 << 20)), ("1GiB", Some(1 << 30))];
        for (typed, number) in rows.into_iter().chain([("0", None), ("", None), ("-1", None), ("99999999999G", None)]) {
            assert_eq!(bytes(typed).ok(), number, "{typed}");
        }
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        assert!(confidence("1.1").is_err() && confidence("NaN").is_err() && confidence("0.8").is_ok());
        assert!(jobs("-1").is_err() && jobs("100000").is_err() && jobs("0").is_ok());
    }
}
