//! Check digits, and the dates that some numbers carry.

use openwink_model::Date;

use super::{Office, Validity};

/// `compact` has the office's shape: digits and capital letters at their places.
pub(super) fn validity(office: Office, compact: &str) -> Validity {
    let letters: Vec<char> = compact.chars().collect();
    let digits: Vec<u32> = letters.iter().filter_map(|letter| letter.to_digit(10)).collect();
    let same = digits.len() == letters.len() && digits.iter().all(|digit| *digit == digits[0]);
    if same {
        // 000-000-000 stands in for a number that there is not
        return Validity::NotThis;
    }
    let agrees = match office {
        Office::Sss | Office::PhTin | Office::PhilHealth | Office::PagIbig => None,
        Office::BpjsEmployment | Office::BpjsHealth | Office::Uan | Office::Epf | Office::Bhxh => None,
        Office::MyTax => match &letters[..2] {
            ['S' | 'O', 'G'] | ['I', 'G'] => None,
            _ => return Validity::NotThis,
        },
        // Numbers of sixteen digits are identity numbers, or old ones behind a zero
        Office::Npwp if digits.len() == 15 => Some(luhn(&digits[..9])),
        Office::Npwp if digits[0] == 0 => Some(luhn(&digits[1..10])),
        Office::Npwp | Office::Nik => {
            if !born(&digits[6..12], [0, 40]) {
                return Validity::NotThis;
            }
            None
        }
        Office::Pan => {
            if !"ABCFGHJKLPT".contains(letters[3]) {
                return Validity::NotThis;
            }
            None
        }
        Office::Aadhaar => {
            if digits[0] < 2 {
                return Validity::NotThis;
            }
            Some(verhoeff(&digits))
        }
        Office::Nric => {
            if !"STFGM".contains(letters[0]) {
                return Validity::NotThis;
            }
            Some(nric(&letters))
        }
        Office::Rfc => {
            let start = letters.len() - 9;
            if !calendar(&letters[start..start + 6]) {
                return Validity::NotThis;
            }
            Some(rfc(&letters))
        }
        Office::Curp => {
            if !calendar(&letters[4..10]) || !"HMX".contains(letters[10]) {
                return Validity::NotThis;
            }
            Some(curp(&letters))
        }
        Office::Nss => Some(luhn(&digits)),
        Office::MyKad => {
            if !calendar(&letters[..6]) {
                return Validity::NotThis;
            }
            None
        }
        Office::Mst => Some(mst(&digits)),
        Office::Cccd => {
            // A province, then the century and sex, then the year of birth
            if digits[0] > 0 || digits[3] > 5 {
                return Validity::NotThis;
            }
            None
        }
    };
    match agrees {
        None => Validity::FormatOnly,
        Some(true) => Validity::Valid,
        Some(false) => Validity::WrongCheckDigit,
    }
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            1 if *digit > 4 => digit * 2 - 9,
            1 => digit * 2,
            _ => *digit,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Day, month, year, the day raised for women in some countries.
fn born(digits: &[u32], raised: [u32; 2]) -> bool {
    let two = |at: usize| digits[at] * 10 + digits[at + 1];
    let (day, month) = (two(0), two(2));
    raised.iter().any(|by| day > *by && day - by <= 31) && (1..=12).contains(&month)
}

/// Year, month, day.
fn calendar(letters: &[char]) -> bool {
    let digits: Vec<i16> = letters
        .iter()
        .filter_map(|letter| letter.to_digit(10))
        .map(|digit| digit as i16)
        .collect();
    let [y1, y2, m1, m2, d1, d2] = digits[..] else {
        return false;
    };
    let (year, month, day) = (y1 * 10 + y2, (m1 * 10 + m2) as i8, (d1 * 10 + d2) as i8);
    [1900, 2000]
        .iter()
        .any(|century| Date::new(century + year, month, day).is_some())
}

fn verhoeff(digits: &[u32]) -> bool {
    const TIMES: [[usize; 10]; 10] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
        [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
        [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
        [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
        [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
        [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
        [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
        [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
        [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
    ];
    const MOVED: [[usize; 10]; 8] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
        [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
        [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
        [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
        [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
        [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
        [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
    ];
    let sum = digits.iter().rev().enumerate().fold(0, |sum, (place, digit)| {
        TIMES[sum][MOVED[place % 8][*digit as usize]]
    });
    sum == 0
}

fn nric(letters: &[char]) -> bool {
    const WEIGHTS: [u32; 7] = [2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = letters[1..8]
        .iter()
        .zip(WEIGHTS)
        .map(|(letter, weight)| letter.to_digit(10).unwrap_or(0) * weight)
        .sum();
    let (added, table) = match letters[0] {
        'S' => (0, "JZIHGFEDCBA"),
        'T' => (4, "JZIHGFEDCBA"),
        'F' => (0, "XWUTRQPNMLK"),
        'G' => (4, "XWUTRQPNMLK"),
        _ => (3, "XWUTRQPNJLK"),
    };
    let place = ((sum + added) % 11) as usize;
    // The series of 2022 counts from the table's end
    let place = if letters[0] == 'M' { 10 - place } else { place };
    let table = if letters[0] == 'M' { "KLJNPQRTUWX" } else { table };
    table
        .chars()
        .nth(if letters[0] == 'M' { place.min(10) } else { place })
        == Some(letters[8])
}

fn place_in(table: &str, letter: char) -> u32 {
    table.chars().position(|other| other == letter).unwrap_or(0) as u32
}

fn rfc(letters: &[char]) -> bool {
    const TABLE: &str = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
    let mut padded = vec![' '; 13 - letters.len()];
    padded.extend(letters);
    let sum: u32 = padded[..12]
        .iter()
        .enumerate()
        .map(|(place, letter)| place_in(TABLE, *letter) * (13 - place as u32))
        .sum();
    let expected = match 11 - sum % 11 {
        11 => '0',
        10 => 'A',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    };
    padded[12] == expected
}

fn curp(letters: &[char]) -> bool {
    const TABLE: &str = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    let sum: u32 = letters[..17]
        .iter()
        .enumerate()
        .map(|(place, letter)| place_in(TABLE, *letter) * (18 - place as u32))
        .sum();
    letters[17].to_digit(10) == Some((10 - sum % 10) % 10)
}

fn mst(digits: &[u32]) -> bool {
    const WEIGHTS: [u32; 9] = [31, 29, 23, 19, 17, 13, 7, 5, 3];
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| digit * weight)
        .sum();
    10 - (sum % 11) as i32 == digits[9] as i32
}
