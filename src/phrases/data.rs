//! The data files, one a language.

macro_rules! files {
    ($($name:literal)*) => {
        /// Language tag and text of every data file.
        pub(super) const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("data/", $name, ".txt"))),)*];
    };
}

files! {
    "ar" "bn" "cs" "da" "de" "el" "en" "es" "fa" "fi" "fr" "he" "hi" "hu" "id" "it" "ja" "ko" "nl" "no" "pl" "pt" "ro" "ru" "sv" "th" "tr" "uk" "vi" "zh"
}
