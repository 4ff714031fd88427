//! The text under construction. Counts in code points as it grows, for that is how the gold gives its offsets.

/// A text and its length.
#[derive(Debug, Default)]
pub(super) struct Page {
    text: String,
    length: usize,
}

impl Page {
    /// Adds words and says where they stand: code points, end exclusive.
    pub(super) fn add(&mut self, words: &str) -> [usize; 2] {
        let start = self.length;
        self.text.push_str(words);
        self.length += words.chars().count();
        [start, self.length]
    }

    /// Adds a sentence to the paragraph, or begins one.
    pub(super) fn sentence(&mut self, sentence: &str) -> [usize; 2] {
        if !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
            self.add(" ");
        }
        self.add(sentence)
    }

    /// Ends the paragraph.
    pub(super) fn paragraph(&mut self) {
        if !self.text.ends_with("\n\n") && !self.text.is_empty() {
            self.add("\n\n");
        }
    }

    /// Code points so far.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The finished text: one line end at its end.
    pub(super) fn finish(mut self) -> String {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        self.text.push('\n');
        self.text
    }
}
