//! The key under which data files know a word.

/// Hash of a word without case; equal for "MOU" and "MoU", and for the straight and the curly apostrophe.
pub fn key(word: &str) -> u64 {
    if word.is_ascii() {
        return ascii_key(word);
    }
    let mut hash = SEED;
    let mut buffer = [0; 4];
    for c in word.chars() {
        let c = if matches!(c, '’' | '‘' | 'ʼ' | 'ʻ') { '\'' } else { c };
        for lower in c.to_lowercase() {
            for byte in lower.encode_utf8(&mut buffer).bytes() {
                hash = eat(hash, byte);
            }
        }
    }
    hash
}

/// The key of a word of ASCII letters, at compile time where wanted.
pub const fn ascii_key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut hash = SEED;
    let mut at = 0;
    while at < bytes.len() {
        hash = eat(hash, bytes[at].to_ascii_lowercase());
        at += 1;
    }
    hash
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

const fn eat(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}
