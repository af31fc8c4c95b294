//! The data files, one a language.

macro_rules! files {
    ($($name:literal)*) => {
        /// Language tag and text of every data file.
        pub(super) const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("data/", $name, ".txt"))),)*];
    };
}

files! {
    "de" "el" "en" "es" "fr" "it" "ja" "pt" "ru" "zh"
}
