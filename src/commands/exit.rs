//! How a run went, for the shell.

/// The exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitCode {
    /// All done, with or without deals.
    Done,
    /// Wrong usage or bad data: nothing was done.
    Usage,
    /// Done, but some paths were rejected.
    Partial,
    /// Stopped early: the output could not be written.
    Stopped,
}

impl ExitCode {
    fn number(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Usage => 2,
            Self::Partial => 3,
            Self::Stopped => 4,
        }
    }
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code.number())
    }
}

#[cfg(test)]
mod tests {
    use super::ExitCode;

    #[test]
    fn numbers_are_a_promise_to_scripts() {
        let codes = [ExitCode::Done, ExitCode::Usage, ExitCode::Partial, ExitCode::Stopped];
        assert_eq!(codes.map(ExitCode::number), [0, 2, 3, 4]);
    }
}
