//! Texts and numbers as XML has them.

use std::fmt;

/// A text within XML: marks are escaped, and what XML 1.0 does not allow at all is left out.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\t' | '\n' | '\r' => f.write_char(' ')?,
                '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

/// A number to a hundredth, without an exponent.
#[derive(Clone, Copy)]
pub(super) struct Num(pub(super) f64);

impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = (self.0 * 100.0).round() / 100.0;
        if rounded == 0.0 || !rounded.is_finite() {
            return f.write_str("0");
        }
        write!(f, "{rounded}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_does_not_allow_is_left_out() {
        let odd = "a<b>&\"c'\u{0}\u{8}\u{b}\u{ffff}\nd\te\u{7f}";
        let escaped = Escaped(odd).to_string();
        assert_eq!(escaped, "a&lt;b&gt;&amp;&quot;c&#39; d e\u{7f}");
    }

    #[test]
    fn numbers_are_short_and_never_odd() {
        let told: Vec<String> = [1.0, 1.239, -0.001, f64::NAN, 1e7, -2.5]
            .map(|n| Num(n).to_string())
            .to_vec();
        assert_eq!(told, ["1", "1.24", "0", "0", "10000000", "-2.5"]);
    }
}
