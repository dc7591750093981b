#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(
    init: openwink_fuzz::panics::ours_end_the_process(),
    |content: &[u8]| openwink_fuzz::panics::none_in(|| openwink_fuzz::words(content))
);
